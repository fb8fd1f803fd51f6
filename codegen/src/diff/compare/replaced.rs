//! The marks of personal and secret values in a type that another one replaces.

use std::collections::HashSet;

use super::sensitivity::reason;
use crate::api::{AdditionalProperties, Api, Field, Type, TypeDef, TypeId, TypeKind};
use crate::diff::change::{Change, Occurrence};
use crate::diff::kind::ChangeKind;
use crate::diff::matching::Matching;
use crate::diff::phrase::code;
use crate::diff::record::Record;
use crate::diff::usage::members;

/// The properties within a type.
#[derive(Default)]
struct Contents<'a> {
    fields: Vec<&'a Field>,
    /// Whether there are values without a type, which `Debug` shows.
    is_untyped: bool,
}

/// Reports the values that were redacted in `old` and are not in `new`, which has taken its place. What both APIs have is
/// compared elsewhere.
pub(super) fn compare(
    old: &Type,
    new: &Type,
    at: &Occurrence,
    matching: &Matching<'_>,
    record: &mut Record,
) {
    let before = contents(vec![old], matching.old, |id| matching.type_of(id).is_none());
    let after = contents(vec![new], matching.new, |_| true);
    report(&before, &after, at, record);
}

/// The same for a type that is of another kind now.
pub(super) fn compare_kinds(
    old: &TypeDef,
    new: &TypeDef,
    at: &Occurrence,
    matching: &Matching<'_>,
    record: &mut Record,
) {
    let of = |def, api, is_followed: &dyn Fn(&TypeId) -> bool| {
        let types = members(def).into_iter().map(|value| &value.ty).collect();
        let mut inner = contents(types, api, is_followed);
        inner.add(def);
        inner
    };
    let before = of(old, matching.old, &|id| matching.type_of(id).is_none());
    let after = of(new, matching.new, &|_| true);
    report(&before, &after, at, record);
}

fn report(before: &Contents<'_>, after: &Contents<'_>, at: &Occurrence, record: &mut Record) {
    for field in &before.fields {
        let Some(sensitivity) = &field.sensitivity else {
            continue;
        };
        let mut others = after
            .fields
            .iter()
            .filter(|other| other.wire == field.wire)
            .peekable();
        let is_shown = match others.peek() {
            Some(_) => others.any(|other| other.sensitivity.is_none()),
            // Properties that no type has are not shown.
            None => after.is_untyped,
        };
        if is_shown {
            let lead = format!("{} is no longer redacted in", code(&field.wire));
            let tail = format!(": it was {}", reason(sensitivity));
            let kind = ChangeKind::SensitivityRemoved;
            record.add(Change::new(kind, lead, at.clone(), tail));
        }
    }
}

/// The properties of types and of those within them, as far as they are followed.
fn contents<'a>(
    types: Vec<&Type>,
    api: &'a Api,
    is_followed: impl Fn(&TypeId) -> bool,
) -> Contents<'a> {
    let mut contents = Contents::default();
    let mut known = HashSet::new();
    let mut todo: Vec<Type> = types.into_iter().cloned().collect();
    while let Some(ty) = todo.pop() {
        match ty {
            Type::List(inner) | Type::Map(inner) | Type::Stream(_, inner) => todo.push(inner.ty),
            Type::Any => contents.is_untyped = true,
            Type::Def(id) if is_followed(&id) && known.insert(id.clone()) => {
                let def = &api[&id];
                contents.add(def);
                todo.extend(members(def).into_iter().map(|value| value.ty.clone()));
            }
            _ => {}
        }
    }
    contents
}

impl<'a> Contents<'a> {
    fn add(&mut self, def: &'a TypeDef) {
        if let TypeKind::Struct(object) = &def.kind {
            self.fields.extend(&object.fields);
            self.is_untyped |= object.additional_properties == AdditionalProperties::Any;
        }
    }
}
