//! Examples of bodies.

use serde::Serialize;

use super::RustName;
use crate::source::Pointer;

/// An example of a body, as the document gives it.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Example {
    /// Its key in the document, or `example`. The same key in a request and a response pairs them.
    pub name: String,
    /// The Rust name of the constant that holds it; absent where there is no such constant: for requests and errors.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub const_name: Option<RustName>,
    /// The location of the body in the document.
    pub pointer: Pointer,
    /// The body; the fields of a form as an object.
    pub value: serde_json::Value,
}
