use std::fmt;

use serde_json::Value;

use crate::source::Pointer;

/// The methods of a Path Item Object, in OpenAPI's order, which is also the order of the SDK.
const METHODS: [&str; 8] = [
    "get", "put", "post", "delete", "options", "head", "patch", "trace",
];

/// An operation of a document.
pub(super) struct Operation<'d> {
    path: &'d str,
    method: &'static str,
    pub(super) value: &'d Value,
}

/// Iterates over the operations of a linked document in the order of the SDK.
pub(super) fn operations(document: &Value) -> impl Iterator<Item = Operation<'_>> {
    let paths = document.get("paths").and_then(Value::as_object);
    let items = paths.into_iter().flatten();
    items.flat_map(|(path, item)| {
        METHODS.into_iter().filter_map(move |method| {
            let value = item.get(method)?;
            Some(Operation {
                path,
                method,
                value,
            })
        })
    })
}

impl Operation<'_> {
    pub(super) fn pointer(&self) -> Pointer {
        Pointer::root().descend(["paths", self.path, self.method])
    }
}

impl fmt::Display for Operation<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{} {}", self.method.to_uppercase(), self.path)
    }
}
