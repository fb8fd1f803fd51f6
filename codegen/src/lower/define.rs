//! Types with names, and when they are defined: what refers to one needs no more than its name, so that however
//! long a chain of types is, they are worked out one after the other.

use std::borrow::Cow;
use std::collections::{BTreeMap, BTreeSet};
use std::rc::Rc;

use indexmap::IndexSet;
use openapiv3::Schema;

use super::schema::Site;
use super::shape::Shape;
use super::{Lowering, docs, graph, names, prose};
use crate::Pointer;
use crate::api::{Docs, Enum, Repr, Type, TypeDef, Variant};

/// What is defined, and what is still to be.
#[derive(Default)]
pub(super) struct Definitions<'a> {
    /// The types that are named and not yet defined, by name.
    waiting: BTreeMap<String, Waiting<'a>>,
    /// The names of those that the last definition refers to, in order; again where others do too, since the first
    /// that is defined brings them.
    next: Vec<String>,
    /// The places whose types are defined, or will be.
    met: BTreeSet<Pointer>,
}

/// A type that is not yet defined.
struct Waiting<'a> {
    shape: Rc<Shape<'a>>,
    schema: Option<&'a Schema>,
    at: Pointer,
}

impl<'a> Lowering<'a> {
    /// The name for a shape that needs one; its definition is still to come.
    pub(super) fn named_type(
        &mut self,
        shape: &Rc<Shape<'a>>,
        schema: Option<&'a Schema>,
        site: &Site<'_>,
    ) -> Type {
        let name = self.claim(site.type_name, &site.at);
        if self.definitions.met.insert(site.at.clone()) {
            let waiting = Waiting {
                shape: shape.clone(),
                schema,
                at: site.at.clone(),
            };
            self.definitions.waiting.insert(name.clone(), waiting);
        }
        let ty = Type::Named(name);
        self.define_later(&ty);
        ty
    }

    /// Notes that a type is referred to.
    pub(super) fn define_later(&mut self, ty: &Type) {
        if let Some(name) = graph::held(ty)
            && self.definitions.waiting.contains_key(name)
        {
            self.definitions.next.push(name.to_owned());
        }
    }

    /// Defines all types that were referred to, each with those after it that it refers to itself.
    pub(super) fn define(&mut self) {
        let mut todo = std::mem::take(&mut self.definitions.next);
        todo.reverse();
        while let Some(name) = todo.pop() {
            if let Some(waiting) = self.definitions.waiting.remove(&name) {
                let def = self.definition(name, waiting);
                self.module().types.push(def);
                todo.extend(self.definitions.next.drain(..).rev());
            }
        }
    }

    fn definition(&mut self, name: String, waiting: Waiting<'a>) -> TypeDef {
        let Waiting { shape, schema, at } = waiting;
        let description = schema.and_then(|schema| schema.schema_data.description.as_deref());
        let docs = docs::paragraphs(description);
        match &*shape {
            Shape::Object(object) => TypeDef::Struct(self.object(object, name, docs, at)),
            Shape::Union(union) => TypeDef::Union(self.union(union, name, docs, at)),
            Shape::Enum(values) => {
                let values = values.iter().map(|value| Cow::Borrowed(&**value));
                TypeDef::Enum(enumeration(Repr::String, values, name, docs, at))
            }
            Shape::Numbers(values) => {
                let values = values.iter().map(|value| Cow::Owned(value.to_string()));
                TypeDef::Enum(enumeration(Repr::Integer, values, name, docs, at))
            }
            _ => unreachable!("only these shapes have names"),
        }
    }
}

fn enumeration<'v>(
    repr: Repr,
    values: impl Iterator<Item = Cow<'v, str>>,
    name: String,
    docs: Docs,
    at: Pointer,
) -> Enum {
    let values: IndexSet<_> = values.collect();
    let wires: Vec<&str> = values.iter().map(|value| &**value).collect();
    let variants = names::told_apart(&wires, names::variant_name)
        .into_iter()
        .zip(&wires)
        .map(|(name, wire)| Variant {
            wire: (*wire).to_owned(),
            name,
            docs: prose::meaning(&docs, wire),
        })
        .collect();
    Enum {
        name,
        pointer: at,
        docs,
        repr,
        variants,
    }
}
