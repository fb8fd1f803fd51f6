use std::fmt;

use crate::read::locate;
use crate::{Code, Pointer};

/// A line and a column of the document's text, both counted from 1.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Location {
    /// The line.
    pub line: usize,
    /// The column, in characters.
    pub column: usize,
}

/// One thing that is wrong with a document, or that it uses and that is not supported.
#[derive(Clone, Debug, PartialEq)]
pub struct Diagnostic {
    /// What kind of fault it is.
    pub code: Code,
    /// Where in the document.
    pub pointer: Pointer,
    /// Where in its text, if that is known.
    pub location: Option<Location>,
    /// What is the matter there.
    pub message: String,
    /// What to do about it.
    pub help: Option<String>,
}

impl Diagnostic {
    pub(crate) fn new(code: Code, pointer: &Pointer, message: impl Into<String>) -> Self {
        Self {
            code,
            pointer: pointer.clone(),
            location: None,
            message: message.into(),
            help: None,
        }
    }

    pub(crate) fn help(mut self, help: impl Into<String>) -> Self {
        self.help = Some(help.into());
        self
    }
}

impl fmt::Display for Diagnostic {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        if let Some(Location { line, column }) = self.location {
            write!(f, "{line}:{column}: ")?;
        }
        write!(f, "{}: {}", self.pointer, self.message)?;
        if let Some(help) = &self.help {
            write!(f, "; {help}")?;
        }
        Ok(())
    }
}

/// Everything that is wrong with a document, in the order of its places; never empty.
#[derive(Clone, Debug, PartialEq)]
pub struct Diagnostics(Vec<Diagnostic>);

impl Diagnostics {
    pub(crate) fn new(faults: Vec<Diagnostic>) -> Self {
        debug_assert!(!faults.is_empty());
        Self(faults)
    }

    /// Each of them.
    pub fn iter(&self) -> impl Iterator<Item = &Diagnostic> {
        self.0.iter()
    }

    /// The same, each with the line and column that its place has in `text`, in the order of the text.
    pub(crate) fn located_in(mut self, text: &str) -> Self {
        let places: Vec<_> = self.0.iter().map(|fault| fault.pointer.clone()).collect();
        for (fault, location) in self.0.iter_mut().zip(locate::locate(text, &places)) {
            fault.location = fault.location.or(location);
        }
        self.0
            .sort_by_key(|fault| fault.location.map(|at| (at.line, at.column)));
        self
    }
}

impl From<Diagnostic> for Diagnostics {
    fn from(fault: Diagnostic) -> Self {
        Self(vec![fault])
    }
}

impl fmt::Display for Diagnostics {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let mut lines = self.0.iter();
        if let Some(first) = lines.next() {
            write!(f, "{first}")?;
        }
        lines.try_for_each(|fault| write!(f, "\n{fault}"))
    }
}

impl std::error::Error for Diagnostics {}
