//! Operations that share an `operationId`.

use std::collections::BTreeMap;

use serde_json::Value;

use super::operations::operations;
use crate::diagnostic::{Code, Diagnostic};
use crate::openapi::{Validation, is_of_other_path};

/// Warns about each operation whose `operationId` an earlier one has. The earlier one keeps the name.
pub(super) fn check(validation: &Validation<'_>) -> Vec<Diagnostic> {
    let mut first_by_id = BTreeMap::new();
    let mut warnings = Vec::new();
    for operation in operations(&validation.linked) {
        let id = operation.value.get("operationId").and_then(Value::as_str);
        let Some(id) = id.filter(|id| !id.is_empty()) else {
            continue;
        };
        if is_of_other_path(&operation.pointer(), &validation.origins) {
            continue;
        }
        let origin = validation.origins.of(&operation.pointer());
        let Some((first, first_origin)) = first_by_id.get(id) else {
            first_by_id.insert(id, (operation.to_string(), origin));
            continue;
        };
        // Paths may share an operation, which has one ID.
        if *first_origin == origin {
            continue;
        }
        let message = format!(
            "duplicate `operationId` `{id}`, first used by `{first}`; `{operation}` is named after its method and path"
        );
        let place = operation.pointer().child("operationId");
        let pointer = validation.origins.of(&place);
        warnings.push(
            Diagnostic::new(Code::DuplicateOperationId, &pointer, message)
                .at_value()
                .help("give each of the two its own `operationId`"),
        );
    }
    warnings
}
