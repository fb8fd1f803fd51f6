//! Where references lead, and what shape the schemas there have. Each shape is worked out once, unless it depends
//! on the way to it: then the schemas are made of each other.

use std::collections::{BTreeMap, HashMap, HashSet};
use std::rc::Rc;

use openapiv3::{ReferenceOr, Schema};

use super::Lowering;
use super::combine::{Group, groups, parts};
use super::limits::DEPTH_LIMIT;
use super::shape::{Part, Shape};
use super::simple::{is_null, simple};
use crate::Pointer;

/// What a schema is asked for.
#[derive(Clone, Copy, PartialEq, Eq, Hash)]
pub(super) enum Role {
    /// What its values are.
    Whole,
    /// What it adds to the values of another one.
    Base,
}

/// The schemas that are made of each other and that are being followed, each with the number of its circle.
pub(super) type Open = Vec<(Pointer, usize)>;

/// What is known of the schemas that were followed.
#[derive(Default)]
pub(super) struct Followed<'a> {
    /// Where references lead in the end; none if nowhere.
    ends: HashMap<String, Option<(&'a Schema, Pointer)>>,
    pub(super) shapes: HashMap<Role, HashMap<Pointer, Known<'a>>>,
    /// The schemas that are made of each other.
    pub(super) circles: BTreeMap<Pointer, usize>,
    /// The circles of those that are too deep.
    refused: HashSet<usize>,
    /// Where the references in a group lead, by the place of the group.
    listed: HashMap<Pointer, Rc<HashSet<Pointer>>>,
    /// The schemas that are looked at whatever is being followed.
    alone: HashSet<Pointer>,
    /// How many schemas are being worked out, one for the other.
    depth: usize,
    /// The most that there were at once.
    deepest: usize,
    /// How much was put together.
    pub(super) composed: usize,
}

/// A shape that was worked out.
pub(super) struct Known<'a> {
    pub(super) shape: Rc<Shape<'a>>,
    /// How many schemas stand in each other in it.
    pub(super) height: usize,
}

impl<'a> Lowering<'a> {
    /// The schema of a part, or the one that its reference leads to in the end.
    pub(super) fn target(&mut self, part: &Part<'a>) -> Option<(&'a Schema, Pointer)> {
        let mut reference = match &part.schema {
            ReferenceOr::Item(schema) => return Some((schema, part.at.clone())),
            ReferenceOr::Reference { reference } => reference.as_str(),
        };
        if let Some(Some(known)) = self.followed.ends.get(reference) {
            return Some(known.clone());
        }
        let mut at = part.at.clone();
        let mut met = HashSet::new();
        let end = loop {
            let known = self.followed.ends.get(reference);
            if let Some(known) = known.filter(|known| known.is_some() || !met.is_empty()) {
                break known.clone();
            }
            // Each place is told that its reference leads nowhere.
            let next = self.referred(reference, &at);
            if !met.insert(reference.to_owned()) {
                break None;
            }
            match next {
                None => break None,
                Some((ReferenceOr::Item(schema), at)) => break Some((schema, at)),
                Some((ReferenceOr::Reference { reference: next }, next_at)) => {
                    reference = next;
                    at = next_at;
                }
            }
        };
        for reference in met {
            self.followed.ends.insert(reference, end.clone());
        }
        end
    }

