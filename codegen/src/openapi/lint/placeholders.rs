//! Placeholders that wait for a description.

use serde_json::Value;

use crate::diagnostic::{Code, Diagnostic};
use crate::openapi::{PLACEHOLDER, Validation};

/// Warns about each text that is still a placeholder.
pub(super) fn check(validation: &Validation<'_>) -> Vec<Diagnostic> {
    let objects = validation.objects.iter();
    let texts = objects.flat_map(|object| {
        let entries = object.entries.iter();
        let placeholders = entries.filter(|(_, value)| is_placeholder(value));
        placeholders.map(|(key, _)| object.pointer.child(key))
    });
    texts
        .map(|pointer| {
            let message = "this is new in the upstream document, and nobody has described it yet";
            let help = "write a description in your own words, or remove the placeholder";
            Diagnostic::new(Code::Placeholder, &pointer, message).help(help)
        })
        .collect()
}

fn is_placeholder(value: &Value) -> bool {
    value == PLACEHOLDER
}
