use std::collections::HashMap;

use super::scalar::resolve;
use super::{Location, Origins, Pointer};

/// The locations of a document's keys and values in its text, and the spelling of its scalars.
#[derive(Default)]
pub(crate) struct SourceMap {
    spans: HashMap<Vec<String>, Span>,
    /// Where values are in the text that have been moved since, by their new locations.
    moved: Origins,
}

/// The locations of a key and its value; a collection is located where it starts.
#[derive(Default)]
struct Span {
    key: Option<Location>,
    value: Option<Location>,
    /// The text of a value without quotes that is not a string: `1.10` or `0x10`.
    written: Option<Box<str>>,
}

/// The part of an entry to locate.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub(crate) enum Focus {
    /// Its key in the parent mapping.
    #[default]
    Key,
    /// Its value.
    Value,
    /// The `$ref` inside it.
    Reference,
}

impl SourceMap {
    /// Records the location of a key and returns the one recorded before, if the key is a duplicate.
    pub(super) fn insert_key(&mut self, path: &[String], location: Location) -> Option<Location> {
        let span = self.spans.entry(path.to_vec()).or_default();
        let first = span.key;
        span.key = first.or(Some(location));
        first
    }

    /// Records the location of a value. The first of several under one key counts.
    pub(super) fn insert_value(&mut self, path: &[String], location: Location) {
        let span = self.spans.entry(path.to_vec()).or_default();
        span.value.get_or_insert(location);
    }

    /// Records the text of a plain scalar, unless that is its value.
    pub(super) fn insert_written(&mut self, path: &[String], text: &str) {
        if !resolve(text).is_string() {
            let span = self.spans.entry(path.to_vec()).or_default();
            span.written.get_or_insert(text.into());
        }
    }

    /// Returns the text of a number, boolean or null as the document spells it.
    pub(crate) fn written(&self, pointer: &Pointer) -> Option<&str> {
        let origin = self.origin(pointer);
        self.spans.get(origin.tokens())?.written.as_deref()
    }

    /// Returns the texts of all numbers, booleans and nulls as the document spells them.
    pub(super) fn all_written(&self) -> impl Iterator<Item = &str> {
        self.spans
            .values()
            .filter_map(|span| span.written.as_deref())
    }

    /// Records that a value has been moved.
    pub(crate) fn insert_moved(&mut self, from: &Pointer, to: Pointer) {
        let origin = self.origin(from);
        self.moved.insert(to, origin);
    }

    /// Returns the pointer in the text to the value that is now at `pointer`.
    pub(crate) fn origin(&self, pointer: &Pointer) -> Pointer {
        self.moved.of(pointer)
    }

    /// Forgets how scalars are spelled in whose places others are now.
    pub(super) fn forget_written(&mut self, replaced: &Origins) {
        for (path, span) in &mut self.spans {
            if span.written.is_some() && replaced.has(&Pointer::root().descend(path)) {
                span.written = None;
            }
        }
    }

    /// Returns the location where an entry or item begins, if the text contains it.
    pub(super) fn start(&self, pointer: &Pointer) -> Option<Location> {
        let span = self.spans.get(pointer.tokens())?;
        span.key.or(span.value)
    }

    /// Returns the location of `pointer` in the text, or that of its nearest ancestor if the text does not contain it.
    pub(crate) fn locate(&self, pointer: &Pointer, focus: Focus) -> Option<Location> {
        let pointer = &self.origin(pointer);
        let value = |pointer: &Pointer| self.spans.get(pointer.tokens())?.value;
        let focused = match focus {
            Focus::Key => None,
            Focus::Value => value(pointer),
            Focus::Reference => value(&pointer.child("$ref")),
        };
        focused.or_else(|| Some(self.nearest(pointer)?.1))
    }

    /// Returns `pointer`, or that to its nearest ancestor that the text contains, and its location.
    pub(crate) fn nearest(&self, pointer: &Pointer) -> Option<(Pointer, Location)> {
        let origin = self.origin(pointer);
        let tokens = origin.tokens();
        let mut lengths = (0..=tokens.len()).rev();
        let (length, location) = lengths.find_map(|length| {
            let span = self.spans.get(&tokens[..length])?;
            Some((length, span.key.or(span.value)?))
        })?;
        Some((origin.ancestor(length), location))
    }
}
