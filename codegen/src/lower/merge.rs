//! Objects that are put together of what several schemas say.

use std::collections::HashSet;
use std::rc::Rc;

use indexmap::IndexSet;
use indexmap::map::Entry;
use openapiv3::{ReferenceOr, Schema};

use super::Lowering;
use super::combine::{Group, Shaped, named, parts};
use super::follow::{Open, Role};
use super::shape::{Object, Part, Property, Rest, Shape};
use super::simple::required;
use crate::Pointer;

impl<'a> Lowering<'a> {
    /// One object with all that several schemas of objects can have.
    pub(super) fn object_of_any(&mut self, parts: &[Part<'a>], at: &Pointer) -> Object<'a> {
        let mut object = Object::default();
        let open = &mut Vec::new();
        let shapes = parts
            .iter()
            .map(|part| self.shape_of_part(part, Role::Whole, open));
        let shapes = shapes.collect();
        self.add_any(&mut object, shapes, at, open);
        object
    }

    /// What all of several schemas describe together.
    pub(super) fn all_of(
        &mut self,
        schema: &'a Schema,
        own: Shape<'a>,
        all_of: &Group<'a>,
        groups: Vec<Vec<Shaped<'a>>>,
        at: &Pointer,
        open: &mut Open,
    ) -> Rc<Shape<'a>> {
        let mut demanded: Vec<&'a str> = Vec::new();
        let mut said = Vec::new();
        for part in parts(all_of, at) {
            let Some(shape) = self.shape_of_part(&part, Role::Base, open) else {
                continue;
            };
            if let Some((schema, _)) = self.target(&part) {
                demanded.extend(required(schema).iter().map(String::as_str));
            }
            if !matches!(*shape, Shape::Untyped) {
                said.push((Some(part), shape));
            }
        }
        demanded.extend(required(schema).iter().map(String::as_str));
        let bare = matches!(own, Shape::Untyped | Shape::Map(None));
        if !bare || said.is_empty() && groups.is_empty() {
            said.push((None, Rc::new(own)));
        }
        if let ([(Some(_), shape)], []) = (said.as_slice(), groups.as_slice()) {
            let demands_more = match &**shape {
                Shape::Object(object) => demanded.iter().any(|name| {
                    object.properties.contains_key(name) && !object.required.contains(name)
                }),
                _ => false,
            };
            if !demands_more && let Some((part, shape)) = said.pop() {
                return named(part, shape);
            }
        }
        let shapes = said.iter().map(|(_, shape)| Some(shape.clone())).collect();
        let leaves = self.leaves(shapes, at, open);
        if !leaves.iter().all(|shape| shape.is_object()) {
            return self.narrowest(said, at);
        }
        let mut object = Object::default();
        for (_, shape) in said {
            self.add(&mut object, shape, at, open);
        }
        for group in groups {
            let shapes = group.into_iter().map(|(_, shape)| shape).collect();
            self.add_any(&mut object, shapes, at, open);
        }
        object.required.extend(demanded);
        Rc::new(match object.rest {
            Rest::Of(part) if object.properties.is_empty() => Shape::Map(Some(part)),
            _ if object.properties.is_empty() => Shape::Map(None),
            _ => Shape::Object(object),
        })
    }

    /// Of several shapes that are not objects, the one that says most.
    fn narrowest(
        &mut self,
        said: Vec<(Option<Part<'a>>, Rc<Shape<'a>>)>,
        at: &Pointer,
    ) -> Rc<Shape<'a>> {
        if said.iter().any(|(_, shape)| shape.is_object()) {
            self.unsupported(at, "an `allOf` of objects and of values that are none");
            return Rc::new(Shape::Untyped);
        }
        let known = |shape: &Shape<'a>| matches!(shape, Shape::Enum(_) | Shape::Numbers(_));
        let best = said.iter().position(|(_, shape)| known(shape)).unwrap_or(0);
        let best = said.into_iter().nth(best);
        best.map_or_else(
            || Rc::new(Shape::Untyped),
            |(part, shape)| named(part, shape),
        )
    }

