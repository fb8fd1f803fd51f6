use std::collections::HashMap;

use crate::openapi::object::Object;
use crate::source::Pointer;

/// The objects of a document by their locations.
pub(super) struct ObjectIndex<'o, 'd> {
    objects: HashMap<&'o Pointer, &'o Object<'d>>,
}

impl<'o, 'd> ObjectIndex<'o, 'd> {
    pub(super) fn new(objects: &'o [Object<'d>]) -> Self {
        let entries = objects.iter().map(|object| (&object.pointer, object));
        Self {
            objects: entries.collect(),
        }
    }

    /// The innermost object that contains a location.
    pub(super) fn innermost(&self, at: &Pointer) -> Option<&'o Object<'d>> {
        at.outward()
            .find_map(|outer| self.objects.get(&outer).copied())
    }
}
