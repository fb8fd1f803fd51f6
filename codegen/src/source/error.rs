use super::{Location, Pointer};

/// The help for aliases that expand to too much.
pub(super) const SHARE_COMPONENTS: &str =
    "define what is shared once under `components`, and refer to it with `$ref`";

/// An error in the text of a document, found before the text is known to be an OpenAPI document.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct SyntaxError {
    pub(crate) kind: SyntaxErrorKind,
    pub(crate) pointer: Pointer,
    pub(crate) location: Option<Location>,
    pub(crate) message: String,
    pub(crate) help: Option<Box<str>>,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum SyntaxErrorKind {
    /// The text is neither YAML nor JSON.
    Syntax,
    /// A mapping has the same key twice, with different values.
    DuplicateKey,
    /// A mapping has the same key twice, with equal values.
    RepeatedKey,
    /// Aliases that expand to too many values, or to themselves.
    Aliases,
    /// A YAML value that JSON cannot express.
    NotJson,
}

impl SyntaxError {
    pub(crate) fn new(
        kind: SyntaxErrorKind,
        pointer: &Pointer,
        message: impl Into<String>,
    ) -> Self {
        Self {
            kind,
            pointer: pointer.clone(),
            location: None,
            message: message.into(),
            help: None,
        }
    }

    pub(crate) fn help(mut self, help: impl Into<String>) -> Self {
        self.help = Some(help.into().into());
        self
    }

    pub(crate) fn at(mut self, location: Option<Location>) -> Self {
        self.location = location;
        self
    }
}
