//! Schemas that are made of others: `allOf`, `oneOf` and `anyOf`.
//!
//! `allOf` is one object with the properties of all parts. `oneOf` and `anyOf` are one of the parts, and beside
//! properties of their own one object with all that the parts can add. `not` says nothing about what a value
//! is, only what it is not, so it is left to the server.

use std::borrow::Cow;
use std::rc::Rc;

use indexmap::IndexSet;
use openapiv3::{Discriminator, ReferenceOr, Schema, SchemaKind};

use super::Lowering;
use super::follow::{Open, Role};
use super::limits::DEPTH_LIMIT;
use super::shape::{Object, Part, Shape, Union};
use super::simple::{is_null, simple};
use crate::Pointer;

/// `allOf`, `oneOf` or `anyOf`, and its parts.
pub(super) type Group<'a> = (&'static str, &'a [ReferenceOr<Schema>]);

/// A part with its shape; none while it is being followed.
pub(super) type Shaped<'a> = (Part<'a>, Option<Rc<Shape<'a>>>);

impl<'a> Lowering<'a> {
    /// What kind of value a schema describes.
    pub(super) fn shape(&mut self, schema: &'a Schema, at: &Pointer) -> Rc<Shape<'a>> {
        let shape = self.shape_at(schema, at, at, Role::Whole, &mut Vec::new());
        shape.unwrap_or_else(|| Rc::new(Shape::Untyped))
    }

    /// The shape of a part, whatever it refers to on the way, and the place of that.
    pub(super) fn final_shape(&mut self, part: &Part<'a>) -> Option<(Rc<Shape<'a>>, Pointer)> {
        let mut part = part.clone();
        for _ in 0..=DEPTH_LIMIT {
            let (schema, at) = self.target(&part)?;
            let shape = self.shape(schema, &at);
            match &*shape {
                Shape::Same(next) => part = next.clone(),
                _ => return Some((shape, at)),
            }
        }
        None
    }

    /// What kind of value one of several schemas describes.
    pub(super) fn shape_of_any(&mut self, parts: &[Part<'a>]) -> Rc<Shape<'a>> {
        let parts = self.shaped(parts.iter().cloned(), &mut Vec::new());
        one_of_parts(parts, None)
    }

    /// What a schema is, with all that it is made of.
    pub(super) fn combined(
        &mut self,
        schema: &'a Schema,
        at: &Pointer,
        role: Role,
        open: &mut Open,
    ) -> Rc<Shape<'a>> {
        let own = simple(schema, at);
        let [all_of, any @ ..] = groups(schema);
        if all_of.1.is_empty() && any.iter().all(|group| group.1.is_empty()) {
            return Rc::new(own);
        }
        let mut live: Vec<Vec<Shaped<'a>>> = Vec::new();
        for group in &any {
            live.extend(self.says_what(group, at, role, open));
        }
        let discriminator = schema.schema_data.discriminator.as_ref();
        let instead = match &own {
            _ if !all_of.1.is_empty() || live.is_empty() => false,
            // `type: object` alone says no more than that the parts are objects.
            Shape::Untyped | Shape::Map(None) => true,
            Shape::Object(object) => self.all_have(live.iter().flatten(), object),
            _ => false,
        };
        if instead {
            return one_of_parts(live.into_iter().flatten().collect(), discriminator);
        }
        self.all_of(schema, own, &all_of, live, at, open)
    }

    /// The parts of a group, if it says anything of what a value is: parts that only demand something do not, and
    /// a base that lists what is made of it says nothing about the one that is asked about.
    fn says_what(
        &mut self,
        group: &Group<'a>,
        at: &Pointer,
        role: Role,
        open: &mut Open,
    ) -> Option<Vec<Shaped<'a>>> {
        if role == Role::Base && self.lists_open(group, at, open) {
            return None;
        }
        // Nothing is remembered of schemas that are made of each other.
        if open.len() > 1 && !self.compose(group.1.len(), at) {
            return None;
        }
        let shaped = self.shaped(parts(group, at), open);
        let followed = shaped.iter().any(|(_, shape)| shape.is_none());
        let mut shapes = shaped.iter().map(|(_, shape)| shape.as_deref());
        let says = shapes.any(|shape| !matches!(shape, Some(Shape::Untyped)));
        (says && !(followed && role == Role::Base)).then_some(shaped)
    }

    fn shaped(
        &mut self,
        parts: impl Iterator<Item = Part<'a>>,
        open: &mut Open,
    ) -> Vec<Shaped<'a>> {
        parts
            .map(|part| {
                let shape = self.shape_of_part(&part, Role::Whole, open);
                (part, shape)
            })
            .collect()
    }

