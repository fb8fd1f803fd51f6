use crate::api::{Operation, Response};
use crate::diff::change::Occurrence;
use crate::diff::phrase::code;

/// The path of the method.
pub(super) fn path(operation: &Operation) -> String {
    format!("Client::{}", operation.name)
}

/// An occurrence at a pair of operations.
pub(super) fn occurrence(old: &Operation, new: &Operation) -> Occurrence {
    let path = path(new);
    let owner = code(&path);
    Occurrence::new(path, owner, Some(&old.pointer), Some(&new.pointer))
}

/// An occurrence at a response.
pub(super) fn response(
    operation: &Operation,
    old: Option<&Response>,
    new: Option<&Response>,
) -> Occurrence {
    let path = path(operation);
    let owner = code(&path);
    let pointer = |response: Option<&Response>| response.map(|response| response.pointer.clone());
    Occurrence::new(path, owner, pointer(old).as_ref(), pointer(new).as_ref())
}
