//! The names of operations.

use std::collections::{BTreeMap, BTreeSet};

use super::disambiguate::disambiguated_texts;
use super::rust::method_name;
use crate::lower::document::TypedDocument;
use crate::source::Pointer;

/// The IDs of a document's operations, by location: the `operationId`, or method and path where there is none or an
/// earlier operation has the same. No two have the same Rust name.
pub(in crate::lower) fn operation_ids(document: TypedDocument<'_>) -> BTreeMap<Pointer, String> {
    let mut taken = BTreeSet::new();
    let mut locations = Vec::new();
    let mut texts: Vec<String> = Vec::new();
    for (path, item) in document.path_items() {
        for (method, operation) in document.operations(path, item) {
            let at = Pointer::root().descend(["paths", path, method]);
            // A path that refers to another one leaves the IDs to that.
            let own = !document.is_of_other_path(&at);
            let unique = operation
                .operation_id
                .as_deref()
                .filter(|id| own && !id.is_empty() && taken.insert(*id));
            locations.push(at);
            texts.push(unique.map_or_else(
                || format!("{method} {}", path.replace('{', "by ")),
                str::to_owned,
            ));
        }
    }
    let ids = disambiguated_texts(&texts, method_name);
    locations.into_iter().zip(ids).collect()
}
