//! Properties and parameters.

use super::{Docs, Type};
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

/// How a list or an object is written where there is only text: OpenAPI's `style` and `explode`.
///
/// The examples are the list `3`, `4` and the object `{"R": 100, "G": 200}`, of the name `color`.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Style {
    /// `color=3&color=4`, in headers and paths `3,4`; an object as JSON text.
    #[default]
    Plain,
    /// `3,4` and `R,100,G,200`
    Comma,
    /// `3 4` and `R 100 G 200`
    Space,
    /// `3|4` and `R|100|G|200`
    Pipe,
    /// `color[0]=3&color[1]=4` and `color[R]=100&color[G]=200`
    Deep,
    /// `R=100&G=200`
    Spread,
    /// `R=100,G=200`
    Pairs,
    /// JSON text
    Json,
    /// `.3.4` and `.R.100.G.200`
    Label,
    /// `.3.4` and `.R=100.G=200`
    LabelPairs,
    /// `;color=3,4` and `;color=R,100,G,200`
    Matrix,
    /// `;color=3;color=4` and `;R=100;G=200`
    MatrixPairs,
}
