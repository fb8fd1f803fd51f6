use std::collections::BTreeSet;

use super::object_index::ObjectIndex;
use crate::diagnostic::{Diagnostic, Diagnostics};
use crate::openapi::grammar::ObjectKind;
use crate::openapi::object::Object;
use crate::source::Pointer;

/// The locations of malformed values that were replaced, and of references that lead to such values.
#[derive(Default)]
pub(crate) struct Replaced {
    places: BTreeSet<Pointer>,
}

impl Replaced {
    pub(super) fn insert(&mut self, place: Pointer) {
        self.places.insert(place);
    }

    /// Adds the references that lead to a replaced value, directly or not; `references` are locations and targets.
    pub(super) fn add_references(&mut self, references: &[(Pointer, Pointer)]) {
        let mut rest: Vec<_> = references.iter().collect();
        while !self.places.is_empty() {
            let (found, others): (Vec<_>, Vec<_>) = rest
                .into_iter()
                .partition(|(_, target)| self.touches(target));
            if found.is_empty() {
                break;
            }
            let found = found.into_iter().map(|(at, _)| at.clone());
            self.places.extend(found);
            rest = others;
        }
    }

    /// The errors without those that may be consequences of what was replaced.
    pub(crate) fn without_consequences(
        &self,
        errors: Diagnostics,
        objects: &[Object<'_>],
    ) -> Diagnostics {
        if self.places.is_empty() {
            return errors;
        }
        let index = ObjectIndex::new(objects);
        let errors = errors.into_iter();
        let own = errors.filter(|error| !self.affects(&error.pointer, &index));
        own.collect::<Vec<Diagnostic>>().into()
    }

    /// Whether the object that a location is in has a part that was replaced.
    fn affects(&self, at: &Pointer, objects: &ObjectIndex<'_, '_>) -> bool {
        let Some(object) = objects.innermost(at) else {
            return true;
        };
        if self.touches(&object.pointer) {
            return true;
        }
        // The keywords of these apply to the schemas in them.
        let mut around = object.pointer.outward().skip(1).map_while(|outer| {
            let outer = objects.innermost(&outer)?;
            is_about_values(outer.kind).then_some(outer)
        });
        around.any(|outer| self.has_keyword_of(outer))
    }

    /// Whether a value was replaced, or a part of it, or something that contains it.
    fn touches(&self, at: &Pointer) -> bool {
        let next = self.places.range(at..).next();
        next.is_some_and(|place| place.is_within(at))
            || at
                .outward()
                .skip(1)
                .any(|outer| self.places.contains(&outer))
    }

    fn has_keyword_of(&self, object: &Object<'_>) -> bool {
        let mut keys = object.entries.keys();
        keys.any(|key| self.places.contains(&object.pointer.child(key)))
    }
}

fn is_about_values(kind: ObjectKind) -> bool {
    matches!(
        kind,
        ObjectKind::Encoding
            | ObjectKind::Header
            | ObjectKind::MediaType
            | ObjectKind::Parameter
            | ObjectKind::RequestBody
            | ObjectKind::Schema
    )
}
