//! Objects that are merged from several schemas.

use std::collections::HashSet;
use std::rc::Rc;

use indexmap::IndexSet;
use openapiv3::Schema;

use super::groups::Group;
use super::leaf::required;
use super::resolved::{AdditionalProperties, ObjectSchema, ResolvedSchema};
use super::schema_ref::SchemaRef;
use super::schemas::{Active, Role, Schemas};
use super::union::{Member, alias_or};
use crate::diagnostic::{Code, Diagnostic};
use crate::source::Pointer;

/// The schemas that one schema is merged from.
pub(super) struct Merged<'a> {
    pub(super) schema: &'a Schema,
    /// The schema without its groups.
    pub(super) own: ResolvedSchema<'a>,
    pub(super) all_of: Group<'a>,
    /// The members of its `oneOf` and `anyOf`.
    pub(super) any: Vec<Vec<Member<'a>>>,
}

/// A schema that all values satisfy: a member of `allOf`, or the schema without its groups.
type Base<'a> = (Option<SchemaRef<'a>>, Rc<ResolvedSchema<'a>>);

impl<'a> Schemas<'a> {
    /// One object with all that values of one of several object schemas can have.
    pub(in crate::lower) fn object_of_any(
        &mut self,
        members: &[SchemaRef<'a>],
        at: &Pointer,
    ) -> ObjectSchema<'a> {
        let mut object = ObjectSchema::default();
        let active = &mut Vec::new();
        let resolved = members
            .iter()
            .filter_map(|member| self.resolve_member(member, Role::Whole, active))
            .collect();
        self.add_any_of(&mut object, resolved, at, active);
        object
    }

