use std::collections::HashMap;
use std::num::NonZeroU32;

use indexmap::{Equivalent, IndexMap};
use smol_str::SmolStr;

use super::scalar::resolve;
use super::{Location, Origins, Pointer};

/// The locations of a document's keys and values in its text, and the spelling of its scalars.
#[derive(Default)]
pub(crate) struct SourceMap {
    root: Span,
    /// The spans of all other values. Each has the number of the value around it, so that a path costs no more than its
    /// last step.
    spans: IndexMap<Step, Span>,
    /// The texts of values without quotes that are not strings: `1.10` or `0x10`.
    written: HashMap<Place, Box<str>>,
    /// Where values are in the text that have been moved since, by their new locations.
    moved: Origins,
}

/// A value of a document: the number of its span, counted from 1; none for the root.
pub(super) type Place = Option<NonZeroU32>;

/// The last step of the path to a value.
#[derive(PartialEq, Eq, Hash)]
struct Step {
    parent: Place,
    token: SmolStr,
}

/// The same as [`Step`], borrowed.
#[derive(Hash)]
struct StepRef<'t> {
    parent: Place,
    token: &'t str,
}

impl Equivalent<Step> for StepRef<'_> {
    fn equivalent(&self, step: &Step) -> bool {
        self.parent == step.parent && self.token == step.token
    }
}

/// The locations of a key and its value; a collection is located where it starts.
#[derive(Default)]
struct Span {
    key: Option<Mark>,
    value: Option<Mark>,
}

impl Span {
    /// Where the entry or item begins.
    fn start(&self) -> Option<Location> {
        self.key.or(self.value).map(Location::from)
    }
}

/// A location in 12 bytes, as there are millions of them in a large document.
#[derive(Clone, Copy)]
struct Mark {
    line: NonZeroU32,
    column: u32,
    length: u32,
}

impl Mark {
    fn new(location: Location) -> Option<Self> {
        let number = |number: usize| u32::try_from(number).unwrap_or(u32::MAX);
        Some(Self {
            line: NonZeroU32::new(number(location.line))?,
            column: number(location.column),
            length: number(location.length),
        })
    }
}

impl From<Mark> for Location {
    fn from(mark: Mark) -> Self {
        Self {
            line: mark.line.get() as usize,
            column: mark.column as usize,
            length: mark.length as usize,
        }
    }
}

/// The place of the span at an index.
fn place(index: usize) -> Place {
    NonZeroU32::new(u32::try_from(index + 1).ok()?)
}