    /// Whether each part has all properties of an object: then it takes the object's place.
    fn all_have<'s>(
        &mut self,
        parts: impl Iterator<Item = &'s Shaped<'a>>,
        object: &Object<'a>,
    ) -> bool
    where
        'a: 's,
    {
        let mut parts = parts.map(|(part, _)| part);
        parts.all(|part| {
            let shape = self.shape_by_itself(part);
            matches!(shape.as_deref(), Some(Shape::Object(part))
                if object.properties.keys().all(|wire| part.properties.contains_key(wire)))
        })
    }
}

/// One of several schemas, made as simple as it can be: texts of several formats are a text, and a text
/// with known values that can be another text too is an open enum as it is.
fn one_of_parts<'a>(
    parts: Vec<Shaped<'a>>,
    discriminator: Option<&'a Discriminator>,
) -> Rc<Shape<'a>> {
    let mut live = Vec::new();
    for (part, shape) in parts {
        if matches!(&part.schema, ReferenceOr::Item(schema) if is_null(schema)) {
            continue;
        }
        if let Some(shape) = shape.filter(|shape| !matches!(**shape, Shape::Untyped)) {
            live.push((part, shape));
        }
    }
    if live.len() < 2 {
        return live.pop().map_or_else(
            || Rc::new(Shape::Untyped),
            |(part, shape)| named(Some(part), shape),
        );
    }
    let all = |is: fn(&Shape<'a>) -> bool| live.iter().all(|(_, shape)| is(shape));
    if all(|shape| matches!(shape, Shape::String { .. } | Shape::Enum(_))) {
        let enums: Vec<_> = live
            .iter()
            .filter(|(_, shape)| matches!(**shape, Shape::Enum(_)))
            .collect();
        if let [(only, _)] = enums.as_slice()
            && only.is_reference()
        {
            return Rc::new(Shape::Same(only.clone()));
        }
        if enums.iter().all(|(part, _)| !part.is_reference()) {
            return Rc::new(texts(live.iter().map(|(_, shape)| &**shape)));
        }
    }
    if all(|shape| matches!(shape, Shape::Integer(_))) {
        return live.swap_remove(0).1;
    }
    let all = |is: fn(&Shape<'a>) -> bool| live.iter().all(|(_, shape)| is(shape));
    if all(|shape| matches!(shape, Shape::Integer(_) | Shape::Number)) {
        return Rc::new(Shape::Number);
    }
    if all(|shape| matches!(shape, Shape::Boolean)) {
        return Rc::new(Shape::Boolean);
    }
    if all(|shape| matches!(shape, Shape::Map(None))) {
        return Rc::new(Shape::Map(None));
    }
    Rc::new(Shape::Union(Union {
        parts: live.into_iter().map(|(part, _)| part).collect(),
        discriminator,
    }))
}

/// What a schema is made of.
pub(super) fn groups(schema: &Schema) -> [Group<'_>; 3] {
    let (all_of, one_of, any_of): (&[_], &[_], &[_]) = match &schema.schema_kind {
        SchemaKind::AllOf { all_of } => (all_of, &[], &[]),
        SchemaKind::OneOf { one_of } => (&[], one_of, &[]),
        SchemaKind::AnyOf { any_of } => (&[], &[], any_of),
        SchemaKind::Any(any) => (&any.all_of, &any.one_of, &any.any_of),
        SchemaKind::Type(_) | SchemaKind::Not { .. } => (&[], &[], &[]),
    };
    [("allOf", all_of), ("oneOf", one_of), ("anyOf", any_of)]
}

pub(super) fn parts<'a>(
    (key, parts): &Group<'a>,
    at: &Pointer,
) -> impl Iterator<Item = Part<'a>> + use<'a> {
    let at = at.child(key);
    let parts = parts.iter().enumerate();
    parts.map(move |(index, schema)| Part::new(schema, at.child(index)))
}

/// The shape of a part by the name that it has elsewhere, if it has one.
pub(super) fn named<'a>(part: Option<Part<'a>>, shape: Rc<Shape<'a>>) -> Rc<Shape<'a>> {
    match part {
        Some(part) if part.is_reference() => Rc::new(Shape::Same(part)),
        _ => shape,
    }
}

/// Texts, some with known values.
fn texts<'s, 'a: 's>(shapes: impl Iterator<Item = &'s Shape<'a>>) -> Shape<'a> {
    let mut values: IndexSet<Cow<'a, str>> = IndexSet::new();
    let mut formats = Vec::new();
    for shape in shapes {
        match shape {
            Shape::Enum(found) => values.extend(found.iter().cloned()),
            Shape::String { format, pattern } => formats.push((*format, *pattern)),
            _ => {}
        }
    }
    if !values.is_empty() {
        return Shape::Enum(values.into_iter().collect());
    }
    formats.dedup();
    let (format, pattern) = match formats.as_slice() {
        [only] => *only,
        _ => (None, None),
    };
    Shape::String { format, pattern }
}
