//! Schemas that are made of others: `allOf`, `oneOf` and `anyOf`.
//!
//! `allOf` is one object with the properties of all parts. `oneOf` and `anyOf` are one of the parts, and beside
//! properties of their own one object with all that the parts can add. `not` says nothing about what a value
//! is, only what it is not, so it is left to the server.

use std::borrow::Cow;

use openapiv3::{Discriminator, ReferenceOr, Schema, SchemaKind};

use super::Lowering;
use super::shape::{Object, Part, Property, Rest, Shape, Union, is_null, required, simple};
use crate::Pointer;

/// The components that are being followed, so that one that is part of itself comes to an end.
type Open = Vec<String>;

/// What a schema is asked for.
#[derive(Clone, Copy, PartialEq)]
enum Role {
    /// What its values are.
    Whole,
    /// What it adds to the values of another one.
    Base,
}

/// `oneOf` or `anyOf`, and its parts.
type Group<'a> = (&'static str, &'a [ReferenceOr<Schema>]);

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
    fn follow(&mut self, part: &Part<'a>, open: &mut Open) -> Option<(&'a Schema, Pointer)> {
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
    fn shape_of_part(&mut self, part: &Part<'a>, open: &mut Open) -> Option<Shape<'a>> {
        self.shape_of(part, Role::Whole, open)
    }

    fn shape_of(&mut self, part: &Part<'a>, role: Role, open: &mut Open) -> Option<Shape<'a>> {
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

    /// What all of several schemas describe together.
    fn all_of(
        &mut self,
        schema: &'a Schema,
        own: Shape<'a>,
        all_of: &'a [ReferenceOr<Schema>],
        groups: &[Group<'a>],
        at: &Pointer,
        open: &mut Open,
    ) -> Shape<'a> {
        let mut demanded: Vec<&'a str> = Vec::new();
        let mut said = Vec::new();
        for part in parts(&("allOf", all_of), at) {
            let before = open.len();
            if let Some((schema, _)) = self.follow(&part, open) {
                demanded.extend(required(schema).iter().map(String::as_str));
            }
            open.truncate(before);
            match self.shape_of(&part, Role::Base, open) {
                None | Some(Shape::Untyped) => {}
                Some(shape) => said.push((Some(part), shape)),
            }
        }
        demanded.extend(required(schema).iter().map(String::as_str));
        let bare = matches!(own, Shape::Untyped | Shape::Map(None));
        if !bare || said.is_empty() && groups.is_empty() {
            said.push((None, own));
        }
        if let ([(Some(_), shape)], []) = (said.as_slice(), groups) {
            let demands_more = match shape {
                Shape::Object(object) => demanded
                    .iter()
                    .any(|name| object.find(name).is_some() && !object.required.contains(name)),
                _ => false,
            };
            if !demands_more && let Some((part, shape)) = said.pop() {
                return named(part, shape);
            }
        }
        if !said
            .iter()
            .all(|(_, shape)| self.is_of_objects(shape, open))
        {
            return self.narrowest(said, at);
        }
        let mut object = Object::default();
        for (_, shape) in said {
            self.add(&mut object, shape, open);
        }
        for group in groups {
            let parts: Vec<_> = parts(group, at).collect();
            self.add_any(&mut object, parts, open);
        }
        object.required.extend(demanded);
        match object.rest {
            Rest::Of(part) if object.properties.is_empty() => Shape::Map(Some(part)),
            _ if object.properties.is_empty() => Shape::Map(None),
            _ => Shape::Object(object),
        }
    }

    /// Whether all values are objects.
    fn is_of_objects(&mut self, shape: &Shape<'a>, open: &mut Open) -> bool {
        match shape {
            Shape::Union(union) => union.parts.clone().iter().all(|part| {
                let shape = self.shape_of_part(part, open);
                shape.is_none_or(|shape| self.is_of_objects(&shape, open))
            }),
            shape => shape.is_object(),
        }
    }

    /// Of several shapes that are not objects, the one that says most.
    fn narrowest(&mut self, said: Vec<(Option<Part<'a>>, Shape<'a>)>, at: &Pointer) -> Shape<'a> {
        if said.iter().any(|(_, shape)| shape.is_object()) {
            self.unsupported(at, "an `allOf` of objects and of values that are none");
            return Shape::Untyped;
        }
        let known = |shape: &Shape<'a>| matches!(shape, Shape::Enum(_) | Shape::Numbers(_));
        let best = said.iter().position(|(_, shape)| known(shape)).unwrap_or(0);
        let best = said.into_iter().nth(best);
        best.map_or(Shape::Untyped, |(part, shape)| named(part, shape))
    }

    /// Adds what a part of an `allOf` says.
    fn add(&mut self, object: &mut Object<'a>, shape: Shape<'a>, open: &mut Open) {
        match shape {
            Shape::Object(part) => {
                object.required.extend(&part.required);
                object.allow(part.rest);
                for property in part.properties {
                    self.refine(object, property, open);
                }
            }
            Shape::Map(Some(values)) => object.allow(Rest::Of(values)),
            Shape::Map(None) => {}
            Shape::Union(union) => self.add_any(object, union.parts, open),
            _ => {}
        }
    }

    /// Adds a property; of one that is there already, what is said last holds, unless it says nothing of what
    /// the property is.
    fn refine(&mut self, object: &mut Object<'a>, property: Property<'a>, open: &mut Open) {
        let Some(known) = object
            .properties
            .iter_mut()
            .find(|known| known.wire == property.wire)
        else {
            object.properties.push(property);
            return;
        };
        let Some(part) = property.parts.first() else {
            return;
        };
        let described = match &part.schema {
            ReferenceOr::Item(schema) if schema.schema_data.description.is_some() => Some(*schema),
            _ => property.described,
        };
        known.described = described.or(known.described);
        let says = self.shape_of_part(part, open);
        if says.is_some_and(|shape| !matches!(shape, Shape::Untyped)) {
            known.parts = property.parts;
        }
    }

    /// Adds what several parts say of which a value is one: all of their properties, of which only those that
    /// all of the parts demand are always there.
    fn add_any(&mut self, object: &mut Object<'a>, parts: Vec<Part<'a>>, open: &mut Open) {
        let mut demanded: Option<Vec<&'a str>> = None;
        for part in parts {
            let mut one = Object::default();
            match self.shape_of_part(&part, open) {
                Some(shape) => self.add(&mut one, shape, open),
                None => continue,
            }
            object.allow(one.rest.clone());
            demanded = Some(match demanded {
                None => one.required.clone(),
                Some(all) => all
                    .into_iter()
                    .filter(|name| one.required.contains(name))
                    .collect(),
            });
            for property in one.properties {
                match object
                    .properties
                    .iter_mut()
                    .find(|known| known.wire == property.wire)
                {
                    None => object.properties.push(property),
                    Some(known) => {
                        for part in property.parts {
                            if !known.parts.iter().any(|other| same(other, &part)) {
                                known.parts.push(part);
                            }
                        }
                    }
                }
            }
        }
        object.required.extend(demanded.into_iter().flatten());
    }
}

impl<'a> Object<'a> {
    fn find(&self, wire: &str) -> Option<&Property<'a>> {
        self.properties
            .iter()
            .find(|property| property.wire == wire)
    }

    fn allow(&mut self, rest: Rest<'a>) {
        if !matches!(rest, Rest::Unsaid) {
            self.rest = rest;
        }
    }
}

fn parts<'a>((key, parts): &Group<'a>, at: &Pointer) -> impl Iterator<Item = Part<'a>> + use<'a> {
    let at = at.child(key);
    let parts = parts.iter().enumerate();
    parts.map(move |(index, schema)| Part::new(schema, at.child(index)))
}

/// The shape of a part by the name that it has elsewhere, if it has one.
fn named<'a>(part: Option<Part<'a>>, shape: Shape<'a>) -> Shape<'a> {
    match part {
        Some(part) if part.is_reference() => Shape::Same(part),
        _ => shape,
    }
}

/// Whether two parts say the same, whatever they say about it.
fn same(a: &Part<'_>, b: &Part<'_>) -> bool {
    match (&a.schema, &b.schema) {
        (ReferenceOr::Item(a), ReferenceOr::Item(b)) => a.schema_kind == b.schema_kind,
        (a, b) => a == b,
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
