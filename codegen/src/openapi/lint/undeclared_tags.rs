//! Tags of operations that the document does not declare.

use std::collections::BTreeSet;

use serde_json::Value;

use super::operations::operations;
use crate::diagnostic::suggest::closest;
use crate::diagnostic::{Code, Diagnostic};
use crate::openapi::Validation;

/// Warns about the first use of each tag that is missing from the document's `tags`, if it has any.
pub(super) fn check(validation: &Validation<'_>) -> Vec<Diagnostic> {
    let tags = validation.linked.get("tags").and_then(Value::as_array);
    let declared: BTreeSet<_> = tags
        .into_iter()
        .flatten()
        .filter_map(|tag| tag.get("name")?.as_str())
        .collect();
    let mut reported = BTreeSet::new();
    let mut warnings = Vec::new();
    if declared.is_empty() {
        return warnings;
    }
    for operation in operations(&validation.linked) {
        let tags = operation.value.get("tags").and_then(Value::as_array);
        for (index, tag) in tags.into_iter().flatten().enumerate() {
            let Some(tag) = tag.as_str() else { continue };
            if declared.contains(tag) || !reported.insert(tag) {
                continue;
            }
            let help = match closest(tag, declared.iter().copied()) {
                Some(declared) => format!("did you mean `{declared}`?"),
                None => format!("add `- name: {tag}` to the document's `tags`, with a description"),
            };
            let place = operation.pointer().child("tags").child(index);
            let pointer = validation.origins.of(&place);
            let message = format!("undeclared tag `{tag}`");
            warnings.push(Diagnostic::new(Code::UndeclaredTag, &pointer, message).help(help));
        }
    }
    warnings
}
