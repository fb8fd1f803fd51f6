//! Tags that operations have and the document does not list.

use std::collections::BTreeSet;

use serde_json::Value;

use super::operation_ids::METHODS;
use crate::diagnostic::suggest::closest;
use crate::{Code, Diagnostic, Pointer};

/// Says of each tag that the document's list of them has not, where there is one. Many operations share a tag: the
/// first one tells.
pub(super) fn undeclared(document: &Value, found: &mut Vec<Diagnostic>) {
    let tags = document.get("tags").and_then(Value::as_array);
    let names = tags.into_iter().flatten();
    let declared: BTreeSet<_> = names.filter_map(|tag| tag.get("name")?.as_str()).collect();
    if declared.is_empty() {
        return;
    }
    let mut told = BTreeSet::new();
    let paths = document.get("paths").and_then(Value::as_object);
    for (path, item) in paths.into_iter().flatten() {
        for method in METHODS {
            let tags = item
                .get(*method)
                .and_then(|operation| operation.get("tags"));
            let tags = tags.and_then(Value::as_array).into_iter().flatten();
            for (index, tag) in tags.enumerate() {
                let Some(tag) = tag.as_str() else { continue };
                if declared.contains(tag) || !told.insert(tag) {
                    continue;
                }
                let at = Pointer::root().descend(["paths", path, method]);
                let at = at.child("tags").child(index);
                let message = format!("the document's `tags` have no `{tag}`");
                let help = match closest(tag, declared.iter().copied()) {
                    Some(meant) => format!("did you mean `{meant}`?"),
                    None => format!("add `- name: {tag}` to them, with a description"),
                };
                found.push(Diagnostic::new(Code::UndeclaredTag, &at, message).help(help));
            }
        }
    }
}
