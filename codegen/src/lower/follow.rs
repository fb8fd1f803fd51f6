//! Where references lead, and what shape the schemas there have. Each shape is worked out once, unless it depends
//! on the way to it: then the schemas are made of each other.

use std::collections::{BTreeMap, HashMap, HashSet};
use std::rc::Rc;

use openapiv3::{ReferenceOr, Schema};

use super::Lowering;
use super::circles::circles;
use super::combine::{Group, groups, parts};
use super::shape::{Part, Shape};
use crate::{Code, Diagnostic, Pointer};

/// How many schemas may stand in each other through `allOf`, `oneOf` and `anyOf`, or through lists and maps that
/// have no name: far more than people can follow. Working on them takes stack in proportion.
pub(super) const DEPTH_LIMIT: usize = 100;

/// How many properties and schemas `allOf`, `oneOf` and `anyOf` may put together in a document: far more than real
/// ones do, far less than memory holds.
const COMPOSED_LIMIT: usize = 250_000;

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
    shapes: HashMap<Role, HashMap<Pointer, Known<'a>>>,
    /// The schemas that are made of each other.
    circles: BTreeMap<Pointer, usize>,
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
    composed: usize,
}

struct Known<'a> {
    shape: Rc<Shape<'a>>,
    /// How many schemas stand in each other in it.
    height: usize,
}

/// A reference in `allOf`, `oneOf` or `anyOf`.
struct Link<'a> {
    part: Part<'a>,
    to: Pointer,
    /// Whether there is nothing but `allOf` on the way to it.
    all_of: bool,
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

    /// Counts what is put together; false where it is too much.
    pub(super) fn compose(&mut self, amount: usize, at: &Pointer) -> bool {
        let before = self.followed.composed;
        self.followed.composed = before.saturating_add(amount);
        let fits = self.followed.composed <= COMPOSED_LIMIT;
        if !fits && before <= COMPOSED_LIMIT {
            self.report(
                Diagnostic::new(
                    Code::Unsupported,
                    at,
                    format!(
                        "the `allOf`, `oneOf` and `anyOf` of this document put together more than \
                         {COMPOSED_LIMIT} properties and schemas"
                    ),
                )
                .help("refer to what many schemas share from a property of theirs"),
            );
        }
        fits
    }

    fn too_deep(&mut self, at: &Pointer) -> Rc<Shape<'a>> {
        self.report_depth(at, "`allOf`, `oneOf` and `anyOf`");
        Rc::new(Shape::Untyped)
    }

    pub(super) fn report_depth(&mut self, at: &Pointer, through: &str) {
        let message =
            format!("more than {DEPTH_LIMIT} schemas stand in each other here through {through}");
        self.report(
            Diagnostic::new(Code::Unsupported, at, message)
                .help("let one of them be an object that holds the next in a property"),
        );
    }

    /// Finds the schemas that are made of each other. Those that are so through `allOf` alone are refused: they
    /// would be larger than themselves.
    pub(super) fn find_circles(&mut self) {
        let schemas = self.document.components.iter();
        let schemas = schemas.flat_map(|components| &components.schemas);
        let schemas = schemas.map(|(name, schema)| {
            let at = Pointer::root().descend(["components", "schemas", name]);
            (at, schema)
        });
        let deep = self.deep.iter().map(|(at, schema)| (at.clone(), schema));
        let items = schemas.chain(deep);
        let items: Vec<_> = items
            .filter_map(|(at, schema)| Some((at, schema.as_item()?)))
            .collect();
        let links: Vec<_> = items
            .iter()
            .map(|(at, schema)| (at, self.links(schema, at)))
            .collect();
        let graph = |all_of: bool| {
            let nodes = links.iter().map(|(at, links)| {
                let links = links.iter().filter(|link| link.all_of || !all_of);
                ((*at).clone(), links.map(|link| link.to.clone()).collect())
            });
            circles(&nodes.collect())
        };
        self.followed.circles = graph(false);
        let refused = graph(true);
        for role in [Role::Whole, Role::Base] {
            let untyped = refused.keys().map(|at| {
                let shape = Rc::new(Shape::Untyped);
                (at.clone(), Known { shape, height: 0 })
            });
            self.followed.shapes.insert(role, untyped.collect());
        }
        let mut told = HashSet::new();
        for (at, links) in &links {
            let Some(circle) = refused.get(at) else {
                continue;
            };
            let mut links = links.iter().filter(|link| link.all_of);
            let back = links.find(|link| refused.get(&link.to) == Some(circle));
            if let Some(link) = back.filter(|_| told.insert(*circle)) {
                self.report(
                    Diagnostic::new(
                        Code::PartOfItself,
                        &link.part.at,
                        "this schema is a part of itself, through `allOf` alone",
                    )
                    .help("take this part out, or let a property hold it"),
                );
            }
        }
    }

    /// The references in what a schema is made of.
    fn links(&mut self, schema: &'a Schema, at: &Pointer) -> Vec<Link<'a>> {
        let mut links = Vec::new();
        let mut open = vec![(schema, at.clone(), true)];
        while let Some((schema, at, all_of)) = open.pop() {
            for group in groups(schema) {
                let all_of = all_of && group.0 == "allOf";
                for part in parts(&group, &at) {
                    match part.schema {
                        ReferenceOr::Item(schema) => open.push((schema, part.at, all_of)),
                        ReferenceOr::Reference { .. } => {
                            if let Some((_, to)) = self.target(&part) {
                                links.push(Link { part, to, all_of });
                            }
                        }
                    }
                }
            }
        }
        links
    }
}
