//! One of several schemas, simplified.

use std::borrow::Cow;
use std::rc::Rc;

use indexmap::IndexSet;
use openapiv3::Discriminator;

use super::resolved::{ResolvedSchema, UnionSchema};
use super::schema_ref::SchemaRef;

/// A member of a group, and what it resolves to; none while it is being resolved.
pub(super) struct Member<'a> {
    pub(super) schema: SchemaRef<'a>,
    pub(super) resolved: Option<Rc<ResolvedSchema<'a>>>,
}

/// One of several schemas, as simple as possible: strings of several formats are a string, and a string with known
/// values that can also be any other is an open enum as it is.
pub(super) fn union<'a>(
    members: Vec<Member<'a>>,
    discriminator: Option<&'a Discriminator>,
) -> Rc<ResolvedSchema<'a>> {
    let mut live = Vec::new();
    for Member { schema, resolved } in members {
        if let Some(resolved) = resolved.filter(|one| !matches!(**one, ResolvedSchema::Any)) {
            live.push((schema, resolved));
        }
    }
    if live.len() < 2 {
        return live.pop().map_or_else(
            || Rc::new(ResolvedSchema::Any),
            |(schema, resolved)| alias_or(Some(schema), resolved),
        );
    }
    let resolved: Vec<_> = live.iter().map(|(_, resolved)| resolved.clone()).collect();
    if let Some(simple) = strings(&live).or_else(|| common(&resolved)) {
        return simple;
    }
    Rc::new(ResolvedSchema::Union(UnionSchema {
        members: live.into_iter().map(|(schema, _)| schema).collect(),
        discriminator,
        base: None,
    }))
}

/// The alias that a reference is, or what its schema resolves to where there is none.
pub(super) fn alias_or<'a>(
    schema: Option<SchemaRef<'a>>,
    resolved: Rc<ResolvedSchema<'a>>,
) -> Rc<ResolvedSchema<'a>> {
    match schema {
        Some(schema) if schema.is_reference() => Rc::new(ResolvedSchema::Alias(schema)),
        _ => resolved,
    }
}

/// The string that several schemas of strings are together, unless several of them are enums with names.
fn strings<'a>(
    members: &[(SchemaRef<'a>, Rc<ResolvedSchema<'a>>)],
) -> Option<Rc<ResolvedSchema<'a>>> {
    let is_enum = |schema: &ResolvedSchema<'a>| matches!(schema, ResolvedSchema::StringEnum(_));
    let is_string = |schema: &ResolvedSchema<'a>| matches!(schema, ResolvedSchema::String { .. });
    let mut all = members.iter().map(|(_, resolved)| &**resolved);
    if !all.all(|schema| is_enum(schema) || is_string(schema)) {
        return None;
    }
    let enums: Vec<_> = members
        .iter()
        .filter(|(_, resolved)| is_enum(resolved))
        .map(|(schema, _)| schema)
        .collect();
    match enums.as_slice() {
        [only] if only.is_reference() => Some(Rc::new(ResolvedSchema::Alias((*only).clone()))),
        enums if enums.iter().all(|schema| !schema.is_reference()) => {
            let resolved = members.iter().map(|(_, resolved)| &**resolved);
            Some(Rc::new(joined_strings(resolved)))
        }
        _ => None,
    }
}

/// A string that is one of several, some with known values.
fn joined_strings<'s, 'a: 's>(
    schemas: impl Iterator<Item = &'s ResolvedSchema<'a>>,
) -> ResolvedSchema<'a> {
    let mut values: IndexSet<Cow<'a, str>> = IndexSet::new();
    let mut formats = Vec::new();
    for schema in schemas {
        match schema {
            ResolvedSchema::StringEnum(known) => values.extend(known.iter().cloned()),
            ResolvedSchema::String { format, pattern } => formats.push((*format, *pattern)),
            _ => {}
        }
    }
    if !values.is_empty() {
        return ResolvedSchema::StringEnum(values.into_iter().collect());
    }
    formats.dedup();
    let (format, pattern) = match formats.as_slice() {
        [only] => *only,
        _ => (None, None),
    };
    ResolvedSchema::String { format, pattern }
}

/// The schema that several unnamed ones have in common.
fn common<'a>(members: &[Rc<ResolvedSchema<'a>>]) -> Option<Rc<ResolvedSchema<'a>>> {
    let all = |is: fn(&ResolvedSchema<'a>) -> bool| members.iter().all(|member| is(member));
    if all(|schema| matches!(schema, ResolvedSchema::Integer(_))) {
        return members.first().cloned();
    }
    let common =
        if all(|schema| matches!(schema, ResolvedSchema::Integer(_) | ResolvedSchema::Number)) {
            ResolvedSchema::Number
        } else if all(|schema| matches!(schema, ResolvedSchema::Boolean)) {
            ResolvedSchema::Boolean
        } else if all(|schema| matches!(schema, ResolvedSchema::Map(None))) {
            ResolvedSchema::Map(None)
        } else {
            return None;
        };
    Some(Rc::new(common))
}
