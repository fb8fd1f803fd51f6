use std::collections::HashSet;

use serde_json::Value;

use super::Version;
use super::expressed::Expressed;
use crate::diagnostic::{Code, Diagnostic};
use crate::source::{Pointer, SourceMaps};

/// The warnings about the mistakes of a document, and its spelling of scalars and keywords.
pub(super) struct Warnings<'m> {
    maps: &'m mut SourceMaps,
    pub(super) version: Version,
    diagnostics: Vec<Diagnostic>,
    /// The mistakes that were found, some of which are where several operations share them.
    known: HashSet<(Code, Pointer, String)>,
    expressed: Vec<Expressed>,
}

impl<'m> Warnings<'m> {
    pub(super) fn new(maps: &'m mut SourceMaps, version: Version) -> Self {
        Self {
            maps,
            version,
            diagnostics: Vec::new(),
            known: HashSet::new(),
            expressed: Vec::new(),
        }
    }

    /// Records that a value has been moved.
    pub(super) fn moved(&mut self, from: &Pointer, to: Pointer) {
        self.maps.insert_moved(from, to);
    }

    /// Records that the keyword at `written` is expressed by the one at `place`, too.
    pub(super) fn expressed(&mut self, written: &Pointer, place: Pointer) {
        self.add_expressed(written, place, None);
    }

    /// Records that the keyword at `written` makes no difference beside the one at `place`, for this reason.
    pub(super) fn superseded(&mut self, written: &Pointer, place: Pointer, reason: &'static str) {
        self.add_expressed(written, place, Some(reason));
    }

    fn add_expressed(&mut self, written: &Pointer, place: Pointer, reason: Option<&'static str>) {
        self.expressed.push(Expressed {
            written: self.maps.before_moves(written),
            place,
            reason,
        });
    }

    pub(super) fn into_parts(self) -> (Vec<Diagnostic>, Vec<Expressed>) {
        (self.diagnostics, self.expressed)
    }

    /// Whether the document is of a version that has the keywords of this one.
    pub(super) fn is_since(&self, version: Version) -> bool {
        self.version >= version
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

    /// Warns about something that OpenAPI has since a version, unless the document is of that version or a later one.
    pub(super) fn later_version(
        &mut self,
        since: Version,
        at: &Pointer,
        message: &str,
        help: &str,
    ) {
        if !self.is_since(since) {
            self.other_version(at, message, help);
        }
    }

    /// Warns about a part of a schema that types cannot express.
    pub(super) fn lost(&mut self, at: &Pointer, message: &str, help: &str) {
        self.add(Diagnostic::new(Code::Inexpressible, at, message).help(help));
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
