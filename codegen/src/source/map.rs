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
    /// Where values are in the text that have been moved since, by their new locations.
    moved: Origins,
}

/// A value of a document: the number of its span, none for the root.
pub(super) type Place = Option<usize>;

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
    key: Option<Location>,
    value: Option<Location>,
    /// The text of a value without quotes that is not a string: `1.10` or `0x10`.
    written: Option<Box<str>>,
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
        Some(known.unwrap_or_else(add))
    }

    /// The pointer to a place.
    pub(super) fn pointer(&self, place: Place) -> Pointer {
        let mut tokens = Vec::new();
        let mut place = place;
        while let Some((step, _)) = place.and_then(|number| self.spans.get_index(number)) {
            tokens.push(&step.token);
            place = step.parent;
        }
        Pointer::root().descend(tokens.into_iter().rev())
    }

    fn span(&self, place: Place) -> &Span {
        place.map_or(&self.root, |number| &self.spans[number])
    }

    fn span_mut(&mut self, place: Place) -> &mut Span {
        match place {
            None => &mut self.root,
            Some(number) => &mut self.spans[number],
        }
    }

    /// The spans of the values that the tokens lead to, from the root down, as far as the text has them.
    fn along(&self, tokens: &[SmolStr]) -> impl Iterator<Item = &Span> {
        let mut tokens = tokens.iter();
        let step = move |place: &Place| {
            let (parent, token) = (*place, tokens.next()?.as_str());
            self.spans
                .get_index_of(&StepRef { parent, token })
                .map(Some)
        };
        let mut step = step;
        let places = std::iter::successors(Some(None), move |place| step(place));
        places.map(|place| self.span(place))
    }

    /// The span of the value that the tokens lead to, if the text has it.
    fn find(&self, tokens: &[SmolStr]) -> Option<&Span> {
        self.along(tokens).nth(tokens.len())
    }

    /// Records the location of a key and returns the one recorded before, if the key is a duplicate.
    pub(super) fn insert_key(&mut self, place: Place, location: Location) -> Option<Location> {
        let span = self.span_mut(place);
        let first = span.key;
        span.key = first.or(Some(location));
        first
    }

    /// Records the location of a value. The first of several under one key counts.
    pub(super) fn insert_value(&mut self, place: Place, location: Location) {
        self.span_mut(place).value.get_or_insert(location);
    }

    /// Records the text of a plain scalar, unless that is its value.
    pub(super) fn insert_written(&mut self, place: Place, text: &str) {
        if !resolve(text).is_string() {
            self.span_mut(place).written.get_or_insert(text.into());
        }
    }

    /// Returns the text of a number, boolean or null as the document spells it.
    pub(crate) fn written(&self, pointer: &Pointer) -> Option<&str> {
        let origin = self.origin(pointer);
        self.find(origin.tokens())?.written.as_deref()
    }

    /// Returns the texts of all numbers, booleans and nulls as the document spells them.
    pub(super) fn all_written(&self) -> impl Iterator<Item = &str> {
        self.spans
            .values()
            .filter_map(|span| span.written.as_deref())
    }

    /// Records that a value has been moved.
    pub(crate) fn insert_moved(&mut self, from: &Pointer, to: Pointer) {
        let origin = self.origin(from);
        self.moved.insert(to, origin);
    }

    /// Returns the pointer in the text to the value that is now at `pointer`.
    pub(crate) fn origin(&self, pointer: &Pointer) -> Pointer {
        self.moved.of(pointer)
    }

    /// Forgets how scalars are spelled in whose places others are now.
    pub(super) fn forget_written(&mut self, replaced: &Origins) {
        let spans = self.spans.values().enumerate();
        let written = spans.filter(|(_, span)| span.written.is_some());
        let places: Vec<Place> = written.map(|(number, _)| Some(number)).collect();
        for place in places {
            if replaced.has(&self.pointer(place)) {
                self.span_mut(place).written = None;
            }
        }
    }

    /// Returns the location where an entry or item begins, if the text contains it.
    pub(super) fn start(&self, pointer: &Pointer) -> Option<Location> {
        let span = self.find(pointer.tokens())?;
        span.key.or(span.value)
    }

    /// Returns the location of `pointer` in the text, or that of its nearest ancestor if the text does not contain it.
    pub(crate) fn locate(&self, pointer: &Pointer, focus: Focus) -> Option<Location> {
        let pointer = &self.origin(pointer);
        let value = |pointer: &Pointer| self.find(pointer.tokens())?.value;
        let focused = match focus {
            Focus::Key => None,
            Focus::Value => value(pointer),
            Focus::Reference => value(&pointer.child("$ref")),
        };
        focused.or_else(|| Some(self.nearest(pointer)?.1))
    }

    /// Returns `pointer`, or that to its nearest ancestor that the text contains, and its location.
    pub(crate) fn nearest(&self, pointer: &Pointer) -> Option<(Pointer, Location)> {
        let origin = self.origin(pointer);
        let spans = self.along(origin.tokens()).enumerate();
        let located = spans.filter_map(|(length, span)| Some((length, span.key.or(span.value)?)));
        let (length, location) = located.last()?;
        Some((origin.ancestor(length), location))
    }
}
