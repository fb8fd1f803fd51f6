//! How lists and objects are serialized where there is only text.

use serde::Serialize;

/// What OpenAPI's `style` and `explode` make of a list and of an object. A single value is affected in paths only.
///
/// The examples are the list `3`, `4` and the object `{"R": 100, "G": 200}` of a parameter named `color`.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, Serialize)]
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
    /// `color[0]=3&color[1]=4` and `color[R]=100&color[G]=200`, at any depth
    Deep,
    /// `R=100&G=200`
    Spread,
    /// `R=100,G=200`
    Pairs,
    /// JSON text
    Json,
    /// `R=100&G=200` as the text of one value
    Urlencoded,
    /// `.3,4` and `.R,100,G,200`
    Label,
    /// `.3.4` and `.R=100.G=200`
    LabelPairs,
    /// `;color=3,4` and `;color=R,100,G,200`
    Matrix,
    /// `;color=3;color=4` and `;R=100;G=200`
    MatrixPairs,
}

impl Style {
    pub(super) fn is_plain(&self) -> bool {
        *self == Style::Plain
    }
}
