use serde_json::{Map, Value};

use super::grammar::ObjectKind;
use crate::source::Pointer;

/// An object of a document whose kind follows from its location.
pub(crate) struct Object<'d> {
    pub(crate) kind: ObjectKind,
    pub(crate) entries: &'d Map<String, Value>,
    pub(crate) pointer: Pointer,
}
