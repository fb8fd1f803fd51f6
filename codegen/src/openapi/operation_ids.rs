//! Operations that share an id.

use std::collections::BTreeMap;

use serde_json::{Map, Value};

use crate::{Code, Diagnostic, Pointer};

/// The methods of a path, in OpenAPI's order, which is that of the SDK.
pub(super) const METHODS: &[&str] = &[
    "get", "put", "post", "delete", "options", "head", "patch", "trace",
];

/// Says of each operation whose id one before it has. That one keeps the name.
pub(super) fn duplicates(document: &Value, found: &mut Vec<Diagnostic>) {
    let mut first: BTreeMap<&str, String> = BTreeMap::new();
    let paths = document.get("paths").and_then(Value::as_object);
    for (path, item) in paths.into_iter().flatten() {
        let item = item.as_object().filter(|item| !item.contains_key("$ref"));
        for (method, id) in item.into_iter().flat_map(ids) {
            let own = format!("{} {path}", method.to_uppercase());
            let Some(other) = first.get(id) else {
                first.insert(id, own);
                continue;
            };
            let at = Pointer::root().descend(["paths", path, method, "operationId"]);
            let message = format!(
                "`{own}` has the `operationId` of `{other}`, which keeps the name; this one is called after its \
                 method and path"
            );
            found.push(
                Diagnostic::new(Code::DuplicateOperationId, &at, message)
                    .at_value()
                    .help("give each of the two an `operationId` of its own"),
            );
        }
    }
}

/// The methods of a path that have an id, with it.
fn ids(item: &Map<String, Value>) -> impl Iterator<Item = (&'static str, &str)> {
    METHODS.iter().filter_map(|method| {
        let id = item.get(*method)?.get("operationId")?.as_str()?;
        (!id.is_empty()).then_some((*method, id))
    })
}
