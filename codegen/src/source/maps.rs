use std::collections::BTreeMap;
use std::sync::Arc;

use super::exact;
use super::{Focus, Location, Origins, Pointer, SourceMap};

/// The source maps of a document and of the files that it refers to.
#[derive(Default)]
pub(crate) struct SourceMaps {
    by_file: BTreeMap<Option<Arc<str>>, SourceMap>,
    pub(crate) origins: Origins,
    /// The origins of values that overlays changed.
    pub(crate) corrections: Origins,
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

    /// Returns the text of a number, boolean or null as its file spells it.
    pub(crate) fn written(&self, pointer: &Pointer) -> Option<&str> {
        self.map(pointer)?.written(pointer)
    }

    /// Returns the numbers with more digits than JSON values have, by the nearest number as JSON, as they are written.
    pub(crate) fn exact_numbers(&self) -> BTreeMap<String, String> {
        let written = self.by_file.values().flat_map(SourceMap::all_written);
        exact::numbers(written)
    }

    /// Records that a value has been moved within its file.
    pub(crate) fn insert_moved(&mut self, from: &Pointer, to: Pointer) {
        let map = self.by_file.entry(from.shared_file()).or_default();
        map.insert_moved(from, to);
    }

    /// Returns the pointer in the text to the value that has been moved to `pointer`.
    pub(crate) fn before_moves(&self, pointer: &Pointer) -> Pointer {
        self.map(pointer)
            .map_or_else(|| pointer.clone(), |map| map.origin(pointer))
    }

    /// Whether values have been moved.
    pub(crate) fn has_moves(&self) -> bool {
        self.by_file.values().any(SourceMap::has_moves)
    }

    /// Whether a text contains the value at `pointer`.
    pub(crate) fn contains(&self, pointer: &Pointer) -> bool {
        self.map(pointer).is_some_and(|map| map.contains(pointer))
    }

    /// Whether a text contains `pointer`, and its value is that of a key in a mapping.
    pub(crate) fn is_key(&self, pointer: &Pointer) -> bool {
        self.map(pointer).is_some_and(|map| map.is_key(pointer))
    }

    /// The source map of the document itself.
    pub(super) fn own(&mut self) -> &mut SourceMap {
        self.by_file.entry(None).or_default()
    }

    /// Records where the values of a corrected document come from.
    pub(crate) fn correct(&mut self, corrections: Origins) {
        self.own().forget_written(&corrections);
        self.corrections = corrections;
    }

    /// The pointer to where a text has the value at a place.
    pub(crate) fn origin(&self, place: &Pointer) -> Pointer {
        let written = self.before_moves(&self.origins.of(place));
        self.corrections.of(&written)
    }

    fn map(&self, pointer: &Pointer) -> Option<&SourceMap> {
        self.by_file.get(&pointer.shared_file())
    }
}
