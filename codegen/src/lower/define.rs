//! Types with names, and when they are defined: what refers to one needs no more than its name, so that however
//! long a chain of types is, they are worked out one after the other.

use std::borrow::Cow;
use std::collections::{BTreeMap, BTreeSet};
use std::rc::Rc;

use indexmap::IndexSet;
use openapiv3::Schema;

use super::schema::Site;
use super::shape::Shape;
use super::{Lowering, names, prose};
use crate::Pointer;
use crate::api::{Docs, Enum, Repr, RustName, Type, TypeDef, TypeId, TypeKind, Variant};

/// What is defined, and what is still to be.
#[derive(Default)]
pub(super) struct Definitions<'a> {
    /// The types that are named and not yet defined, by name.
    waiting: BTreeMap<TypeId, Waiting<'a>>,
    /// The names of those that the last definition refers to, in order; again where others do too, since the first
    /// that is defined brings them.
    next: Vec<TypeId>,
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
        let id = TypeId::new(&self.claim(site.type_name, &site.at));
        if self.definitions.met.insert(site.at.clone()) {
            let waiting = Waiting {
                shape: shape.clone(),
                schema,
                at: site.at.clone(),
            };
            self.definitions.waiting.insert(id.clone(), waiting);
        }
        let ty = Type::Def(id);
        self.define_later(&ty);
        ty
    }

    /// Notes that a type is referred to.
    pub(super) fn define_later(&mut self, ty: &Type) {
        if let Some(id) = ty.def()
            && self.definitions.waiting.contains_key(id)
        {
            self.definitions.next.push(id.clone());
        }
    }

    /// Defines all types that were referred to, each with those after it that it refers to itself.
    pub(super) fn define(&mut self) {
        let mut todo = std::mem::take(&mut self.definitions.next);
        todo.reverse();
        while let Some(id) = todo.pop() {
            if let Some(waiting) = self.definitions.waiting.remove(&id) {
                let def = self.definition(id.as_str(), waiting);
                self.add_type(id, def);
                todo.extend(self.definitions.next.drain(..).rev());
            }
        }
    }

    fn definition(&mut self, name: &str, waiting: Waiting<'a>) -> TypeDef {
        let Waiting { shape, schema, at } = waiting;
        let description = schema.and_then(|schema| schema.schema_data.description.as_deref());
        let docs = Docs::of_description(description);
        let kind = match &*shape {
            Shape::Object(object) => TypeKind::Struct(self.object(object, name, &at)),
            Shape::Union(union) => TypeKind::Union(self.union(union, name)),
            Shape::Enum(values) => {
                let values = values.iter().map(|value| Cow::Borrowed(&**value));
                TypeKind::Enum(enumeration(Repr::String, values, &docs))
            }
            Shape::Numbers(values) => {
                let values = values.iter().map(|value| Cow::Owned(value.to_string()));
                TypeKind::Enum(enumeration(Repr::Integer, values, &docs))
            }
            _ => unreachable!("only these shapes have names"),
        };
        TypeDef {
            pointer: at,
            docs,
            kind,
        }
    }
}

fn enumeration<'v>(repr: Repr, values: impl Iterator<Item = Cow<'v, str>>, docs: &Docs) -> Enum {
    let values: IndexSet<_> = values.collect();
    let wires: Vec<&str> = values.iter().map(|value| &**value).collect();
    let text = docs.description.as_deref().unwrap_or_default();
    let variants = names::disambiguate(&wires, names::variant_name)
        .into_iter()
        .zip(&wires)
        .map(|(name, wire)| Variant {
            wire: (*wire).to_owned(),
            name: RustName::new(name),
            docs: Docs::of_description(prose::meaning(text, wire).as_deref()),
        })
        .collect();
    Enum { repr, variants }
}
