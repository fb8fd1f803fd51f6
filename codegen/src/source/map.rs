use std::collections::HashMap;

use super::{Location, Pointer};

/// The locations of the keys and values of a text.
#[derive(Default)]
pub(crate) struct SourceMap {
    spans: HashMap<Vec<String>, Span>,
}

/// The locations of a key and its value; a collection is located where it starts.
#[derive(Clone, Copy, Default)]
struct Span {
    key: Option<Location>,
    value: Option<Location>,
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

    /// Returns the location of `pointer` in the text, or that of its nearest ancestor if the text does not contain it.
    pub(crate) fn locate(&self, pointer: &Pointer, focus: Focus) -> Option<Location> {
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
        let tokens = pointer.tokens();
        let mut lengths = (0..=tokens.len()).rev();
        let (length, span) = lengths.find_map(|length| {
            let span = self.spans.get(&tokens[..length])?;
            Some((length, span))
        })?;
        let location = span.key.or(span.value)?;
        Some((pointer.ancestor(length), location))
    }
}
