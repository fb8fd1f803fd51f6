//! The limits that schemas set on values.

use openapiv3::{AnySchema, Schema, SchemaKind, Type, VariantOrUnknownOrEmpty};
use serde_json::{Number, Value};

use crate::api::{Bound, Constraints};
use crate::lower::schema::lists_values;

/// The limits that a schema sets on its values, not on what is in them.
pub(in crate::lower) fn constraints(schema: &Schema) -> Constraints {
    let mut constraints = match &schema.schema_kind {
        SchemaKind::Type(ty) => of_type(ty),
        SchemaKind::Any(any) => of_any(any, schema),
        _ => Constraints::default(),
    };
    constraints.default.clone_from(&schema.schema_data.default);
    constraints
}

/// The limits of two schemas that a value satisfies both: the tighter ones, and of those that cannot be compared the
/// first ones.
pub(in crate::lower) fn combined(first: Constraints, second: Constraints) -> Constraints {
    Constraints {
        min_length: first.min_length.max(second.min_length),
        max_length: smaller(first.max_length, second.max_length),
        pattern: first.pattern.or(second.pattern),
        format: first.format.or(second.format),
        minimum: tighter(first.minimum, second.minimum, |first, second| {
            first < second
        }),
        maximum: tighter(first.maximum, second.maximum, |first, second| {
            first > second
        }),
        multiple_of: first.multiple_of.or(second.multiple_of),
        min_items: first.min_items.max(second.min_items),
        max_items: smaller(first.max_items, second.max_items),
        unique_items: first.unique_items || second.unique_items,
        min_properties: first.min_properties.max(second.min_properties),
        max_properties: smaller(first.max_properties, second.max_properties),
        allowed: if first.allowed.is_empty() {
            second.allowed
        } else {
            first.allowed
        },
        default: first.default.or(second.default),
    }
}

fn smaller(first: Option<u64>, second: Option<u64>) -> Option<u64> {
    match (first, second) {
        (Some(first), Some(second)) => Some(first.min(second)),
        (first, second) => first.or(second),
    }
}

/// The first bound, or the second one if the first is `looser`.
fn tighter(
    first: Option<Bound>,
    second: Option<Bound>,
    looser: fn(f64, f64) -> bool,
) -> Option<Bound> {
    let value = |bound: &Option<Bound>| bound.as_ref().and_then(|bound| bound.value.as_f64());
    match (value(&first), value(&second)) {
        (Some(one), Some(other)) if looser(one, other) => second,
        (None, _) => second,
        _ => first,
    }
}

fn of_type(ty: &Type) -> Constraints {
    let mut constraints = Constraints::default();
    match ty {
        Type::String(string) => {
            constraints.min_length = count(string.min_length);
            constraints.max_length = count(string.max_length);
            constraints.pattern.clone_from(&string.pattern);
            constraints.format = format_name(&string.format);
        }
        Type::Integer(integer) => {
            let bound = |value: Option<i64>, exclusive| bound(value.map(Number::from), exclusive);
            constraints.minimum = bound(integer.minimum, integer.exclusive_minimum);
            constraints.maximum = bound(integer.maximum, integer.exclusive_maximum);
            constraints.multiple_of = integer.multiple_of.map(Number::from);
            constraints.format = format_name(&integer.format);
        }
        Type::Number(of) => {
            constraints.minimum = bound(of.minimum.and_then(number), of.exclusive_minimum);
            constraints.maximum = bound(of.maximum.and_then(number), of.exclusive_maximum);
            constraints.multiple_of = of.multiple_of.and_then(number);
            constraints.format = format_name(&of.format);
            let allowed = of.enumeration.iter().flatten().copied();
            constraints.allowed = allowed.filter_map(number).map(Value::Number).collect();
        }
        Type::Boolean(boolean) => {
            let allowed = boolean.enumeration.iter().flatten().copied();
            constraints.allowed = allowed.map(Value::Bool).collect();
        }
        Type::Array(array) => {
            constraints.min_items = count(array.min_items);
            constraints.max_items = count(array.max_items);
            constraints.unique_items = array.unique_items;
        }
        Type::Object(object) => {
            constraints.min_properties = count(object.min_properties);
            constraints.max_properties = count(object.max_properties);
        }
    }
    constraints
}

/// The limits of a schema without a type, or with keywords that do not apply to its type and so mean nothing.
fn of_any(any: &AnySchema, schema: &Schema) -> Constraints {
    let own = any.typ.as_deref();
    let can_be = |types: &[&str]| own.is_none_or(|own| types.contains(&own));
    let mut constraints = Constraints::default();
    if matches!(own, Some("string" | "integer" | "number" | "object")) {
        constraints.format.clone_from(&any.format);
    }
    if can_be(&["string"]) {
        constraints.min_length = count(any.min_length);
        constraints.max_length = count(any.max_length);
        constraints.pattern.clone_from(&any.pattern);
    }
    if can_be(&["integer", "number"]) {
        let above = any.exclusive_minimum == Some(true);
        let below = any.exclusive_maximum == Some(true);
        constraints.minimum = bound(any.minimum.and_then(number), above);
        constraints.maximum = bound(any.maximum.and_then(number), below);
        constraints.multiple_of = any.multiple_of.and_then(number);
    }
    if can_be(&["array"]) {
        constraints.min_items = count(any.min_items);
        constraints.max_items = count(any.max_items);
        constraints.unique_items = any.unique_items == Some(true);
    }
    if can_be(&["object"]) {
        constraints.min_properties = count(any.min_properties);
        constraints.max_properties = count(any.max_properties);
    }
    if can_be(&["boolean", "integer", "number", "string"]) && !lists_values(schema) {
        let values = any.enumeration.iter().filter(|value| !value.is_null());
        constraints.allowed = values.cloned().collect();
    }
    constraints
}

fn count(count: Option<usize>) -> Option<u64> {
    count.and_then(|count| u64::try_from(count).ok())
}

fn bound(value: Option<Number>, exclusive: bool) -> Option<Bound> {
    value.map(|value| Bound { value, exclusive })
}

/// A number; a whole one without a fraction, as documents write it.
fn number(value: f64) -> Option<Number> {
    const EXACT: f64 = 9_007_199_254_740_992.0;
    if value.fract() == 0.0 && value.abs() <= EXACT {
        // It is whole and within the range where all integers are exact.
        return format!("{value:.0}").parse::<i64>().ok().map(Number::from);
    }
    if (EXACT..=18_446_744_073_709_551_616.0).contains(&value) {
        // The largest integer of 64 bits is the nearest one below the end of this range, at which casts saturate.
        return Some((value as u64).into());
    }
    Number::from_f64(value)
}

/// The `format` as the document spells it.
fn format_name<T: serde::Serialize>(format: &VariantOrUnknownOrEmpty<T>) -> Option<String> {
    match format {
        VariantOrUnknownOrEmpty::Item(known) => {
            let known = serde_json::to_value(known).ok()?;
            known.as_str().map(str::to_owned)
        }
        VariantOrUnknownOrEmpty::Unknown(format) => Some(format.clone()),
        VariantOrUnknownOrEmpty::Empty => None,
    }
}
