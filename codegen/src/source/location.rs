use serde::Serialize;

/// A range of characters in one line of the document's text; lines and columns are counted from 1.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
pub struct Location {
    /// The line.
    pub line: usize,
    /// The column of the first character.
    pub column: usize,
    /// The number of characters, at least 1.
    pub length: usize,
}
