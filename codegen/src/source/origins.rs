use std::collections::BTreeMap;

use super::Pointer;

/// The origins of values that are in another place than in their text, such as those that replace references.
#[derive(Clone, Debug, Default)]
pub(crate) struct Origins {
    by_place: BTreeMap<Pointer, Pointer>,
}

impl Origins {
    /// Notes that the value at a place comes from another one.
    pub(crate) fn insert(&mut self, place: Pointer, origin: Pointer) {
        self.by_place.insert(place, origin);
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
        let lengths = (0..=place.tokens().len()).rev();
        let mut lengths = lengths.filter(|_| !self.by_place.is_empty());
        lengths.find_map(|length| {
            let origin = self.by_place.get(&place.ancestor(length))?;
            Some(origin.descend(&place.tokens()[length..]))
        })
    }

    /// The first place whose value comes from the text at `origin`; `origin` itself if there is none, or if it is in the
    /// document's own file.
    pub(crate) fn place_of(&self, origin: &Pointer) -> Pointer {
        if origin.file().is_none() {
            return origin.clone();
        }
        let mut places = self.by_place.iter();
        let place = places.find_map(|(place, from)| {
            let rest = origin
                .is_within(from)
                .then(|| &origin.tokens()[from.tokens().len()..])?;
            Some(place.descend(rest))
        });
        place.unwrap_or_else(|| origin.clone())
    }
}
