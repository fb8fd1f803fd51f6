use std::collections::HashSet;

use serde_json::Value;

use crate::diagnostic::{Code, Diagnostic};
use crate::source::{Pointer, SourceMaps};

/// The warnings about the mistakes of a document, and its spelling of scalars.
pub(super) struct Warnings<'m> {
    maps: &'m mut SourceMaps,
    diagnostics: Vec<Diagnostic>,
    /// The mistakes that were found, some of which are where several operations share them.
    known: HashSet<(Code, Pointer, String)>,
}

impl<'m> Warnings<'m> {
    pub(super) fn new(maps: &'m mut SourceMaps) -> Self {
        Self {
            maps,
            diagnostics: Vec::new(),
            known: HashSet::new(),
        }
    }

    /// Records that a value has been moved.
    pub(super) fn moved(&mut self, from: &Pointer, to: Pointer) {
        self.maps.insert_moved(from, to);
    }

    pub(super) fn into_diagnostics(self) -> Vec<Diagnostic> {
        self.diagnostics
    }

    pub(super) fn add(&mut self, mut warning: Diagnostic) {
        warning.pointer = self.maps.before_moves(&warning.pointer);
        let key = (
            warning.code,
            warning.pointer.clone(),
            warning.message.clone(),
        );
        if self.known.insert(key) {
            self.diagnostics.push(warning);
        }
    }

    /// Warns about a value that is read in another way than it is written.
    pub(super) fn interpreted(&mut self, at: &Pointer, message: String, help: Option<String>) {
        let warning = Diagnostic::new(Code::Interpreted, at, message).at_value();
        self.add(match help {
            Some(help) => warning.help(help),
            None => warning,
        });
    }

    /// Warns about something of another version of OpenAPI, or of JSON Schema.
    pub(super) fn other_version(&mut self, at: &Pointer, message: &str, help: &str) {
        self.add(Diagnostic::new(Code::OtherVersion, at, message).help(help));
    }

    /// The text of a string, or of a scalar as the document spells it.
    pub(super) fn text(&self, value: &Value, at: &Pointer) -> Option<String> {
        match value {
            Value::String(text) => Some(text.clone()),
            Value::Number(_) | Value::Bool(_) => {
                let written = self.maps.written(at).map(str::to_owned);
                Some(written.unwrap_or_else(|| value.to_string()))
            }
            Value::Null | Value::Array(_) | Value::Object(_) => None,
        }
    }
}
