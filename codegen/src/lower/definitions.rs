//! The definitions of types, and those to come.
//!
//! A reference to a type needs no more than its name, so definitions wait until the type that refers to them is
//! complete. However long a chain of types is, they are defined one after the other.

use std::collections::{BTreeMap, BTreeSet};
use std::rc::Rc;

use indexmap::IndexMap;
use openapiv3::Schema;

use crate::api::{Type, TypeDef, TypeId};
use crate::lower::schema::ResolvedSchema;
use crate::source::Pointer;

/// The types of a document.
#[derive(Default)]
pub(super) struct Types<'a> {
    defined: IndexMap<TypeId, TypeDef>,
    /// The types that have a name and no definition yet.
    waiting: BTreeMap<TypeId, Undefined<'a>>,
    /// Those of them that the latest definition refers to, in order; repeated where several do, since the first one
    /// that is defined brings them.
    next: Vec<TypeId>,
    /// The locations whose types have a name.
    named: BTreeSet<Pointer>,
    /// The types of the targets of references; none while they are being worked out.
    pub(super) of_targets: BTreeMap<Pointer, Option<Type>>,
    /// The number of schemas that the current one is nested in without a named type in between.
    pub(super) depth: usize,
    /// The locations of objects that parameters replace.
    flattened: BTreeSet<Pointer>,
}

/// A type without its definition.
pub(super) struct Undefined<'a> {
    pub(super) resolved: Rc<ResolvedSchema<'a>>,
    /// The schema with its description, if there is one.
    pub(super) schema: Option<&'a Schema>,
    pub(super) at: Pointer,
}

impl<'a> Types<'a> {
    /// Adds a definition.
    pub(super) fn define(&mut self, id: TypeId, def: TypeDef) {
        self.defined.insert(id, def);
    }

    /// The definitions so far.
    pub(super) fn definitions(&self) -> &IndexMap<TypeId, TypeDef> {
        &self.defined
    }

    /// All definitions.
    pub(super) fn into_definitions(self) -> IndexMap<TypeId, TypeDef> {
        self.defined
    }

    /// Notes that parameters replace the object at a location.
    pub(super) fn flatten(&mut self, at: Pointer) {
        self.flattened.insert(at);
    }

    /// Whether parameters replace the object at a location.
    pub(super) fn is_flattened(&self, at: &Pointer) -> bool {
        self.flattened.contains(at)
    }

    /// Gives a schema the type of that name, whose definition waits from now on.
    pub(super) fn name(&mut self, id: TypeId, undefined: Undefined<'a>) -> Type {
        if self.named.insert(undefined.at.clone()) {
            self.waiting.insert(id.clone(), undefined);
        }
        let ty = Type::Def(id);
        self.refer_to(&ty);
        ty
    }

    /// Notes that the latest definition refers to a type.
    pub(super) fn refer_to(&mut self, ty: &Type) {
        if let Some(id) = ty.def()
            && self.waiting.contains_key(id)
        {
            self.next.push(id.clone());
        }
    }

    /// Takes the types that the latest definition refers to, last first.
    pub(super) fn take_next(&mut self) -> impl Iterator<Item = TypeId> + use<> {
        std::mem::take(&mut self.next).into_iter().rev()
    }

    /// Takes a type that waits for its definition.
    pub(super) fn take_waiting(&mut self, id: &TypeId) -> Option<Undefined<'a>> {
        self.waiting.remove(id)
    }
}
