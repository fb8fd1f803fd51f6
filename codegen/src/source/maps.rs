use std::collections::BTreeMap;
use std::sync::Arc;

use super::{Focus, Location, Pointer, SourceMap};

/// The source maps of a document and of the files that it refers to.
#[derive(Default)]
pub(crate) struct SourceMaps {
    by_file: BTreeMap<Option<Arc<str>>, SourceMap>,
    pub(crate) origins: Origins,
    /// The origins of values that overlays changed.
    pub(crate) corrections: Origins,
}

/// The origins of values that are in another place than in their text, such as those that replace references.
#[derive(Clone, Debug, Default)]
pub(crate) struct Origins {
    by_place: BTreeMap<Pointer, Pointer>,
}

impl SourceMaps {
    pub(super) fn insert(&mut self, file: Option<Arc<str>>, map: SourceMap) {
        self.by_file.insert(file, map);
    }

    /// Returns the location of `pointer` in its text, or that of its nearest ancestor if the text does not contain it.
    pub(crate) fn locate(&self, pointer: &Pointer, focus: Focus) -> Option<Location> {
        self.map(pointer)?.locate(pointer, focus)
    }

    /// Returns the origin of `pointer`, or that of its nearest ancestor that a text contains, and its location.
    pub(crate) fn nearest(&self, pointer: &Pointer) -> Option<(Pointer, Location)> {
        let origin = self.origin(pointer);
        self.map(&origin)?.nearest(&origin)
    }

    /// The source map of the document itself.
    pub(super) fn own(&mut self) -> &mut SourceMap {
        self.by_file.entry(None).or_default()
    }

    /// Records where the values of a corrected document come from.
    pub(crate) fn correct(&mut self, corrections: Origins) {
        let own = self.own();
        for place in corrections.by_place.keys() {
            own.forget_written(place);
        }
        self.corrections = corrections;
    }

    /// The pointer to where a text has the value at a place.
    pub(crate) fn origin(&self, place: &Pointer) -> Pointer {
        self.corrections.of(&self.origins.of(place))
    }

    fn map(&self, pointer: &Pointer) -> Option<&SourceMap> {
        self.by_file.get(&pointer.shared_file())
    }
}

impl Origins {
    /// Notes that the value at a place comes from another one.
    pub(crate) fn insert(&mut self, place: Pointer, origin: Pointer) {
        self.by_place.insert(place, origin);
    }

    /// The pointer to where a text has the value at a place.
    pub(crate) fn of(&self, place: &Pointer) -> Pointer {
        if self.by_place.is_empty() {
            return place.clone();
        }
        let lengths = (0..=place.tokens().len()).rev();
        let mut replaced = lengths.filter_map(|length| {
            let origin = self.by_place.get(&place.ancestor(length))?;
            Some(origin.descend(&place.tokens()[length..]))
        });
        replaced.next().unwrap_or_else(|| place.clone())
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
