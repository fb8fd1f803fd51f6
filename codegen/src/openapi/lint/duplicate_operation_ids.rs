//! Operations that share an `operationId`.

use std::collections::BTreeMap;

use serde_json::Value;

use super::operations::operations;
use crate::diagnostic::{Code, Diagnostic};
use crate::openapi::object::Object;

/// Warns about each operation whose `operationId` an earlier one has. The earlier one keeps the name.
pub(super) fn check(objects: &[Object<'_>]) -> Vec<Diagnostic> {
    let mut first_by_id = BTreeMap::new();
    let mut warnings = Vec::new();
    for operation in operations(objects) {
        let id = operation.value.get("operationId").and_then(Value::as_str);
        let Some(id) = id.filter(|id| !id.is_empty()) else {
            continue;
        };
        let Some(first) = first_by_id.get(id) else {
            first_by_id.insert(id, operation.to_string());
            continue;
        };
        let message = format!(
            "duplicate `operationId` `{id}`, first used by `{first}`; `{operation}` is named after its method and path"
        );
        let pointer = operation.pointer().child("operationId");
        warnings.push(
            Diagnostic::new(Code::DuplicateOperationId, &pointer, message)
                .at_value()
                .help("give each of the two its own `operationId`"),
        );
    }
    warnings
}
