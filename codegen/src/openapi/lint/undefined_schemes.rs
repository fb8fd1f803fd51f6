//! Security requirements with schemes that the document does not define.

use std::collections::BTreeSet;

use serde_json::Value;

use crate::diagnostic::suggest::closest;
use crate::diagnostic::{Code, Diagnostic};
use crate::openapi::Validation;
use crate::openapi::grammar::ObjectKind;

/// Warns about each name in a security requirement that is not a security scheme.
pub(super) fn check(validation: &Validation<'_>) -> Vec<Diagnostic> {
    let components = validation.linked.get("components");
    let schemes = components
        .and_then(|components| components.get("securitySchemes"))
        .and_then(Value::as_object);
    let defined: BTreeSet<&str> = schemes
        .into_iter()
        .flatten()
        .map(|(name, _)| name.as_str())
        .collect();
    let requirements = validation
        .objects
        .iter()
        .filter(|object| object.kind == ObjectKind::SecurityRequirement);
    let undefined = requirements.flat_map(|requirement| {
        let names = requirement.entries.keys();
        names
            .filter(|name| !defined.contains(name.as_str()))
            .map(|name| (name, requirement.pointer.child(name)))
    });
    undefined
        .map(|(name, pointer)| {
            let message = format!("undefined security scheme `{name}`");
            Diagnostic::new(Code::UndefinedScheme, &pointer, message).help(help(name, &defined))
        })
        .collect()
}

fn help(name: &str, defined: &BTreeSet<&str>) -> String {
    if let Some(close) = closest(name, defined.iter().copied()) {
        return format!("did you mean `{close}`?");
    }
    let names: Vec<_> = defined.iter().map(|name| format!("`{name}`")).collect();
    match names.as_slice() {
        [] => "define it under `components/securitySchemes`".to_owned(),
        names => format!("define it; the document defines {}", names.join(", ")),
    }
}