/// The index of the span of a place.
fn index(number: NonZeroU32) -> usize {
    number.get() as usize - 1
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
    /// The place of a key or an item in the value at another place.
    pub(super) fn child(&mut self, parent: Place, token: &str) -> Place {
        let known = self.spans.get_index_of(&StepRef { parent, token });
        let add = || {
            let token = SmolStr::new(token);
            let step = Step { parent, token };
            self.spans.insert_full(step, Span::default()).0
        };
        place(known.unwrap_or_else(add))
    }

    /// The pointer to a place.
    pub(super) fn pointer(&self, of: Place) -> Pointer {
        let mut tokens = Vec::new();
        let mut place = of;
        while let Some((step, _)) = place.and_then(|number| self.spans.get_index(index(number))) {
            tokens.push(&step.token);
            place = step.parent;
        }
        Pointer::root().descend(tokens.into_iter().rev())
    }

    fn span(&self, place: Place) -> &Span {
        place.map_or(&self.root, |number| &self.spans[index(number)])
    }

    fn span_mut(&mut self, place: Place) -> &mut Span {
        match place {
            None => &mut self.root,
            Some(number) => &mut self.spans[index(number)],
        }
    }

    /// The values on the way to another one, from the root down, as far as the text has them.
    fn along(&self, pointer: &Pointer) -> impl Iterator<Item = Place> {
        let mut tokens = pointer.tokens().into_iter();
        let step = move |around: &Place| {
            let (parent, token) = (*around, tokens.next()?);
            self.spans
                .get_index_of(&StepRef { parent, token })
                .map(place)
        };
        std::iter::successors(Some(None), step)
    }

    /// The place of a value, if the text has it.
    fn find(&self, pointer: &Pointer) -> Option<Place> {
        self.along(pointer).nth(pointer.depth())
    }

    /// Records the location of a key and returns the one recorded before, if the key is a duplicate.
    pub(super) fn insert_key(&mut self, place: Place, location: Location) -> Option<Location> {
        let span = self.span_mut(place);
        let first = span.key;
        span.key = first.or(Mark::new(location));
        first.map(Location::from)
    }

    /// Records the location of a value. The first of several under one key counts.
    pub(super) fn insert_value(&mut self, place: Place, location: Location) {
        let span = self.span_mut(place);
        span.value = span.value.or(Mark::new(location));
    }

    /// Records the text of a plain scalar, unless that is its value.
    pub(super) fn insert_written(&mut self, place: Place, text: &str) {
        if !resolve(text).is_string() {
            self.written.entry(place).or_insert(text.into());
        }
    }

    /// Returns the text of a number, boolean or null as the document spells it.
    pub(crate) fn written(&self, pointer: &Pointer) -> Option<&str> {
        let origin = self.origin(pointer);
        self.written.get(&self.find(&origin)?).map(|text| &**text)
    }

    /// Returns the texts of all numbers, booleans and nulls as the document spells them.
    pub(super) fn all_written(&self) -> impl Iterator<Item = &str> {
        self.written.values().map(|text| &**text)
    }

    /// Records that a value has been moved.
    pub(crate) fn insert_moved(&mut self, from: &Pointer, to: Pointer) {
        let origin = self.origin(from);
        self.moved.insert(to, origin);
    }

    /// Whether values have been moved.
    pub(super) fn has_moves(&self) -> bool {
        !self.moved.is_empty()
    }

    /// Whether the text contains the value at `pointer`.
    pub(super) fn contains(&self, pointer: &Pointer) -> bool {
        self.find(pointer).is_some()
    }

    /// Whether the text contains `pointer`, and its value is that of a key in a mapping.
    pub(super) fn is_key(&self, pointer: &Pointer) -> bool {
        let place = self.find(pointer);
        place.is_some_and(|place| self.span(place).key.is_some())
    }

    /// Returns the pointer in the text to the value that is now at `pointer`.
    pub(crate) fn origin(&self, pointer: &Pointer) -> Pointer {
        self.moved.of(pointer)
    }

    /// Forgets how scalars are spelled in whose places others are now.
    pub(super) fn forget_written(&mut self, replaced: &Origins) {
        let mut written = std::mem::take(&mut self.written);
        written.retain(|place, _| !replaced.has(&self.pointer(*place)));
        self.written = written;
    }

    /// Returns the location where an entry or item begins, if the text contains it.
    pub(super) fn start(&self, pointer: &Pointer) -> Option<Location> {
        self.span(self.find(pointer)?).start()
    }

    /// Returns the location of `pointer` in the text, or that of its nearest ancestor if the text does not contain it.
    pub(crate) fn locate(&self, pointer: &Pointer, focus: Focus) -> Option<Location> {
        let value = |pointer: &Pointer| {
            let mark = self.span(self.find(pointer)?).value;
            mark.map(Location::from)
        };
        let focused = match focus {
            Focus::Key => None,
            Focus::Value => value(pointer),
            Focus::Reference => value(&pointer.child("$ref")),
        };
        focused.or_else(|| Some(self.nearest(pointer)?.1))
    }

    /// Returns `pointer`, or that to its nearest ancestor that the text contains, and its location.
    pub(crate) fn nearest(&self, pointer: &Pointer) -> Option<(Pointer, Location)> {
        let places = self.along(pointer).enumerate();
        let located =
            places.filter_map(|(length, place)| Some((length, self.span(place).start()?)));
        let (length, location) = located.last()?;
        Some((pointer.ancestor(length), location))
    }
}
