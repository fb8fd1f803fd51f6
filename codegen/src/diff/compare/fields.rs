use super::field_context::FieldContext;
use super::positions::positions;
use super::{constraints, docs, replaced, sensitivity};
use crate::api::{Access, Api, Field, Type, TypeKind, TypeRef};
use crate::diff::change::Change;
use crate::diff::kind::ChangeKind;
use crate::diff::matching::Matching;
use crate::diff::phrase::code;
use crate::diff::record::Record;
use crate::diff::surface::{Argument, argument_text, field_text, type_text, value_text};
use crate::diff::usage::Direction;

/// Compares everything about two fields but their names, and whether a parameter is required.
pub(super) fn compare(
    old: &Field,
    new: &Field,
    context: &FieldContext,
    matching: &Matching<'_>,
    record: &mut Record,
) {
    let is_same_type =
        matching.is_same(old.ty(), new.ty()) && context.is_boxed.0 == context.is_boxed.1;
    let is_property = !context.is_argument;
    if is_property && is_same_type && old.required != new.required {
        record.add(requirement_changed(old, new, context));
    } else if !is_same_type || is_property && old.is_always_set() != new.is_always_set() {
        record.add(type_changed(old, new, context, matching));
        if new.sensitivity.is_none() {
            let at = context.occurrence(old, new);
            replaced::compare(old.ty(), new.ty(), &at, matching, record);
        }
    } else if old.value.nullable != new.value.nullable {
        compare_nullability(old, new, context, matching, record);
    }
    if is_same_type {
        for position in positions(&old.value, &new.value) {
            constraints::compare(&position, (old, new), context, record);
        }
    }
    let is_sent = context.is_argument || context.direction.request;
    if is_same_type && is_sent && old.is_duration() != new.is_duration() {
        record.add(unit_changed(old, new, context));
    }
    sensitivity::compare(old, new, context, record);
    docs::compare(&old.docs, &new.docs, context.occurrence(old, new), record);
    compare_deprecation(old, new, context, record);
}

fn type_changed(
    old: &Field,
    new: &Field,
    context: &FieldContext,
    matching: &Matching<'_>,
) -> Change {
    let (kind, before, after) = if context.is_argument {
        let kind = argument_change(old.ty(), new.ty(), matching.old, matching.new);
        (kind, type_text(old.ty()), type_text(new.ty()))
    } else {
        let Direction { request, response } = context.direction;
        let is_refined = matching.is_same_value(&old.value, &new.value)
            || (!request || is_wider_value(&old.value, &new.value))
                && (!response || is_wider_value(&new.value, &old.value));
        let kind = match is_refined {
            true => ChangeKind::PropertyTypeRefined,
            false => ChangeKind::PropertyTypeChanged,
        };
        let (before, after) = context.is_boxed;
        (kind, field_text(old, before), field_text(new, after))
    };
    let lead = format!(
        "The type of {} changed from {} to {} in",
        code(&new.wire),
        code(&before),
        code(&after)
    );
    Change::new(kind, lead, context.occurrence(old, new), "")
        .rust(before, after)
        .wire(Some(&old.wire), Some(&new.wire))
        .loses([old.ty()])
        .gains([new.ty()])
}

/// Setters take a duration in place of a number, or the other way round.
fn unit_changed(old: &Field, new: &Field, context: &FieldContext) -> Change {
    let [before, after] = [old, new].map(argument_text);
    let lead = format!(
        "The type of {} changed from {} to {} in",
        code(&new.wire),
        code(&before),
        code(&after)
    );
    let kind = ChangeKind::ParameterTypeWidened;
    Change::new(kind, lead, context.occurrence(old, new), "")
        .rust(before, after)
        .wire(Some(&old.wire), Some(&new.wire))
}

/// Whether `new` has all JSON values that `old` has.
fn is_wider(old: &Type, new: &Type) -> bool {
    match (old, new) {
        (_, Type::Any)
        | (Type::I32, Type::I64 | Type::F64)
        | (Type::I64 | Type::U64, Type::F64) => true,
        (Type::Sid(_) | Type::DateTime | Type::Date, Type::String) => true,
        (Type::List(old), Type::List(new)) | (Type::Map(old), Type::Map(new)) => {
            is_wider_value(old, new)
        }
        _ => old == new,
    }
}

/// Whether `new` has all JSON values that `old` has.
fn is_wider_value(old: &TypeRef, new: &TypeRef) -> bool {
    (new.nullable || !old.nullable) && is_wider(&old.ty, &new.ty)
}

