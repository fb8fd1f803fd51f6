//! Error codes and their explanations, diagnostics, suggestions.

mod code;
mod level;
pub(crate) mod suggest;

pub use code::{Code, UnknownCode};
pub use level::Level;

use std::collections::HashSet;
use std::fmt;

use crate::source::{Focus, Location, Origins, Pointer, SourceMaps, SyntaxError, SyntaxErrorKind};

/// An error or a warning about a document, or about something in it that is not supported.
#[derive(Clone, Debug, PartialEq)]
pub struct Diagnostic {
    /// Identifies the kind of error or warning.
    pub code: Code,
    /// The location in the document.
    pub pointer: Pointer,
    /// The location in the text of the pointer's file, if known.
    pub location: Option<Location>,
    /// Describes the problem.
    pub message: String,
    /// Suggests a fix.
    pub help: Option<Box<str>>,
    focus: Focus,
}

impl Diagnostic {
    pub(crate) fn new(code: Code, pointer: &Pointer, message: impl Into<String>) -> Self {
        let focus = match code {
            Code::UnresolvedReference | Code::UnsupportedReference | Code::CircularReference => {
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
        self.help = Some(help.into().into());
        self
    }

    /// Locates the diagnostic at the value instead of its key.
    pub(crate) fn at_value(mut self) -> Self {
        self.focus = Focus::Value;
        self
    }

    /// The severity.
    pub fn level(&self) -> Level {
        self.code.level()
    }
}

impl From<SyntaxError> for Diagnostic {
    fn from(error: SyntaxError) -> Self {
        let code = match error.kind {
            SyntaxErrorKind::Syntax => Code::Syntax,
            SyntaxErrorKind::DuplicateKey => Code::DuplicateKey,
            SyntaxErrorKind::RepeatedKey => Code::Repeated,
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

/// The errors and warnings of a document: errors first, then warnings, each in the order of their locations. An
/// unsupported version comes before everything else.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Diagnostics(Vec<Diagnostic>);

impl Diagnostics {
    /// Iterates over the diagnostics.
    pub fn iter(&self) -> impl Iterator<Item = &Diagnostic> {
        self.0.iter()
    }

    /// Counts the diagnostics of a level.
    pub fn count(&self, level: Level) -> usize {
        self.iter()
            .filter(|diagnostic| diagnostic.level() == level)
            .count()
    }

    /// Whether the document cannot be used.
    pub fn has_errors(&self) -> bool {
        self.count(Level::Error) > 0
    }

    /// Adds the diagnostics of a later step, except those whose code and pointer an earlier step has reported.
    pub(crate) fn then<D: Into<Diagnostic>>(mut self, later: impl IntoIterator<Item = D>) -> Self {
        let known: HashSet<_> = self
            .iter()
            .map(|known| (known.code, known.pointer.clone()))
            .collect();
        let is_new = |later: &Diagnostic| !known.contains(&(later.code, later.pointer.clone()));
        self.0
            .extend(later.into_iter().map(Into::into).filter(is_new));
        self
    }

    /// Returns the diagnostics of a linked document, each with its pointer into the text that the value comes from.
    pub(crate) fn at_origins(mut self, origins: &Origins) -> Self {
        for diagnostic in &mut self.0 {
            diagnostic.pointer = origins.of(&diagnostic.pointer);
        }
        self
    }

    /// Returns the diagnostics of a document with each pointer into the text, where values have been moved since.
    pub(crate) fn before_moves(mut self, maps: &SourceMaps) -> Self {
        if maps.has_moves() {
            for diagnostic in &mut self.0 {
                diagnostic.pointer = maps.before_moves(&diagnostic.pointer);
            }
        }
        self
    }

    /// Returns the diagnostics in order, each with its location in the text.
    pub(crate) fn located(mut self, maps: &SourceMaps) -> Self {
        for diagnostic in &mut self.0 {
            diagnostic.location = diagnostic
                .location
                .or_else(|| maps.locate(&diagnostic.pointer, diagnostic.focus));
        }
        self.0.sort_by_key(|diagnostic| {
            let location = diagnostic.location;
            let start = location.map(|location| (location.line, location.column));
            let file = diagnostic.pointer.file().map(str::to_owned);
            // Without a version that is supported, the others may not be errors.
            let is_other = diagnostic.code != Code::Version;
            (diagnostic.level(), is_other, file, start)
        });
        self
    }
}

impl From<Vec<Diagnostic>> for Diagnostics {
    fn from(diagnostics: Vec<Diagnostic>) -> Self {
        Self(diagnostics)
    }
}

impl IntoIterator for Diagnostics {
    type Item = Diagnostic;
    type IntoIter = std::vec::IntoIter<Diagnostic>;

    fn into_iter(self) -> Self::IntoIter {
        self.0.into_iter()
    }
}

impl fmt::Display for Diagnostics {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let mut lines = self.0.iter();
        if let Some(first) = lines.next() {
            write!(f, "{first}")?;
        }
        lines.try_for_each(|line| write!(f, "\n{line}"))
    }
}

impl std::error::Error for Diagnostics {}
