//! Composition: `allOf`, `oneOf` and `anyOf`.
//!
//! `allOf` is one object with the properties of all members. `oneOf` and `anyOf` are one of their members, or, beside
//! properties of their own, one object with all that the members can add. `not` only says what a value is not, so it is
//! left to the server.

use std::collections::HashSet;
use std::rc::Rc;

use openapiv3::{ReferenceOr, Schema};

use super::groups::{Group, Groups};
use super::leaf::{is_null, resolve_leaf};
use super::merge::Merged;
use super::resolved::{ObjectSchema, ResolvedSchema};
use super::schema_ref::SchemaRef;
use super::schemas::{Active, Role, Schemas};
use super::union::{Member, union};
use crate::source::Pointer;

impl<'a> Schemas<'a> {
    /// Resolves what one of several schemas describes.
    pub(in crate::lower) fn resolve_any_of(
        &mut self,
        schemas: impl IntoIterator<Item = SchemaRef<'a>>,
    ) -> Rc<ResolvedSchema<'a>> {
        let members = self.members(schemas, &mut Vec::new());
        union(members, None)
    }

    /// Resolves a schema with all that it is composed of.
    pub(super) fn compose(
        &mut self,
        schema: &'a Schema,
        at: &Pointer,
        role: Role,
        active: &mut Active,
    ) -> Rc<ResolvedSchema<'a>> {
        let resolved = self.composed(schema, at, role, active);
        let has_members = Groups::of(schema)
            .any_of
            .iter()
            .any(|group| !group.is_empty());
        if role == Role::Base || has_members {
            return resolved;
        }
        let union = self.union_of_derived(schema, at, &resolved);
        union.map_or(resolved, Rc::new)
    }

    /// Resolves a schema with all that it is composed of, but without the schemas that are derived from it.
    fn composed(
        &mut self,
        schema: &'a Schema,
        at: &Pointer,
        role: Role,
        active: &mut Active,
    ) -> Rc<ResolvedSchema<'a>> {
        let own = resolve_leaf(schema, at);
        let Groups { all_of, any_of } = Groups::of(schema);
        if all_of.is_empty() && any_of.iter().all(|group| group.is_empty()) {
            return Rc::new(own);
        }
        let mut any: Vec<Vec<Member<'a>>> = Vec::new();
        for group in any_of {
            any.extend(self.informative_members(group, at, role, active));
        }
        let members_suffice = match &own {
            _ if !all_of.is_empty() || any.is_empty() => false,
            // `type: object` alone says no more than that the members are objects.
            ResolvedSchema::Any | ResolvedSchema::Map(None) => true,
            ResolvedSchema::Object(object) => self.all_have_properties(&any, object),
            _ => false,
        };
        if members_suffice {
            let discriminator = schema.schema_data.discriminator.as_ref();
            return union(any.into_iter().flatten().collect(), discriminator);
        }
        let merged = Merged {
            schema,
            own,
            all_of,
            any,
        };
        self.merge(merged, at, active)
    }

    /// The members of a group, if it says anything about values: members that only require properties do not, and a
    /// base that lists the schemas derived from it says nothing about the one that is asked for.
    fn informative_members(
        &mut self,
        group: Group<'a>,
        at: &Pointer,
        role: Role,
        active: &mut Active,
    ) -> Option<Vec<Member<'a>>> {
        if role == Role::Base && self.lists_active(group, at, active) {
            return None;
        }
        // Nothing is cached of schemas that are composed of each other.
        if active.len() > 1 && !self.charge(group.schemas.len(), at) {
            return None;
        }
        let members = self.members(group.members(at), active);
        let circular = members.iter().any(|member| member.resolved.is_none());
        let mut resolved = members.iter().map(|member| member.resolved.as_deref());
        let informative = resolved.any(|schema| !matches!(schema, Some(ResolvedSchema::Any)));
        (informative && !(circular && role == Role::Base)).then_some(members)
    }

    fn members(
        &mut self,
        schemas: impl IntoIterator<Item = SchemaRef<'a>>,
        active: &mut Active,
    ) -> Vec<Member<'a>> {
        let schemas = schemas.into_iter();
        let members = schemas.map(|schema| Member {
            resolved: match self.is_null(&schema) {
                // Whether null is a value is a fact of the position.
                true => Some(Rc::new(ResolvedSchema::Any)),
                false => self.resolve_member(&schema, Role::Whole, active),
            },
            schema,
        });
        members.collect()
    }

    /// Whether each member has all properties of an object, and so takes its place.
    fn all_have_properties(
        &mut self,
        groups: &[Vec<Member<'a>>],
        object: &ObjectSchema<'a>,
    ) -> bool {
        groups.iter().flatten().all(|member| {
            let resolved = self.resolve_alone(&member.schema);
            matches!(resolved.as_deref(), Some(ResolvedSchema::Object(member))
                if object.properties.keys().all(|name| member.properties.contains_key(name)))
        })
    }

    /// Whether a schema that is being resolved is in a group.
    fn lists_active(&mut self, group: Group<'a>, at: &Pointer, active: &Active) -> bool {
        if active.is_empty() {
            return false;
        }
        let group_at = at.child(group.keyword);
        let targets = match self.group_targets.get(&group_at) {
            Some(targets) => targets.clone(),
            None => {
                let references = group.members(at).filter(SchemaRef::is_reference);
                let locations = references.filter_map(|member| Some(self.target(&member)?.1));
                let targets: Rc<HashSet<_>> = Rc::new(locations.collect());
                self.group_targets.insert(group_at, targets.clone());
                targets
            }
        };
        active.iter().any(|(at, _)| targets.contains(at))
    }

    /// Whether the only value of a schema is null.
    pub(super) fn is_null(&mut self, schema: &SchemaRef<'a>) -> bool {
        let target = self.target(schema);
        target.is_some_and(|(schema, _)| is_null(schema))
    }

    /// Whether a schema, or one that it is composed of, says what its values are.
    pub(super) fn is_informative(&mut self, schema: &SchemaRef<'a>) -> bool {
        let mut todo = vec![schema.clone()];
        let mut visited = HashSet::new();
        while let Some(schema) = todo.pop() {
            let Some((schema, at)) = self.target(&schema) else {
                continue;
            };
            if !visited.insert(at.clone()) {
                continue;
            }
            if !is_null(schema) && !matches!(resolve_leaf(schema, &at), ResolvedSchema::Any) {
                return true;
            }
            let groups = Groups::of(schema).iter();
            todo.extend(groups.flat_map(|group| group.members(&at)));
        }
        false
    }

    /// The one schema that another one only wraps to say more about it.
    pub(in crate::lower) fn wrapped(&mut self, schema: &SchemaRef<'a>) -> Option<&'a Schema> {
        use openapiv3::SchemaKind;
        let members = match &self.direct_target(schema)?.schema_kind {
            SchemaKind::AllOf { all_of: members }
            | SchemaKind::OneOf { one_of: members }
            | SchemaKind::AnyOf { any_of: members } => members,
            _ => return None,
        };
        let [only] = members.as_slice() else {
            return None;
        };
        match only {
            ReferenceOr::Item(item) => Some(item),
            ReferenceOr::Reference { .. } => {
                self.direct_target(&SchemaRef::new(only, schema.at.clone()))
            }
        }
    }
}
