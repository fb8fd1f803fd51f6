use std::collections::HashMap;

use super::Pointer;

/// The origins of values that are in another place than in their text, such as those that replace references.
#[derive(Clone, Debug, Default)]
pub(crate) struct Origins {
    by_place: HashMap<Pointer, Pointer>,
}

impl Origins {
    /// Notes that the value at a place comes from another one.
    pub(crate) fn insert(&mut self, place: Pointer, origin: Pointer) {
        self.by_place.insert(place, origin);
    }

    /// Whether all values are where their text has them.
    pub(super) fn is_empty(&self) -> bool {
        self.by_place.is_empty()
    }

    /// The pointer to where a text has the value at a place.
    pub(crate) fn of(&self, place: &Pointer) -> Pointer {
        self.find(place).unwrap_or_else(|| place.clone())
    }

    /// Whether the value at a place comes from another one.
    pub(super) fn has(&self, place: &Pointer) -> bool {
        self.find(place).is_some()
    }

    fn find(&self, place: &Pointer) -> Option<Pointer> {
        let mut around = place.outward().filter(|_| !self.by_place.is_empty());
        around.find_map(|outer| {
            let origin = self.by_place.get(&outer)?;
            Some(origin.descend(&place.tokens()[outer.depth()..]))
        })
    }

    /// The first place whose value comes from the text at `origin`; `origin` itself if there is none, or if it is in the
    /// document's own file.
    pub(crate) fn place_of(&self, origin: &Pointer) -> Pointer {
        if origin.file().is_none() {
            return origin.clone();
        }
        let places = self.by_place.iter();
        let around = places.filter(|(_, from)| origin.is_within(from));
        match around.min_by_key(|(place, _)| *place) {
            Some((place, from)) => place.descend(&origin.tokens()[from.depth()..]),
            None => origin.clone(),
        }
    }
}