    /// Resolves a schema whose values satisfy all of several schemas.
    pub(super) fn merge(
        &mut self,
        merged: Merged<'a>,
        at: &Pointer,
        active: &mut Active,
    ) -> Rc<ResolvedSchema<'a>> {
        let (mut bases, mut names) = self.bases(merged.all_of, at, active);
        names.extend(required(merged.schema).iter().map(String::as_str));
        let bare = matches!(merged.own, ResolvedSchema::Any | ResolvedSchema::Map(None));
        if !bare || bases.is_empty() && merged.any.is_empty() {
            bases.push((None, Rc::new(merged.own)));
        }
        if let ([(Some(member), resolved)], true) = (bases.as_slice(), merged.any.is_empty())
            && !requires_more(resolved, &names)
        {
            // A derived schema that adds nothing is not its base, which can be any of those derived from it.
            return match self.is_derived_from(at, member) {
                true => resolved.clone(),
                false => alias_or(Some(member.clone()), resolved.clone()),
            };
        }
        let resolved = bases.iter().map(|(_, resolved)| resolved.clone()).collect();
        let leaves = self.without_unions(resolved, at, active);
        if !leaves.iter().all(|schema| schema.is_object()) {
            return self.most_specific(bases, at);
        }
        let mut object = ObjectSchema::default();
        for (_, resolved) in bases {
            self.add_base(&mut object, resolved, at, active);
        }
        for group in merged.any {
            let members = group.into_iter().filter_map(|member| member.resolved);
            self.add_any_of(&mut object, members.collect(), at, active);
        }
        object.required.extend(names);
        Rc::new(match object.additional_properties {
            AdditionalProperties::Schema(values) if object.properties.is_empty() => {
                ResolvedSchema::Map(Some(values))
            }
            _ if object.properties.is_empty() => ResolvedSchema::Map(None),
            _ => ResolvedSchema::Object(object),
        })
    }

    /// The members of `allOf` that say anything, and the names of the properties that the members require.
    fn bases(
        &mut self,
        all_of: Group<'a>,
        at: &Pointer,
        active: &mut Active,
    ) -> (Vec<Base<'a>>, Vec<&'a str>) {
        let mut names = Vec::new();
        let mut bases = Vec::new();
        for member in all_of.members(at) {
            let Some(resolved) = self.resolve_member(&member, Role::Base, active) else {
                continue;
            };
            if let Some((schema, _)) = self.target(&member) {
                names.extend(required(schema).iter().map(String::as_str));
            }
            if !matches!(*resolved, ResolvedSchema::Any) {
                bases.push((Some(member), resolved));
            }
        }
        (bases, names)
    }

    /// Of several schemas that are not all objects, the one that says most.
    fn most_specific(&mut self, bases: Vec<Base<'a>>, at: &Pointer) -> Rc<ResolvedSchema<'a>> {
        if bases.iter().any(|(_, resolved)| resolved.is_object()) {
            self.reporter.report(
                Diagnostic::new(
                    Code::Unsupported,
                    at,
                    "an `allOf` of objects and other values is not supported yet",
                )
                .help("remove it from the document, or exclude whatever uses it"),
            );
            return Rc::new(ResolvedSchema::Any);
        }
        let lists_values = |resolved: &ResolvedSchema<'a>| {
            matches!(
                resolved,
                ResolvedSchema::StringEnum(_) | ResolvedSchema::IntegerEnum(_)
            )
        };
        let most_specific = bases
            .iter()
            .position(|(_, resolved)| lists_values(resolved));
        let best = bases.into_iter().nth(most_specific.unwrap_or(0));
        best.map_or_else(
            || Rc::new(ResolvedSchema::Any),
            |(member, resolved)| alias_or(member, resolved),
        )
    }

    /// Adds a schema that all values of the object satisfy.
    fn add_base(
        &mut self,
        object: &mut ObjectSchema<'a>,
        base: Rc<ResolvedSchema<'a>>,
        at: &Pointer,
        active: &mut Active,
    ) {
        match &*base {
            ResolvedSchema::Object(base) => {
                object.required.extend(&base.required);
                object.allow(&base.additional_properties);
                if self.charge(base.properties.len(), at) {
                    for (name, property) in &base.properties {
                        self.refine(object, name, property);
                    }
                }
            }
            ResolvedSchema::Map(Some(values)) => {
                object.allow(&AdditionalProperties::Schema(values.clone()));
            }
            ResolvedSchema::Union(_) => self.add_any_of(object, vec![base], at, active),
            _ => {}
        }
    }

    /// Adds the schemas of which a value satisfies one: all of their properties, of which only those that all schemas
    /// require are required.
    fn add_any_of(
        &mut self,
        object: &mut ObjectSchema<'a>,
        members: Vec<Rc<ResolvedSchema<'a>>>,
        at: &Pointer,
        active: &mut Active,
    ) {
        let mut common: Option<IndexSet<&'a str>> = None;
        for member in self.without_unions(members, at, active) {
            let required = match &*member {
                ResolvedSchema::Object(member) => {
                    object.allow(&member.additional_properties);
                    if self.charge(member.properties.len(), at) {
                        for (name, property) in &member.properties {
                            object.widen(name, property);
                        }
                    }
                    member.required.clone()
                }
                ResolvedSchema::Map(Some(values)) => {
                    object.allow(&AdditionalProperties::Schema(values.clone()));
                    IndexSet::new()
                }
                _ => IndexSet::new(),
            };
            match &mut common {
                None => common = Some(required),
                Some(common) => common.retain(|name| required.contains(name)),
            }
        }
        object.required.extend(common.into_iter().flatten());
    }

    /// The schemas with each union replaced by its members.
    fn without_unions(
        &mut self,
        schemas: Vec<Rc<ResolvedSchema<'a>>>,
        at: &Pointer,
        active: &mut Active,
    ) -> Vec<Rc<ResolvedSchema<'a>>> {
        let mut leaves = Vec::new();
        let mut visited = HashSet::new();
        let mut todo = schemas;
        todo.reverse();
        while let Some(schema) = todo.pop() {
            let ResolvedSchema::Union(union) = &*schema else {
                leaves.push(schema);
                continue;
            };
            let union_at = union.members.first().map(|member| member.at.clone());
            if visited.insert(union_at) && self.charge(union.members.len(), at) {
                let members = union.members.iter().rev();
                todo.extend(
                    members.filter_map(|member| self.resolve_member(member, Role::Whole, active)),
                );
            }
        }
        leaves
    }
}

/// Whether an object does not require yet some of its properties among `names`.
fn requires_more(resolved: &ResolvedSchema<'_>, names: &[&str]) -> bool {
    let ResolvedSchema::Object(object) = resolved else {
        return false;
    };
    let mut names = names.iter();
    names.any(|name| object.properties.contains_key(name) && !object.required.contains(name))
}
