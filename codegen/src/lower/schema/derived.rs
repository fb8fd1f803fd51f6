//! Bases: schemas with a discriminator that others are derived from through `allOf`. A value of a base can be a value of a
//! derived schema.

use std::collections::HashSet;
use std::rc::Rc;

use openapiv3::{Discriminator, ReferenceOr, Schema};

use super::groups::Groups;
use super::resolved::{ResolvedSchema, UnionBase, UnionSchema};
use super::schema_ref::SchemaRef;
use super::schemas::Schemas;
use crate::source::Pointer;

impl<'a> Schemas<'a> {
    /// The union of a base with all schemas that are derived from it; none if `schema` is no base. `object` is the base
    /// by itself.
    pub(super) fn union_of_derived(
        &mut self,
        schema: &'a Schema,
        at: &Pointer,
        object: &Rc<ResolvedSchema<'a>>,
    ) -> Option<ResolvedSchema<'a>> {
        let discriminator = self.discriminator(schema, at)?;
        let is_own = schema.schema_data.discriminator.is_some();
        let base = match &**object {
            ResolvedSchema::Object(_) => Some(UnionBase {
                object: object.clone(),
                schema,
                at: at.child(if is_own { "discriminator" } else { "allOf" }),
            }),
            ResolvedSchema::Map(None) | ResolvedSchema::Any => None,
            _ => return None,
        };
        let members: Vec<_> = self.derived_and_mapped(discriminator, is_own, at);
        (!members.is_empty()).then_some(ResolvedSchema::Union(UnionSchema {
            members,
            discriminator: Some(discriminator),
            base,
        }))
    }

    /// Whether the schema at a location is derived from the target of a reference, which has a discriminator.
    pub(super) fn is_derived_from(&mut self, at: &Pointer, base: &SchemaRef<'a>) -> bool {
        let Some((schema, target)) = self.target(base) else {
            return false;
        };
        let derived = self.derived.get(&target);
        derived.is_some_and(|derived| derived.contains(at))
            && self.discriminator(schema, &target).is_some()
    }

    /// The discriminator of a schema, or of one that it is derived from itself.
    fn discriminator(&mut self, schema: &'a Schema, at: &Pointer) -> Option<&'a Discriminator> {
        let mut todo = vec![(schema, at.clone())];
        let mut visited = HashSet::new();
        while let Some((schema, at)) = todo.pop() {
            if let Some(discriminator) = &schema.schema_data.discriminator {
                return Some(discriminator);
            }
            if visited.insert(at.clone()) {
                let bases = Groups::of(schema).all_of.members(&at);
                todo.extend(bases.filter_map(|base| self.target(&base)));
            }
        }
        None
    }

    /// The schemas that are derived from a base, directly or through others, and those that only the mapping of its own
    /// discriminator lists.
    fn derived_and_mapped(
        &mut self,
        discriminator: &'a Discriminator,
        is_own: bool,
        base: &Pointer,
    ) -> Vec<SchemaRef<'a>> {
        let mut found: Vec<Pointer> = Vec::new();
        let mut todo = vec![base.clone()];
        while let Some(at) = todo.pop() {
            let derived = self.derived.get(&at).into_iter().flatten();
            let new: Vec<_> = derived
                .filter(|at| !found.contains(at) && *at != base)
                .cloned()
                .collect();
            found.extend(new.iter().cloned());
            todo.extend(new);
        }
        if is_own {
            found.extend(self.mapped(discriminator, base, &found));
        }
        let at = base.child("discriminator");
        let reference = |target: Pointer| SchemaRef {
            schema: ReferenceOr::Reference {
                reference: target.to_string(),
            },
            at: at.clone(),
        };
        found.into_iter().map(reference).collect()
    }

    /// The targets of a mapping that are not yet in `found`.
    fn mapped(
        &mut self,
        discriminator: &'a Discriminator,
        base: &Pointer,
        found: &[Pointer],
    ) -> Vec<Pointer> {
        let components: Vec<_> = self.document.component_schemas().collect();
        let mapped = discriminator.mapping.values().filter_map(|target| {
            let pointer = Pointer::parse(target);
            let mut components = components.iter();
            let (.., schema, at) = components
                .find(|(name, _, at)| *name == target.as_str() || pointer.as_ref() == Some(at))?;
            (schema.as_item().is_some() && at != base && !found.contains(at)).then(|| at.clone())
        });
        let mut mapped: Vec<_> = mapped.collect();
        let mut seen = HashSet::new();
        mapped.retain(|at| seen.insert(at.clone()));
        mapped
    }
}
