use std::collections::{BTreeSet, HashMap};

use crate::openapi::grammar::ObjectKind;
use crate::source::Pointer;

/// The references of a document that the typed model cannot follow as they are.
#[derive(Default)]
pub(super) struct Links {
    by_pointer: HashMap<Pointer, Link>,
    /// The targets of references that the typed model follows by itself.
    targets: BTreeSet<(ObjectKind, Pointer)>,
    /// The references without a target in place of parts without which the rest has another meaning.
    pub(super) missing: Vec<Pointer>,
}

/// What takes the place of a value.
pub(super) enum Link {
    /// A reference to this location.
    Reference(Pointer),
    /// The value at this location.
    Value(Pointer),
    /// The path item at this location, with the keywords beside the reference.
    PathItem(Pointer),
    /// This location, as text.
    Text(Pointer),
    /// A minimal object of this kind, because nothing uses the actual one, or because that is malformed.
    Stub(ObjectKind),
    /// The object of this kind, with minimal values for the required keywords that it lacks.
    Completed(ObjectKind),
    /// Nothing, because the reference has no target, or the value is malformed.
    Nothing,
}

impl Links {
    pub(super) fn insert(&mut self, pointer: &Pointer, link: Link) {
        self.by_pointer.insert(pointer.clone(), link);
    }

    pub(super) fn get(&self, pointer: &Pointer) -> Option<&Link> {
        self.by_pointer.get(pointer)
    }

    /// The location of the value in place of a reference.
    pub(super) fn value(&self, pointer: &Pointer) -> Option<&Pointer> {
        match self.get(pointer)? {
            Link::Value(target) => Some(target),
            _ => None,
        }
    }

    /// Whether the document is linked as it is.
    pub(super) fn is_empty(&self) -> bool {
        self.by_pointer.is_empty()
    }

    /// Notes a target. The typed document has the components already.
    pub(super) fn add_target(&mut self, kind: ObjectKind, at: &Pointer) {
        let is_component = at.file().is_none()
            && matches!(at.tokens()[..], ["components", key, _] if Some(key) == kind.component_key());
        if !is_component {
            self.targets.insert((kind, at.clone()));
        }
    }

    pub(super) fn targets(&self) -> impl Iterator<Item = &(ObjectKind, Pointer)> {
        self.targets.iter()
    }
}
