//! The document: typed, with the targets of its references.

mod component;
mod typed;

pub(super) use typed::TypedDocument;
