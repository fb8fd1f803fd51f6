//! Properties and parameters.

use super::{Docs, Style, Type};
use crate::Pointer;

/// A property or a parameter.
#[derive(Clone, Debug, PartialEq)]
pub struct Field {
    /// The name in the document and on the wire.
    pub wire: String,
    /// The Rust name.
    pub name: String,
    /// Where it is in the document.
    pub pointer: Pointer,
    /// What it is.
    pub docs: Docs,
    /// Its type, when it is there.
    pub ty: Type,
    /// Whether it is always there.
    pub required: bool,
    /// Whether its value is kept out of `Debug`: personal data, or a secret.
    pub redacted: bool,
    /// Why not to use it, where the document advises against it.
    pub deprecated: Option<String>,
    /// Whether only the server gives it a value.
    pub read_only: bool,
    /// How a parameter of this kind is written.
    pub style: Style,
}
