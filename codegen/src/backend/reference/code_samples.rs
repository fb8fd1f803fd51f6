//! An overlay that adds Rust programs to the operations of the document, for API portals.

use indexmap::IndexMap;

use super::program::program;
use crate::Pointer;
use crate::api::Operation;
use crate::backend::prose::scope::Scope;

/// The overlay. `document` is the path of the document, relative to the overlay's folder.
pub(super) fn overlay(scope: &Scope<'_>, document: &str) -> String {
    let title = format!("Programs in Rust for the operations of {}", scope.api.title);
    let mut text = format!(
        "overlay: 1.0.0\ninfo:\n  title: {}\n  version: 1.0.0\nextends: {}\nactions:\n",
        quoted(&title),
        quoted(document)
    );
    let mut by_pointer: IndexMap<&Pointer, Vec<&Operation>> = IndexMap::new();
    for operation in scope.api.operations() {
        by_pointer
            .entry(&operation.pointer)
            .or_default()
            .push(operation);
    }
    let mut actions = 0;
    for (pointer, operations) in by_pointer {
        let samples = operations
            .iter()
            .filter_map(|operation| sample(operation, scope));
        let samples: String = samples.collect();
        let Some(target) = target(pointer).filter(|_| !samples.is_empty()) else {
            continue;
        };
        actions += 1;
        text.push_str(&format!(
            "  - target: {}\n    update:\n      x-codeSamples:\n{samples}",
            quoted(&target)
        ));
    }
    if actions == 0 {
        return text.replace("actions:\n", "actions: []\n");
    }
    text
}

/// The program of an operation as an item of a list.
fn sample(operation: &Operation, scope: &Scope<'_>) -> Option<String> {
    let program = program(operation, scope)?;
    let lines = program.lines().map(|line| match line {
        "" => "\n".to_owned(),
        line => format!("            {line}\n"),
    });
    let lines: String = lines.collect();
    let label = quoted(&format!("Rust: {}", operation.name));
    Some(format!(
        "        - lang: rust\n          label: {label}\n          source: |\n{lines}"
    ))
}

/// The JSONPath query for a value of the document; `None` if it is in another file.
fn target(pointer: &Pointer) -> Option<String> {
    if pointer.file().is_some() {
        return None;
    }
    let tokens = pointer.tokens();
    let segments = tokens.iter().map(|token| {
        let escaped = token.replace('\\', "\\\\").replace('\'', "\\'");
        format!("['{escaped}']")
    });
    Some(format!("${}", segments.collect::<String>()))
}

/// A text as a YAML scalar in double quotes, which are those of JSON.
fn quoted(text: &str) -> String {
    serde_json::Value::from(text).to_string()
}
