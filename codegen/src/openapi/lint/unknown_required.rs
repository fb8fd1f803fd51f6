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

/// Warns about each name in `required` that is not a property, in schemas with properties that are not combined with
/// others.
pub(super) fn check(validation: &Validation<'_>) -> Vec<Diagnostic> {
    let schemas = validation
        .objects
        .iter()
        .filter(|object| object.kind == ObjectKind::Schema && !is_combined(object));
    schemas
        .filter_map(|schema| {
            let properties = schema.entries.get("properties")?.as_object()?;
            let required = schema.entries.get("required")?.as_array()?;
            Some(unknown(properties, required, &schema.pointer))
        })
        .flatten()
        .collect()
}

fn is_combined(schema: &Object<'_>) -> bool {
    let parent = schema.pointer.tokens().iter().rev().nth(1);
    COMBINATORS
        .iter()
        .any(|combinator| schema.entries.contains_key(*combinator))
        || parent.is_some_and(|keyword| COMBINATORS.contains(&keyword.as_str()))
}

fn unknown(
    properties: &Map<String, Value>,
    required: &[Value],
    schema: &Pointer,
) -> Vec<Diagnostic> {
    let names = required.iter().enumerate();
    names
        .filter_map(|(index, name)| Some((index, name.as_str()?)))
        .filter(|(_, name)| !properties.contains_key(*name))
        .map(|(index, name)| {
            let help = match closest(name, properties.keys().map(String::as_str)) {
                Some(property) => format!("did you mean `{property}`?"),
                None => "add the property, or remove its name".to_owned(),
            };
            let pointer = schema.child("required").child(index);
            let message = format!("unknown property `{name}` in `required`");
            Diagnostic::new(Code::UnknownRequired, &pointer, message).help(help)
        })
        .collect()
}
