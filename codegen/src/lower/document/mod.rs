//! The document: typed, with its references resolvable.

mod component;
mod nested;
mod typed;

pub(super) use nested::NestedSchemas;
pub(super) use typed::TypedDocument;