/// The kind of a change of an argument's type: whether the values that callers have at hand are still accepted.
fn argument_change(old: &Type, new: &Type, old_api: &Api, new_api: &Api) -> ChangeKind {
    match (old, new) {
        (Type::List(old), Type::List(new)) if old.nullable == new.nullable => {
            argument_change(&old.ty, &new.ty, old_api, new_api)
        }
        _ => match (Argument::of(old, old_api), Argument::of(new, new_api)) {
            (Argument::String, Argument::Sid) => ChangeKind::ParameterBecameSid,
            (Argument::String, Argument::Enum) => ChangeKind::ParameterBecameEnum,
            (Argument::String, Argument::Time) => ChangeKind::ParameterBecameTime,
            _ if is_wider(old, new) => ChangeKind::ParameterTypeWidened,
            _ => ChangeKind::ParameterTypeChanged,
        },
    }
}

fn requirement_changed(old: &Field, new: &Field, context: &FieldContext) -> Change {
    let is_request = context.direction.request;
    let (kind, became) = match (new.required, is_request) {
        (true, true) => (ChangeKind::RequestPropertyBecameRequired, "required"),
        (true, false) => (ChangeKind::ResponsePropertyBecameRequired, "required"),
        // Those who only read it are affected, too.
        (false, _) if context.direction.response => {
            (ChangeKind::ResponsePropertyBecameOptional, "optional")
        }
        (false, _) => (ChangeKind::RequestPropertyBecameOptional, "optional"),
    };
    let (before, after) = (
        field_text(old, context.is_boxed.0),
        field_text(new, context.is_boxed.1),
    );
    if before == after && !is_request {
        return absence_changed(old, new, context);
    }
    let lead = format!("The property {} became {became} in", code(&new.wire));
    Change::new(kind, lead, context.occurrence(old, new), "").rust(before, after)
}

/// A change of whether a property of responses can be absent, which could be null anyway.
fn absence_changed(old: &Field, new: &Field, context: &FieldContext) -> Change {
    let (kind, verb) = match new.required {
        true => (ChangeKind::ResponseBecameNotNullable, "can no longer"),
        false => (ChangeKind::ResponseBecameNullable, "can"),
    };
    let lead = format!("{} {verb} be absent in", code(&new.wire));
    Change::new(kind, lead, context.occurrence(old, new), "")
}

/// Compares whether a value can be null whose field in Rust is the same. Setters and `new` take another type.
fn compare_nullability(
    old: &Field,
    new: &Field,
    context: &FieldContext,
    matching: &Matching<'_>,
    record: &mut Record,
) {
    let is_nullable = new.value.nullable;
    let can = if is_nullable { "can" } else { "can no longer" };
    let lead = format!("{} {can} be null in", code(&new.wire));
    let mut add = |kind| {
        let change = Change::new(kind, lead.clone(), context.occurrence(old, new), "");
        record.add(change.rust(value_text(&old.value), value_text(&new.value)));
    };
    if context.direction.request && new.access != Access::ReadOnly {
        add(
            match (is_nullable, accepts_one_type(new.ty(), matching.new)) {
                (true, true) => ChangeKind::RequestBecameNullable,
                (true, false) => ChangeKind::ParameterTypeWidened,
                (false, _) => ChangeKind::RequestBecameNotNullable,
            },
        );
    }
    if context.direction.response {
        add(match is_nullable {
            true => ChangeKind::ResponseBecameNullable,
            false => ChangeKind::ResponseBecameNotNullable,
        });
    }
}

/// Whether an argument of a type that is not nullable has to be of that very type.
fn accepts_one_type(ty: &Type, api: &Api) -> bool {
    match ty {
        Type::Bool | Type::I32 | Type::I64 | Type::U64 | Type::F64 | Type::Map(_) => true,
        Type::Def(id) => matches!(api[id].kind, TypeKind::Struct(_)),
        _ => false,
    }
}

fn compare_deprecation(old: &Field, new: &Field, context: &FieldContext, record: &mut Record) {
    let at = context.occurrence(old, new);
    match (&old.deprecated, &new.deprecated) {
        (None, Some(deprecation)) => {
            let reason = deprecation.reason.as_ref();
            let tail = reason.map_or_else(String::new, |reason| format!(": {}", code(reason)));
            let lead = format!("{} was deprecated in", code(&new.wire));
            record.add(Change::new(ChangeKind::FieldDeprecated, lead, at, tail));
        }
        (Some(_), None) => {
            let lead = format!("{} is no longer deprecated in", code(&new.wire));
            record.add(Change::new(ChangeKind::FieldUndeprecated, lead, at, ""));
        }
        _ => {}
    }
}
