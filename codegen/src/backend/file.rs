//! Rendered files.

/// A rendered file.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct File {
    /// Its path below the folder that the backend writes, with `/` between folders.
    pub path: String,
    /// Its text.
    pub source: String,
}
