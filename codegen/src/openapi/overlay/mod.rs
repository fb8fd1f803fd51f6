//! OpenAPI Overlays: corrections of a document that are kept beside it, as versions 1.0 and 1.1 of the specification
//! define them.

mod action;
mod apply;
mod corrected;
mod document;
mod merge;
mod origin;

pub use apply::AppliedAction;
pub(crate) use apply::apply;
