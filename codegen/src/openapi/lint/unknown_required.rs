//! Names in `required` that are not properties.

use serde_json::{Map, Value};

use crate::diagnostic::suggest::closest;
use crate::diagnostic::{Code, Diagnostic};
use crate::openapi::Validation;
use crate::openapi::grammar::ObjectKind;
use crate::openapi::object::Object;
use crate::source::Pointer;

/// The keywords that combine the properties of several schemas.
const COMBINATORS: [&str; 3] = ["allOf", "anyOf", "oneOf"];

/// Warns about names in `required` that are not properties, in schemas with properties that are not combined with
/// others: those that are probably misspelled, and those that the schema does not allow.
pub(super) fn check(validation: &Validation<'_>) -> Vec<Diagnostic> {
    let schemas = validation
        .objects
        .iter()
        .filter(|object| object.kind == ObjectKind::Schema && !is_combined(object));
    schemas
        .filter_map(|schema| {
            let properties = schema.entries.get("properties")?.as_object()?;
            let required = schema.entries.get("required")?.as_array()?;
            let is_closed = schema.entries.get("additionalProperties") == Some(&Value::Bool(false));
            Some(unknown(properties, required, is_closed, &schema.pointer))
        })
        .flatten()
        .collect()
}

fn is_combined(schema: &Object<'_>) -> bool {
    let tokens = schema.pointer.tokens();
    let parent = tokens.iter().rev().nth(1);
    COMBINATORS
        .iter()
        .any(|combinator| schema.entries.contains_key(*combinator))
        || parent.is_some_and(|keyword| COMBINATORS.contains(keyword))
}

fn unknown(
    properties: &Map<String, Value>,
    required: &[Value],
    is_closed: bool,
    schema: &Pointer,
) -> Vec<Diagnostic> {
    let names = required.iter().enumerate();
    let optional = properties.keys().map(String::as_str);
    let optional = optional.filter(|property| required.iter().all(|name| name != property));
    names
        .filter_map(|(index, name)| Some((index, name.as_str()?)))
        .filter(|(_, name)| !properties.contains_key(*name))
        .filter_map(|(index, name)| {
            let help = match closest(name, optional.clone()) {
                Some(property) => format!("did you mean `{property}`?"),
                None if is_closed => "add the property, or remove its name".to_owned(),
                None => return None,
            };
            let pointer = schema.child("required").child(index);
            let message = format!("unknown property `{name}` in `required`");
            Some(Diagnostic::new(Code::UnknownRequired, &pointer, message).help(help))
        })
        .collect()
}
