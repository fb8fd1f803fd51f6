use std::fmt;

use serde_json::{Map, Value};

use crate::openapi::grammar::ObjectKind;
use crate::openapi::object::Object;
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

/// Returns the document itself.
pub(super) fn root<'d>(objects: &[Object<'d>]) -> Option<&'d Map<String, Value>> {
    let document = objects
        .iter()
        .find(|object| object.kind == ObjectKind::Document);
    document.map(|document| document.entries)
}

/// Iterates over the operations of a document in the order of the SDK.
pub(super) fn operations<'d>(objects: &[Object<'d>]) -> impl Iterator<Item = Operation<'d>> {
    let paths = root(objects).and_then(|document| document.get("paths")?.as_object());
    // Lowering reports references in place of path items.
    let items = paths
        .into_iter()
        .flatten()
        .filter(|(_, item)| item.get("$ref").is_none());
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
