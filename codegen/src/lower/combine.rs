//! Schemas that are made of others: `allOf`, `oneOf` and `anyOf`.
//!
//! `allOf` is one object with the properties of all parts. `oneOf` and `anyOf` are one of the parts, and beside
//! properties of their own one object with all that the parts can add. `not` says nothing about what a value
//! is, only what it is not, so it is left to the server.

use std::borrow::Cow;

use openapiv3::{Discriminator, ReferenceOr, Schema, SchemaKind};

use super::Lowering;
use super::shape::{Object, Part, Shape, Union};
use super::simple::{is_null, simple};
use crate::Pointer;

/// The components that are being followed, so that one that is part of itself comes to an end.
pub(super) type Open = Vec<String>;

/// What a schema is asked for.
#[derive(Clone, Copy, PartialEq)]
pub(super) enum Role {
    /// What its values are.
    Whole,
    /// What it adds to the values of another one.
    Base,
}

/// `oneOf` or `anyOf`, and its parts.
pub(super) type Group<'a> = (&'static str, &'a [ReferenceOr<Schema>]);

impl<'a> Lowering<'a> {
    /// What kind of value a schema describes.
    pub(super) fn shape(&mut self, schema: &'a Schema, at: &Pointer) -> Shape<'a> {
        let mut open = Vec::new();
        if let [components, schemas, name] = at.tokens()
            && components == "components"
            && schemas == "schemas"
        {
            open.push(name.clone());
        }
        self.shape_within(schema, at, Role::Whole, &mut open)
    }

    /// What kind of value one of several schemas describes.
    pub(super) fn shape_of_any(&mut self, parts: Vec<Part<'a>>) -> Shape<'a> {
        self.one_of_parts(parts, None, &mut Vec::new())
    }

    /// One object with all that several schemas of objects can have.
    pub(super) fn object_of_any(&mut self, parts: Vec<Part<'a>>) -> Object<'a> {
        let mut object = Object::default();
        self.add_any(&mut object, parts, &mut Vec::new());
        object
    }

    /// The schema of a part, what its reference leads to included; none while that is being followed.
    pub(super) fn follow(
        &mut self,
        part: &Part<'a>,
        open: &mut Open,
    ) -> Option<(&'a Schema, Pointer)> {
        let mut part = part.clone();
        loop {
            let reference = match &part.schema {
                ReferenceOr::Item(schema) => return Some((schema, part.at)),
                ReferenceOr::Reference { reference } => reference.clone(),
            };
            let (schema, at) = self.referred(&reference, &part.at)?;
            let name = at.to_string();
            let name = name.trim_start_matches("#/components/schemas/").to_owned();
            if open.contains(&name) {
                return None;
            }
            open.push(name);
            part = Part::new(schema, at);
        }
    }

    /// The shape of a part, none while it is being followed.
    pub(super) fn shape_of_part(&mut self, part: &Part<'a>, open: &mut Open) -> Option<Shape<'a>> {
        self.shape_of(part, Role::Whole, open)
    }

    pub(super) fn shape_of(
        &mut self,
        part: &Part<'a>,
        role: Role,
        open: &mut Open,
    ) -> Option<Shape<'a>> {
        let before = open.len();
        let followed = self.follow(part, open);
        let shape = followed.map(|(schema, at)| self.shape_within(schema, &at, role, open));
        open.truncate(before);
        match shape? {
            Shape::Same(part) => self.shape_of(&part, role, open),
            shape => Some(shape),
        }
    }

    fn shape_within(
        &mut self,
        schema: &'a Schema,
        at: &Pointer,
        role: Role,
        open: &mut Open,
    ) -> Shape<'a> {
        let (all_of, one_of, any_of): (&'a [_], &'a [_], &'a [_]) = match &schema.schema_kind {
            SchemaKind::AllOf { all_of } => (all_of, &[], &[]),
            SchemaKind::OneOf { one_of } => (&[], one_of, &[]),
            SchemaKind::AnyOf { any_of } => (&[], &[], any_of),
            SchemaKind::Any(any) => (&any.all_of, &any.one_of, &any.any_of),
            SchemaKind::Type(_) | SchemaKind::Not { .. } => (&[], &[], &[]),
        };
        let own = simple(schema, at);
        let groups: Vec<Group<'a>> = [("oneOf", one_of), ("anyOf", any_of)]
            .into_iter()
            .filter(|(_, parts)| !parts.is_empty())
            .collect();
        if all_of.is_empty() && groups.is_empty() {
            return own;
        }
        let groups: Vec<_> = groups
            .into_iter()
            .filter(|group| self.says_what(group, at, role, open))
            .collect();
        let discriminator = schema.schema_data.discriminator.as_ref();
        // `type: object` alone says no more than that the parts are objects.
        let bare = matches!(own, Shape::Untyped | Shape::Map(None));
        if all_of.is_empty() && bare && !groups.is_empty() {
            return self.one_of(&groups, discriminator, at, open);
        }
        if all_of.is_empty()
            && let Shape::Object(object) = &own
            && !groups.is_empty()
            && self.all_have(&groups, object, at)
        {
            return self.one_of(&groups, discriminator, at, open);
        }
        self.all_of(schema, own, all_of, &groups, at, open)
    }

    /// Whether a group says anything of what a value is: parts that only demand something do not, and a base
    /// that lists what is made of it says nothing about the one that is asked about.
    fn says_what(&mut self, group: &Group<'a>, at: &Pointer, role: Role, open: &mut Open) -> bool {
        let mut says = false;
        for part in parts(group, at) {
            match self.shape_of_part(&part, open) {
                None if role == Role::Base => return false,
                Some(Shape::Untyped) => {}
                None | Some(_) => says = true,
            }
        }
        says
    }

    /// Whether each part of the groups has all properties of an object: then it takes the object's place.
    fn all_have(&mut self, groups: &[Group<'a>], object: &Object<'a>, at: &Pointer) -> bool {
        groups
            .iter()
            .flat_map(|group| parts(group, at))
            .all(|part| {
                matches!(self.shape_of_part(&part, &mut Vec::new()), Some(Shape::Object(part))
                if object.properties.iter().all(|property| part.find(property.wire).is_some()))
            })
    }

    fn one_of(
        &mut self,
        groups: &[Group<'a>],
        discriminator: Option<&'a Discriminator>,
        at: &Pointer,
        open: &mut Open,
    ) -> Shape<'a> {
        let parts = groups.iter().flat_map(|group| parts(group, at)).collect();
        self.one_of_parts(parts, discriminator, open)
    }

    /// One of several schemas, made as simple as it can be: texts of several formats are a text, and a text
    /// with known values that can be another text too is an open enum as it is.
    fn one_of_parts(
        &mut self,
        parts: Vec<Part<'a>>,
        discriminator: Option<&'a Discriminator>,
        open: &mut Open,
    ) -> Shape<'a> {
        let mut live = Vec::new();
        for part in parts {
            if matches!(&part.schema, ReferenceOr::Item(schema) if is_null(schema)) {
                continue;
            }
            match self.shape_of_part(&part, open) {
                Some(Shape::Untyped) | None => {}
                Some(shape) => live.push((part, shape)),
            }
        }
        if live.len() < 2 {
            return live
                .pop()
                .map_or(Shape::Untyped, |(part, shape)| named(Some(part), shape));
        }
        let all = |is: fn(&Shape<'a>) -> bool| live.iter().all(|(_, shape)| is(shape));
        if all(|shape| matches!(shape, Shape::String { .. } | Shape::Enum(_))) {
            let enums: Vec<_> = live
                .iter()
                .filter(|(_, shape)| matches!(shape, Shape::Enum(_)))
                .collect();
            if let [(only, _)] = enums.as_slice()
                && only.is_reference()
            {
                return Shape::Same(only.clone());
            }
            if enums.iter().all(|(part, _)| !part.is_reference()) {
                return texts(live.into_iter().map(|(_, shape)| shape));
            }
        }
        if all(|shape| matches!(shape, Shape::Integer(_))) {
            return live.swap_remove(0).1;
        }
        if all(|shape| matches!(shape, Shape::Integer(_) | Shape::Number)) {
            return Shape::Number;
        }
        if all(|shape| matches!(shape, Shape::Boolean)) {
            return Shape::Boolean;
        }
        if all(|shape| matches!(shape, Shape::Map(None))) {
            return Shape::Map(None);
        }
        Shape::Union(Union {
            parts: live.into_iter().map(|(part, _)| part).collect(),
            discriminator,
        })
    }
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
pub(super) fn named<'a>(part: Option<Part<'a>>, shape: Shape<'a>) -> Shape<'a> {
    match part {
        Some(part) if part.is_reference() => Shape::Same(part),
        _ => shape,
    }
}

/// Texts, some with known values.
fn texts<'a>(shapes: impl Iterator<Item = Shape<'a>>) -> Shape<'a> {
    let mut values: Vec<Cow<'a, str>> = Vec::new();
    let mut formats = Vec::new();
    for shape in shapes {
        match shape {
            Shape::Enum(found) => {
                for value in found {
                    if !values.contains(&value) {
                        values.push(value);
                    }
                }
            }
            Shape::String { format, pattern } => formats.push((format, pattern)),
            _ => {}
        }
    }
    if !values.is_empty() {
        return Shape::Enum(values);
    }
    formats.dedup();
    match formats.as_slice() {
        [(format, pattern)] => Shape::String {
            format: *format,
            pattern: *pattern,
        },
        _ => Shape::String {
            format: None,
            pattern: None,
        },
    }
}