    /// The shape of a part, none while it is being followed.
    pub(super) fn shape_of_part(
        &mut self,
        part: &Part<'a>,
        role: Role,
        open: &mut Open,
    ) -> Option<Rc<Shape<'a>>> {
        let mut part = part.clone();
        for _ in 0..=DEPTH_LIMIT {
            let (schema, at) = self.target(&part)?;
            let shape = if part.is_reference() {
                self.shape_at(schema, &at, &part.at, role, open)?
            } else {
                self.shape_within(schema, &at, role, open)
            };
            match &*shape {
                Shape::Same(next) => part = next.clone(),
                _ => return Some(shape),
            }
        }
        None
    }

    /// The shape of a schema that something can refer to, as `from` does; none while it is being followed.
    pub(super) fn shape_at(
        &mut self,
        schema: &'a Schema,
        at: &Pointer,
        from: &Pointer,
        role: Role,
        open: &mut Open,
    ) -> Option<Rc<Shape<'a>>> {
        let circle = self.followed.circles.get(at).copied();
        let inside = open.iter().any(|(_, other)| Some(*other) == circle);
        if inside && open.iter().any(|(place, _)| place == at) {
            return None;
        }
        let known = self.followed.shapes.get(&role).and_then(|all| all.get(at));
        if let Some(known) = known.filter(|_| !inside) {
            let (shape, deepest) = (known.shape.clone(), self.followed.depth + known.height);
            self.followed.deepest = self.followed.deepest.max(deepest);
            return Some(if deepest > DEPTH_LIMIT {
                self.too_deep(from)
            } else {
                shape
            });
        }
        if circle.is_some_and(|circle| self.followed.refused.contains(&circle)) {
            return Some(Rc::new(Shape::Untyped));
        }
        if self.followed.depth >= DEPTH_LIMIT {
            // The others of its circle are as deep; once is enough.
            self.followed.refused.extend(circle);
            return Some(self.too_deep(from));
        }
        if inside && !self.compose(1 + groups(schema)[0].1.len(), at) {
            return Some(Rc::new(Shape::Untyped));
        }
        open.extend(circle.map(|circle| (at.clone(), circle)));
        let depth = self.followed.depth;
        let above = std::mem::replace(&mut self.followed.deepest, depth);
        let shape = self.shape_within(schema, at, role, open);
        let height = self.followed.deepest - depth;
        self.followed.deepest = self.followed.deepest.max(above);
        open.truncate(open.len() - usize::from(circle.is_some()));
        if !inside {
            let known = Known {
                shape: shape.clone(),
                height,
            };
            let shapes = self.followed.shapes.entry(role).or_default();
            shapes.insert(at.clone(), known);
        }
        Some(shape)
    }

    /// The shape of a part whatever is being followed; none while it is being looked at so.
    pub(super) fn shape_by_itself(&mut self, part: &Part<'a>) -> Option<Rc<Shape<'a>>> {
        let (_, at) = self.target(part)?;
        if !self.followed.alone.insert(at.clone()) {
            return None;
        }
        let shape = self.shape_of_part(part, Role::Whole, &mut Vec::new());
        self.followed.alone.remove(&at);
        shape
    }

    /// Works out the shape of a schema, and notes how deep that goes.
    fn shape_within(
        &mut self,
        schema: &'a Schema,
        at: &Pointer,
        role: Role,
        open: &mut Open,
    ) -> Rc<Shape<'a>> {
        self.followed.depth += 1;
        self.followed.deepest = self.followed.deepest.max(self.followed.depth);
        let shape = self.combined(schema, at, role, open);
        self.followed.depth -= 1;
        shape
    }

    /// Whether a schema that is being followed is one of a group's.
    pub(super) fn lists_open(&mut self, group: &Group<'a>, at: &Pointer, open: &Open) -> bool {
        if open.is_empty() {
            return false;
        }
        let place = at.child(group.0);
        let listed = match self.followed.listed.get(&place) {
            Some(listed) => listed.clone(),
            None => {
                let references = parts(group, at).filter(Part::is_reference);
                let ends: Vec<_> = references.map(|part| self.target(&part)).collect();
                let listed: Rc<HashSet<_>> =
                    Rc::new(ends.into_iter().flatten().map(|(_, at)| at).collect());
                self.followed.listed.insert(place, listed.clone());
                listed
            }
        };
        open.iter().any(|(place, _)| listed.contains(place))
    }

    /// Whether a schema, or one that it is made of, says what its values are.
    pub(super) fn says_anything(&mut self, part: &Part<'a>) -> bool {
        let mut open = vec![part.clone()];
        let mut met = HashSet::new();
        while let Some(part) = open.pop() {
            let Some((schema, at)) = self.target(&part) else {
                continue;
            };
            if !met.insert(at.clone()) {
                continue;
            }
            if !is_null(schema) && !matches!(simple(schema, &at), Shape::Untyped) {
                return true;
            }
            open.extend(groups(schema).iter().flat_map(|group| parts(group, &at)));
        }
        false
    }
}
