//! Error codes and their explanations, diagnostics, suggestions.

mod code;
pub(crate) mod suggest;

pub use code::{Code, UnknownCode};

use std::collections::HashSet;
use std::fmt;

use crate::source::{Focus, Location, Pointer, SourceMap, SyntaxError, SyntaxErrorKind};

/// How bad a [`Diagnostic`] is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Level {
    /// Nothing can be generated.
    Error,
    /// Something can, but perhaps not what was meant.
    Warning,
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
    focus: Focus,
}

impl Diagnostic {
    pub(crate) fn new(code: Code, pointer: &Pointer, message: impl Into<String>) -> Self {
        let focus = match code {
            Code::DanglingReference | Code::WrongReference | Code::CircularReference => {
                Focus::Reference
            }
            _ => Focus::default(),
        };
        Self {
            code,
            pointer: pointer.clone(),
            location: None,
            message: message.into(),
            help: None,
            focus,
        }
    }

    pub(crate) fn help(mut self, help: impl Into<String>) -> Self {
        self.help = Some(help.into());
        self
    }

    /// The same, of the value at its place.
    pub(crate) fn at_value(mut self) -> Self {
        self.focus = Focus::Value;
        self
    }

    /// How bad it is.
    pub fn level(&self) -> Level {
        self.code.level()
    }
}

impl From<SyntaxError> for Diagnostic {
    fn from(error: SyntaxError) -> Self {
        let code = match error.kind {
            SyntaxErrorKind::Syntax => Code::Syntax,
            SyntaxErrorKind::DuplicateKey => Code::DuplicateKey,
            SyntaxErrorKind::Aliases => Code::Aliases,
            SyntaxErrorKind::NotJson => Code::Malformed,
        };
        Self {
            location: error.location,
            help: error.help,
            ..Self::new(code, &error.pointer, error.message)
        }
    }
}

impl fmt::Display for Diagnostic {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        if let Some(Location { line, column, .. }) = self.location {
            write!(f, "{line}:{column}: ")?;
        }
        write!(f, "{}: {}", self.pointer, self.message)?;
        if let Some(help) = &self.help {
            write!(f, "; {help}")?;
        }
        Ok(())
    }
}

/// What there is to say of a document: errors first, then warnings, each in the order of their places.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Diagnostics(Vec<Diagnostic>);

impl Diagnostics {
    pub(crate) fn new(found: Vec<Diagnostic>) -> Self {
        Self(found)
    }

    /// Each of them.
    pub fn iter(&self) -> impl Iterator<Item = &Diagnostic> {
        self.0.iter()
    }

    /// How many of them are of a level.
    pub fn count(&self, level: Level) -> usize {
        self.iter()
            .filter(|diagnostic| diagnostic.level() == level)
            .count()
    }

    /// Whether something keeps the document from being used.
    pub fn has_errors(&self) -> bool {
        self.count(Level::Error) > 0
    }

    /// Takes in what was found later, without what is known already of the same place.
    pub(crate) fn extend(&mut self, later: Diagnostics) {
        let known: HashSet<_> = self
            .iter()
            .map(|known| (known.code, known.pointer.clone()))
            .collect();
        let fresh = |later: &Diagnostic| !known.contains(&(later.code, later.pointer.clone()));
        self.0.extend(later.0.into_iter().filter(fresh));
    }

    /// The same in order, each with the line and column that its place has in the text.
    pub(crate) fn located(mut self, map: &SourceMap) -> Self {
        for fault in &mut self.0 {
            fault.location = fault
                .location
                .or_else(|| map.locate(&fault.pointer, fault.focus));
        }
        self.0.sort_by_key(|fault| {
            let place = fault.location.map(|at| (at.line, at.column));
            (fault.level(), place)
        });
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
