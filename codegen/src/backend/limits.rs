//! Limits on values and the handling of personal data, in words.

use serde_json::Value;

use super::markdown::code_span;
use super::stated::{is_default_stated, is_limit_stated};
use crate::api::{Api, Bound, Constraints, ExactNumbers, Field, Sensitivity, Sid, Type, TypeRef};

/// The limits on a field's value unless its description states them, whether a required one can be null, and the handling
/// of its data: sentences of Markdown, none if there is nothing to say.
pub(crate) fn sentences(field: &Field, api: &Api) -> Vec<String> {
    let mut sentences = Vec::new();
    if field.required && field.value.nullable {
        sentences.push("Can be null.".to_owned());
    }
    let description = field.docs.description.as_deref().unwrap_or_default();
    sentences.extend(type_limits(&field.value, "", description, api));
    sentences.extend(field.sensitivity.as_ref().and_then(personal_data));
    sentences
}

/// The limits on a value: sentences of Markdown.
pub(crate) fn type_sentences(value: &TypeRef, api: &Api) -> Vec<String> {
    type_limits(value, "", "", api)
}

/// The limits on a value that its description does not state, and those on what it contains. `subject` says whose, such
/// as `each item`; empty for the value itself.
fn type_limits(value: &TypeRef, subject: &str, description: &str, api: &Api) -> Vec<String> {
    let mut limits = limits(&value.ty, &value.constraints, api);
    limits.retain(|limit| !is_limit_stated(limit, description));
    let default = value.constraints.default.as_ref();
    let default = default.filter(|default| !is_default_stated(default, description));
    limits.extend(
        default.map(|default| format!("default {}", code_span(&api.exact_numbers.json(default)))),
    );
    let limits = limits.join(", ");
    let mut sentences = Vec::new();
    if !limits.is_empty() {
        sentences.push(match subject {
            "" => capitalized(format!("{limits}.")),
            subject => capitalized(format!("{subject}: {limits}.")),
        });
    }
    if value.nullable && !subject.is_empty() {
        sentences.push(capitalized(format!("{subject} can be null.")));
    }
    let (noun, inner) = match &value.ty {
        Type::List(item) => ("item", item),
        Type::Map(value) => ("value", value),
        _ => return sentences,
    };
    let inner_subject = match subject {
        "" => format!("each {noun}"),
        subject => format!("each {noun} of {subject}"),
    };
    sentences.extend(type_limits(inner, &inner_subject, "", api));
    sentences
}

/// The limits that the type itself does not state, without the default.
fn limits(ty: &Type, constraints: &Constraints, api: &Api) -> Vec<String> {
    let mut limits = Vec::new();
    let sid = match ty {
        Type::Sid(id) => Some(&api[id]),
        _ => None,
    };
    let own_length = sid.map(Sid::length);
    let length = |length: Option<u64>| length.filter(|length| Some(*length) != own_length);
    limits.extend(count(
        length(constraints.min_length),
        length(constraints.max_length),
        "character",
    ));
    let pattern = constraints.pattern.as_ref().filter(|_| sid.is_none());
    limits.extend(pattern.map(|pattern| format!("pattern {}", code_span(pattern))));
    let format = constraints.format.as_deref();
    let unexpressed = format.filter(|format| !is_expressed(ty, format));
    limits.extend(unexpressed.map(|format| format!("format {}", code_span(format))));
    limits.extend(range(
        constraints.minimum.as_ref(),
        constraints.maximum.as_ref(),
        &api.exact_numbers,
    ));
    let multiple_of = constraints.multiple_of.as_ref();
    limits.extend(
        multiple_of.map(|number| format!("a multiple of {}", api.exact_numbers.text(number))),
    );
    limits.extend(count(constraints.min_items, constraints.max_items, "item"));
    if constraints.unique_items {
        limits.push("no two items equal".to_owned());
    }
    limits.extend(count(
        constraints.min_properties,
        constraints.max_properties,
        "property",
    ));
    limits.extend(one_of(&constraints.allowed, &api.exact_numbers));
    limits
}

/// Whether a type says as much as the `format` does.
fn is_expressed(ty: &Type, format: &str) -> bool {
    match ty {
        Type::DateTime => format == "date-time",
        Type::Date => format == "date",
        Type::I32 | Type::I64 | Type::U64 | Type::F64 => {
            matches!(format, "int32" | "int64" | "float" | "double")
        }
        Type::Bytes | Type::File => format == "binary",
        _ => false,
    }
}

/// The handling of personal data, as the document states it.
fn personal_data(sensitivity: &Sensitivity) -> Option<String> {
    let Sensitivity::Personal {
        handling,
        kept_days,
    } = sensitivity
    else {
        return None;
    };
    let mut text = "Handled as personal data".to_owned();
    if let Some(handling) = handling {
        text.push_str(&format!(" ({})", code_span(handling)));
    }
    match kept_days {
        Some(0) => text.push_str(", not kept after its deletion"),
        Some(1) => text.push_str(", kept for at least 1 day"),
        Some(days) => text.push_str(&format!(", kept for at least {days} days")),
        None => {}
    }
    text.push('.');
    Some(text)
}

fn one_of(values: &[Value], numbers: &ExactNumbers) -> Option<String> {
    let values: Vec<_> = values
        .iter()
        .map(|value| code_span(&numbers.json(value)))
        .collect();
    match values.as_slice() {
        [] => None,
        [only] => Some(format!("always {only}")),
        _ => Some(format!("one of {}", values.join(", "))),
    }
}

/// How many of something there can be.
fn count(low: Option<u64>, high: Option<u64>, noun: &str) -> Option<String> {
    let plural = match (low, high) {
        (_, Some(1)) | (Some(1), None) => noun.to_owned(),
        _ => noun
            .strip_suffix('y')
            .map_or_else(|| format!("{noun}s"), |stem| format!("{stem}ies")),
    };
    let bound = |count: u64| Bound {
        value: count.into(),
        exclusive: false,
    };
    let numbers = ExactNumbers::default();
    let range = range(low.map(bound).as_ref(), high.map(bound).as_ref(), &numbers)?;
    Some(format!("{range} {plural}"))
}

fn range(low: Option<&Bound>, high: Option<&Bound>, numbers: &ExactNumbers) -> Option<String> {
    let text = |bound: &Bound| numbers.text(&bound.value);
    if let (Some(low), Some(high)) = (low, high)
        && !low.exclusive
        && !high.exclusive
    {
        return Some(match low.value == high.value {
            true => format!("exactly {}", text(low)),
            false => format!("{} to {}", text(low), text(high)),
        });
    }
    let words = |bound: &Bound, inclusive: &str, exclusive: &str| {
        let comparison = if bound.exclusive {
            exclusive
        } else {
            inclusive
        };
        format!("{comparison} {}", text(bound))
    };
    let low = low.map(|low| words(low, "at least", "more than"));
    let high = high.map(|high| words(high, "at most", "less than"));
    let bounds: Vec<_> = low.into_iter().chain(high).collect();
    (!bounds.is_empty()).then(|| bounds.join(", "))
}

fn capitalized(mut text: String) -> String {
    if let Some(first) = text.get_mut(..1) {
        first.make_ascii_uppercase();
    }
    text
}
