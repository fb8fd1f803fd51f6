//! References from one location of a document to another.

use serde_json::Value;

use crate::diagnostic::suggest::closest;
use crate::diagnostic::{Code, Diagnostic};
use crate::source::Pointer;

/// The keywords of the Components Object, each with a noun for its objects.
const COMPONENTS: &[(&str, &str)] = &[
    ("schemas", "schema"),
    ("responses", "response"),
    ("parameters", "parameter"),
    ("requestBodies", "request body"),
    ("headers", "header"),
    ("examples", "example"),
    ("links", "link"),
    ("callbacks", "callback"),
    ("securitySchemes", "security scheme"),
];

/// Checks a `$ref` in place of an object of `components/{key}`, and returns the name of the component it refers to, if
/// it refers to one.
pub(super) fn check(
    document: &Value,
    key: &str,
    reference: &Value,
    pointer: &Pointer,
) -> Result<Option<String>, Diagnostic> {
    let Some(reference) = reference.as_str() else {
        let message = format!("expected a string for `$ref`, such as `'#/components/{key}/NAME'`");
        let error = Diagnostic::new(Code::Malformed, &pointer.child("$ref"), message);
        return Err(error.at_value());
    };
    // Lowering reports references to other documents.
    let Some(target) = Pointer::parse(reference) else {
        return Ok(None);
    };
    if target.find(document).is_none() {
        let message = format!("unresolved reference `{reference}`");
        let help = suggestion(document, key, &target);
        return Err(Diagnostic::new(Code::UnresolvedReference, pointer, message).help(help));
    }
    match target.tokens() {
        [components, other, name] if components == "components" && other == key => {
            Ok(Some(name.clone()))
        }
        [components, other, name] if components == "components" => match noun(other) {
            Some(noun) => {
                let message = format!(
                    "unsupported reference `{reference}`, expected `#/components/{key}/NAME`"
                );
                let help = match component(document, key, name) {
                    Some(_) => format!("did you mean `#/components/{key}/{name}`?"),
                    None => wrong_kind(name, noun, key),
                };
                Err(Diagnostic::new(Code::UnsupportedReference, pointer, message).help(help))
            }
            None => Ok(None),
        },
        _ => Ok(None),
    }
}

/// Suggests how to fix an unresolved reference.
fn suggestion(document: &Value, key: &str, target: &Pointer) -> String {
    let name = target
        .tokens()
        .last()
        .map(String::as_str)
        .unwrap_or_default();
    let components = document.get("components").and_then(|all| all.get(key));
    let components = components.and_then(Value::as_object).into_iter().flatten();
    if let Some(close) = closest(name, components.map(|(name, _)| name.as_str())) {
        let pointer = Pointer::root().descend(["components", key, close]);
        return format!("did you mean `{pointer}`?");
    }
    let same_name = COMPONENTS
        .iter()
        .find(|(other, _)| component(document, other, name).is_some());
    match same_name {
        Some((_, noun)) => wrong_kind(name, noun, key),
        None => "define it, or fix the reference".to_owned(),
    }
}

fn wrong_kind(name: &str, actual: &str, key: &str) -> String {
    let expected = noun(key).unwrap_or("component");
    format!("`{name}` is a {actual}, expected a {expected}")
}

fn noun(key: &str) -> Option<&'static str> {
    let component = COMPONENTS.iter().find(|(other, _)| *other == key);
    component.map(|(_, noun)| *noun)
}

fn component<'d>(document: &'d Value, key: &str, name: &str) -> Option<&'d Value> {
    document.get("components")?.get(key)?.get(name)
}
