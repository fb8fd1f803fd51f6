//! Links a document: puts the targets of references into the places where the typed model allows no references, and
//! makes all other references independent of the file that they are in.

use std::borrow::Cow;
use std::collections::HashSet;

use serde_json::{Map, Value};

use super::links::{Link, Links};
use super::resolver::Resolver;
use super::stub::{completed, stub};
use crate::diagnostic::{Code, Diagnostic};
use crate::source::{Origins, Pointer};

/// The number of values that a linked document may have in place of references: far more than real documents, far less
/// than fits into memory.
const LIMIT: usize = 1_000_000;

/// The number of targets in each other that references are replaced with: more than real documents have, and few enough
/// for the stack.
pub(super) const MAX_DEPTH: usize = 16;

/// The state of linking.
pub(super) struct Linker<'w, 'd> {
    links: &'w Links,
    resolver: &'w Resolver<'d>,
    pub(super) origins: Origins,
    pub(super) errors: Vec<Diagnostic>,
    /// The targets that are being put in place, one in the other.
    active: Vec<Pointer>,
    size: usize,
    /// The locations with an error.
    reported: HashSet<Pointer>,
}

impl<'w, 'd> Linker<'w, 'd> {
    pub(super) fn new(links: &'w Links, resolver: &'w Resolver<'d>) -> Self {
        Self {
            links,
            resolver,
            origins: Origins::default(),
            errors: Vec::new(),
            active: Vec::new(),
            size: 0,
            reported: HashSet::new(),
        }
    }

    /// Links the value at `at`.
    pub(super) fn link(&mut self, value: &'d Value, at: &Pointer) -> Cow<'d, Value> {
        if self.links.is_empty() {
            return Cow::Borrowed(value);
        }
        Cow::Owned(self.value(value, at, at).unwrap_or_default())
    }

    /// The value at `at` for a place of the linked document; none if it is missing.
    fn value(&mut self, value: &Value, at: &Pointer, place: &Pointer) -> Option<Value> {
        self.size += usize::from(!self.active.is_empty());
        if self.size > LIMIT {
            self.report_size(at);
            return None;
        }
        match self.links.get(at) {
            None => Some(self.children(value, at, place)),
            Some(Link::Nothing) => None,
            Some(Link::Stub(kind)) => Some(stub(*kind)),
            Some(Link::Completed(kind)) => Some(completed(*kind, self.children(value, at, place))),
            Some(Link::Text(target)) => Some(Value::String(target.to_string())),
            Some(Link::Reference(target)) => {
                let mut linked = value.clone();
                linked["$ref"] = target.to_string().into();
                Some(linked)
            }
            Some(Link::Value(target)) => self.target(target, at, place),
            Some(Link::PathItem(target)) => {
                let mut linked = self.target(target, at, place)?;
                self.add_siblings(&mut linked, value, at, place);
                Some(linked)
            }
        }
    }

    /// The target of a reference, for a place of the linked document.
    fn target(&mut self, target: &Pointer, from: &Pointer, place: &Pointer) -> Option<Value> {
        if self.active.contains(target) {
            let message = "circular reference: this value contains itself";
            self.report(Diagnostic::new(Code::CircularReference, from, message));
            return None;
        }
        if self.active.len() == MAX_DEPTH {
            let message =
                format!("more than {MAX_DEPTH} references in place of values lead to each other");
            let error = Diagnostic::new(Code::Unsupported, from, message);
            self.report(error.help("refer to schemas in place of other values"));
            return None;
        }
        let value = self.resolver.value(target)?;
        self.active.push(target.clone());
        self.origins.insert(place.clone(), target.clone());
        let linked = self.value(value, target, place);
        self.active.pop();
        linked
    }

    /// Adds the keywords beside a reference, which come first.
    fn add_siblings(&mut self, item: &mut Value, beside: &Value, at: &Pointer, place: &Pointer) {
        let siblings = beside.as_object().into_iter().flatten();
        for (key, sibling) in siblings.filter(|(key, _)| *key != "$ref") {
            let (at, place) = (at.child(key), place.child(key));
            self.origins.insert(place.clone(), at.clone());
            if let Some(sibling) = self.value(sibling, &at, &place) {
                item[key] = sibling;
            }
        }
    }

    fn children(&mut self, value: &Value, at: &Pointer, place: &Pointer) -> Value {
        match value {
            Value::Object(entries) => {
                let mut linked = Map::with_capacity(entries.len());
                for (key, value) in entries {
                    if let Some(value) = self.value(value, &at.child(key), &place.child(key)) {
                        linked.insert(key.clone(), value);
                    }
                }
                Value::Object(linked)
            }
            Value::Array(items) => {
                let items = items.iter().enumerate();
                let linked = items.filter_map(|(index, item)| {
                    self.value(item, &at.child(index), &place.child(index))
                });
                Value::Array(linked.collect())
            }
            leaf => leaf.clone(),
        }
    }

    /// Reports an error, unless its location has one.
    fn report(&mut self, error: Diagnostic) {
        if self.reported.insert(error.pointer.clone()) {
            self.errors.push(error);
        }
    }

    fn report_size(&mut self, at: &Pointer) {
        if self.size == LIMIT + 1 {
            let message =
                format!("the references of this document expand to more than {LIMIT} values");
            let error = Diagnostic::new(Code::Unsupported, at, message);
            self.errors
                .push(error.help("refer to schemas in place of other values"));
        }
    }
}
