//! Resolution of references to schemas. Each schema is resolved once, unless the result depends on those that it is
//! resolved for: then they are composed of each other.

use std::collections::HashSet;
use std::rc::Rc;

use openapiv3::{ReferenceOr, Schema};

use super::groups::Groups;
use super::limits::DEPTH_LIMIT;
use super::resolved::ResolvedSchema;
use super::schema_ref::SchemaRef;
use super::schemas::{Active, Cached, Role, Schemas};
use crate::source::Pointer;

impl<'a> Schemas<'a> {
    /// The schema itself, or the final target of its reference.
    pub(in crate::lower) fn target(
        &mut self,
        schema: &SchemaRef<'a>,
    ) -> Option<(&'a Schema, Pointer)> {
        let mut reference = match &schema.schema {
            ReferenceOr::Item(item) => return Some((item, schema.at.clone())),
            ReferenceOr::Reference { reference } => reference.as_str(),
        };
        let mut followed = HashSet::new();
        let target = loop {
            if let Some(known) = self.targets.get(reference) {
                break known.clone();
            }
            if !followed.insert(reference.to_owned()) {
                break None;
            }
            match self.document.target(reference) {
                None => break None,
                Some((ReferenceOr::Item(schema), at)) => break Some((schema, at)),
                Some((ReferenceOr::Reference { reference: next }, _)) => reference = next,
            }
        };
        for reference in followed {
            self.targets.insert(reference, target.clone());
        }
        target
    }

    /// The schema itself, or the one that its reference points to if that is not a reference again.
    pub(in crate::lower) fn direct_target(&mut self, schema: &SchemaRef<'a>) -> Option<&'a Schema> {
        match &schema.schema {
            ReferenceOr::Item(item) => Some(item),
            ReferenceOr::Reference { reference } => self.document.target(reference)?.0.as_item(),
        }
    }

    /// Resolves a schema.
    pub(in crate::lower) fn resolve(
        &mut self,
        schema: &'a Schema,
        at: &Pointer,
    ) -> Rc<ResolvedSchema<'a>> {
        let resolved = self.resolve_at(schema, at, at, Role::Whole, &mut Vec::new());
        resolved.unwrap_or_else(|| Rc::new(ResolvedSchema::Any))
    }

    /// Resolves a schema, following references and aliases, and gives the location of the result.
    pub(in crate::lower) fn resolve_ref(
        &mut self,
        schema: &SchemaRef<'a>,
    ) -> Option<(Rc<ResolvedSchema<'a>>, Pointer)> {
        let mut schema = schema.clone();
        for _ in 0..=DEPTH_LIMIT {
            let (target, at) = self.target(&schema)?;
            let resolved = self.resolve(target, &at);
            match &*resolved {
                ResolvedSchema::Alias(next) => schema = next.clone(),
                _ => return Some((resolved, at)),
            }
        }
        None
    }

    /// Resolves a member of a group; none while it is being resolved.
    pub(super) fn resolve_member(
        &mut self,
        member: &SchemaRef<'a>,
        role: Role,
        active: &mut Active,
    ) -> Option<Rc<ResolvedSchema<'a>>> {
        let mut member = member.clone();
        for _ in 0..=DEPTH_LIMIT {
            let (schema, at) = self.target(&member)?;
            let resolved = if member.is_reference() {
                self.resolve_at(schema, &at, &member.at, role, active)?
            } else {
                self.resolve_deeper(schema, &at, role, active)
            };
            match &*resolved {
                ResolvedSchema::Alias(next) => member = next.clone(),
                _ => return Some(resolved),
            }
        }
        None
    }

    /// Resolves a schema that can be referenced, as `from` does; none while it is being resolved.
    fn resolve_at(
        &mut self,
        schema: &'a Schema,
        at: &Pointer,
        from: &Pointer,
        role: Role,
        active: &mut Active,
    ) -> Option<Rc<ResolvedSchema<'a>>> {
        let cycle = self.cycles.get(at).copied();
        let on_active_cycle = active.iter().any(|(_, other)| Some(*other) == cycle);
        if on_active_cycle && active.iter().any(|(other, _)| other == at) {
            return None;
        }
        if !on_active_cycle && let Some(cached) = self.cached(at, from, role) {
            return Some(cached);
        }
        if cycle.is_some_and(|cycle| self.too_deep_cycles.contains(&cycle)) {
            return Some(Rc::new(ResolvedSchema::Any));
        }
        if self.depth >= DEPTH_LIMIT {
            // The other schemas of the cycle are as deep; one error is enough.
            self.too_deep_cycles.extend(cycle);
            return Some(self.reject_depth(from));
        }
        let members = Groups::of(schema).all_of.schemas.len();
        if on_active_cycle && !self.charge(1 + members, at) {
            return Some(Rc::new(ResolvedSchema::Any));
        }
        active.extend(cycle.map(|cycle| (at.clone(), cycle)));
        let depth = self.depth;
        let above = std::mem::replace(&mut self.max_depth, depth);
        let resolved = self.resolve_deeper(schema, at, role, active);
        let height = self.max_depth - depth;
        self.max_depth = self.max_depth.max(above);
        active.truncate(active.len() - usize::from(cycle.is_some()));
        if !on_active_cycle {
            let schema = resolved.clone();
            let cached = Cached { schema, height };
            self.resolved.insert((role, at.clone()), cached);
        }
        Some(resolved)
    }

    /// A schema that was resolved before, unless it is nested too deeply where it is used now.
    fn cached(
        &mut self,
        at: &Pointer,
        from: &Pointer,
        role: Role,
    ) -> Option<Rc<ResolvedSchema<'a>>> {
        let Cached { schema, height } = self.resolved.get(&(role, at.clone()))?;
        let (schema, deepest) = (schema.clone(), self.depth + height);
        self.max_depth = self.max_depth.max(deepest);
        Some(if deepest > DEPTH_LIMIT {
            self.reject_depth(from)
        } else {
            schema
        })
    }

    /// Resolves a schema regardless of those that it is resolved for; none while it is being resolved so.
    pub(super) fn resolve_alone(
        &mut self,
        member: &SchemaRef<'a>,
    ) -> Option<Rc<ResolvedSchema<'a>>> {
        let (_, at) = self.target(member)?;
        if !self.resolving_alone.insert(at.clone()) {
            return None;
        }
        let resolved = self.resolve_member(member, Role::Whole, &mut Vec::new());
        self.resolving_alone.remove(&at);
        resolved
    }

    /// Resolves a schema one level deeper.
    fn resolve_deeper(
        &mut self,
        schema: &'a Schema,
        at: &Pointer,
        role: Role,
        active: &mut Active,
    ) -> Rc<ResolvedSchema<'a>> {
        self.depth += 1;
        self.max_depth = self.max_depth.max(self.depth);
        let resolved = self.compose(schema, at, role, active);
        self.depth -= 1;
        resolved
    }
}
