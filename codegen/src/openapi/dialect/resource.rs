//! Resources: whole documents, and schemas with an `$id`, which identifiers are relative to.

use serde_json::Value;

use crate::source::Pointer;

/// A schema with an `$id`, or a whole document.
#[derive(Clone)]
pub(super) struct Resource {
    /// What JSON Pointers in it begin at.
    pub(super) at: Pointer,
    pub(super) uri: String,
    /// The innermost schema with `$recursiveAnchor`.
    pub(super) recursive: Option<Pointer>,
}

impl Resource {
    /// The resource that the children of a value in this one are in.
    pub(super) fn of(&self, value: &Value, at: &Pointer) -> Self {
        let inner = match value.get("$id").and_then(Value::as_str) {
            Some(id) => Self {
                at: at.clone(),
                uri: absolute(&self.uri, id.split('#').next().unwrap_or_default()),
                recursive: self.recursive.clone(),
            },
            None => self.clone(),
        };
        match value.get("$recursiveAnchor") {
            Some(Value::Bool(true)) => Self {
                recursive: Some(at.clone()),
                ..inner
            },
            _ => inner,
        }
    }
}

/// A URI, relative to another one.
pub(super) fn absolute(base: &str, uri: &str) -> String {
    let has_scheme = uri.split_once(':').is_some_and(|(scheme, _)| {
        !scheme.is_empty()
            && scheme
                .chars()
                .all(|c| c.is_ascii_alphanumeric() || "+-.".contains(c))
    });
    if has_scheme || base.is_empty() {
        return uri.to_owned();
    }
    let authority = base.find("://").map_or(0, |scheme| scheme + 3);
    let path = base[authority..]
        .find('/')
        .map_or(base.len(), |at| authority + at);
    match uri.strip_prefix('/') {
        Some(_) => format!("{}{uri}", &base[..path]),
        None => {
            let folder = base.rfind('/').filter(|at| *at >= path);
            let uri = uri.strip_prefix("./").unwrap_or(uri);
            match folder {
                Some(folder) => format!("{}/{uri}", &base[..folder]),
                None => format!("{base}/{uri}"),
            }
        }
    }
}