    /// Adds what a part of an `allOf` says.
    fn add(
        &mut self,
        object: &mut Object<'a>,
        shape: Rc<Shape<'a>>,
        at: &Pointer,
        open: &mut Open,
    ) {
        match &*shape {
            Shape::Object(part) => {
                object.required.extend(&part.required);
                object.allow(&part.rest);
                if self.compose(part.properties.len(), at) {
                    for (wire, property) in &part.properties {
                        self.refine(object, wire, property);
                    }
                }
            }
            Shape::Map(Some(values)) => object.allow(&Rest::Of(values.clone())),
            Shape::Union(_) => self.add_any(object, vec![Some(shape)], at, open),
            _ => {}
        }
    }

    /// Adds a property; of one that is there already, what is said last holds, unless it says nothing of what
    /// the property is.
    fn refine(&mut self, object: &mut Object<'a>, wire: &'a str, property: &Rc<Property<'a>>) {
        let known = match object.properties.entry(wire) {
            Entry::Vacant(entry) => {
                entry.insert(property.clone());
                return;
            }
            Entry::Occupied(entry) => Rc::make_mut(entry.into_mut()),
        };
        let Some(part) = property.parts.first() else {
            return;
        };
        let described = match &part.schema {
            ReferenceOr::Item(schema) if schema.schema_data.description.is_some() => Some(*schema),
            _ => property.described,
        };
        known.described = described.or(known.described);
        if self.says_anything(part) {
            known.parts.clone_from(&property.parts);
        }
    }

    /// Adds what several parts say of which a value is one: all of their properties, of which only those that
    /// all of the parts demand are always there.
    fn add_any(
        &mut self,
        object: &mut Object<'a>,
        parts: Vec<Option<Rc<Shape<'a>>>>,
        at: &Pointer,
        open: &mut Open,
    ) {
        let mut demanded: Option<IndexSet<&'a str>> = None;
        for shape in self.leaves(parts, at, open) {
            let required = match &*shape {
                Shape::Object(one) => {
                    object.allow(&one.rest);
                    if self.compose(one.properties.len(), at) {
                        for (wire, property) in &one.properties {
                            object.widen(wire, property);
                        }
                    }
                    one.required.clone()
                }
                Shape::Map(Some(values)) => {
                    object.allow(&Rest::Of(values.clone()));
                    IndexSet::new()
                }
                _ => IndexSet::new(),
            };
            match &mut demanded {
                None => demanded = Some(required),
                Some(all) => all.retain(|name| required.contains(name)),
            }
        }
        object.required.extend(demanded.into_iter().flatten());
    }

    /// The shapes with what each union can be in its place.
    fn leaves(
        &mut self,
        shapes: Vec<Option<Rc<Shape<'a>>>>,
        at: &Pointer,
        open: &mut Open,
    ) -> Vec<Rc<Shape<'a>>> {
        let mut leaves = Vec::new();
        let mut met = HashSet::new();
        let mut todo = shapes;
        todo.reverse();
        while let Some(shape) = todo.pop() {
            let Some(shape) = shape else { continue };
            let Shape::Union(union) = &*shape else {
                leaves.push(shape);
                continue;
            };
            let place = union.parts.first().map(|part| part.at.clone());
            if met.insert(place) && self.compose(union.parts.len(), at) {
                let parts = union.parts.iter().rev();
                todo.extend(parts.map(|part| self.shape_of_part(part, Role::Whole, open)));
            }
        }
        leaves
    }
}

impl<'a> Object<'a> {
    fn allow(&mut self, rest: &Rest<'a>) {
        if !matches!(rest, Rest::Unsaid) {
            self.rest = rest.clone();
        }
    }

    /// Adds a property; one that is there already can also be what this one is.
    fn widen(&mut self, wire: &'a str, property: &Rc<Property<'a>>) {
        match self.properties.entry(wire) {
            Entry::Vacant(entry) => {
                entry.insert(property.clone());
            }
            Entry::Occupied(entry) => {
                let known = Rc::make_mut(entry.into_mut());
                for part in &property.parts {
                    if !known.parts.iter().any(|other| same(other, part)) {
                        known.parts.push(part.clone());
                    }
                }
            }
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
