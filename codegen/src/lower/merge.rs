//! Objects that are put together of what several schemas say.

use openapiv3::{ReferenceOr, Schema};

use super::Lowering;
use super::combine::{Group, Open, Role, named, parts};
use super::shape::{Object, Part, Property, Rest, Shape};
use super::simple::required;
use crate::Pointer;

impl<'a> Lowering<'a> {
    /// What all of several schemas describe together.
    pub(super) fn all_of(
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
    pub(super) fn add_any(
        &mut self,
        object: &mut Object<'a>,
        parts: Vec<Part<'a>>,
        open: &mut Open,
    ) {
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
    pub(super) fn find(&self, wire: &str) -> Option<&Property<'a>> {
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

/// Whether two parts say the same, whatever they say about it.
fn same(a: &Part<'_>, b: &Part<'_>) -> bool {
    match (&a.schema, &b.schema) {
        (ReferenceOr::Item(a), ReferenceOr::Item(b)) => a.schema_kind == b.schema_kind,
        (a, b) => a == b,
    }
}
