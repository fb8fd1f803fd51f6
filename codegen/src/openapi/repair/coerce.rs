//! Values of the wrong type, read as values of the right one.

use serde_json::{Number, Value};

use super::lists;
use crate::diagnostic::suggest::closest;
use crate::openapi::expected::{expected, found};
use crate::openapi::fix::fix;
use crate::openapi::grammar::{Keyword, UsageRule, ValueType};
use crate::openapi::warnings::Warnings;
use crate::source::Pointer;

/// The value of a keyword, read as its type.
pub(super) enum Coerced {
    Unchanged,
    To(Value),
    /// The keyword makes no difference.
    Ignored,
}

/// Reads the value of a keyword as the keyword's type, with a warning if it is not of that type.
pub(super) fn coerce(
    keyword: &Keyword,
    value: &Value,
    at: &Pointer,
    warnings: &mut Warnings<'_>,
) -> Coerced {
    if includes(keyword.value, value) {
        return Coerced::Unchanged;
    }
    if let (ValueType::Count, Some(count)) = (keyword.value, count(value)) {
        return Coerced::To(count.into());
    }
    let other = match keyword.value {
        _ if value.is_null() => None,
        ValueType::StringList => lists::strings(value, at, warnings),
        ValueType::StringMap => lists::string_map(value, at, warnings),
        value_type => convert(value_type, value, at, warnings),
    };
    let warns = !matches!(
        (keyword.value, value),
        (ValueType::StringList, Value::Array(_)) | (ValueType::StringMap, Value::Object(_))
    );
    let reading = match &other {
        Some(Value::String(text)) => format!("read as `{text}`"),
        Some(Value::Bool(_) | Value::Number(_)) => {
            format!("read as `{}`", other.as_ref().unwrap_or(value))
        }
        Some(Value::Array(items)) if items.len() == 1 => "read as a list of it".to_owned(),
        Some(Value::Array(_)) => "read as an empty list".to_owned(),
        Some(Value::Object(entries)) if entries.contains_key("$ref") => {
            "read as a reference".to_owned()
        }
        Some(Value::Object(entries)) if entries.is_empty() => "read as an empty mapping".to_owned(),
        Some(_) => format!("read as {}", expected(keyword.value)),
        None if can_be_ignored(keyword, value) => "ignored".to_owned(),
        None => return Coerced::Unchanged,
    };
    if warns {
        let message = format!(
            "expected {} for `{}`, found {}; {reading}",
            expected(keyword.value),
            keyword.name,
            found(value, warnings.text(value, at).as_deref())
        );
        let text = warnings.text(value, at);
        warnings.interpreted(at, message, fix(keyword.value, value, text.as_deref()));
    }
    other.map_or(Coerced::Ignored, Coerced::To)
}

/// Whether a value is of a type, with the strings in it.
fn includes(value_type: ValueType, value: &Value) -> bool {
    value_type.includes(value)
        && match (value_type, value) {
            (ValueType::StringList, Value::Array(items)) => items.iter().all(Value::is_string),
            (ValueType::StringMap, Value::Object(entries)) => {
                entries.values().all(Value::is_string)
            }
            _ => true,
        }
}

/// Whether a keyword with a value of the wrong type can be ignored: nothing depends on it, it only limits values or
/// explains something, or it has no value.
fn can_be_ignored(keyword: &Keyword, value: &Value) -> bool {
    let is_ignored = matches!(keyword.usage, UsageRule::Ignored(_));
    let is_text = matches!(keyword.value, ValueType::String) && keyword.name != "$ref";
    let is_limit = matches!(keyword.value, ValueType::Number | ValueType::Count);
    is_limit || value.is_null() || is_ignored || is_text && (!keyword.required || is_prose(keyword))
}

fn is_prose(keyword: &Keyword) -> bool {
    keyword.name == "description"
}

/// Reads a value as a type, if there is one way to do so.
fn convert(
    value_type: ValueType,
    value: &Value,
    at: &Pointer,
    warnings: &Warnings<'_>,
) -> Option<Value> {
    match (value_type, value) {
        (ValueType::String, _) => warnings.text(value, at).map(Value::String),
        (ValueType::Choice(choices), Value::String(text)) => choice(choices, text),
        (ValueType::Bool | ValueType::ObjectOrBool(_), Value::String(text)) => boolean(text)
            .or_else(|| match value_type {
                ValueType::ObjectOrBool(inner) => lists::as_object(inner, value),
                _ => None,
            }),
        (ValueType::Bool, Value::Number(number)) => match number.as_u64() {
            Some(0) => Some(false.into()),
            Some(1) => Some(true.into()),
            _ => None,
        },
        (ValueType::Number, Value::String(text)) => number(text).map(Value::Number),
        (ValueType::Count, Value::String(text)) => count(&number(text)?.into()).map(Value::from),
        (ValueType::List, Value::String(_) | Value::Number(_) | Value::Bool(_)) => {
            Some(Value::Array(vec![value.clone()]))
        }
        (ValueType::Object(inner) | ValueType::ObjectOrBool(inner), _) => {
            lists::as_object(inner, value)
        }
        (
            ValueType::ObjectList(inner) | ValueType::FirstObject(inner, _),
            Value::Object(entries),
        ) => {
            let is_item = entries.is_empty()
                || inner.keywords().is_empty()
                || entries
                    .keys()
                    .any(|key| key == "$ref" || inner.keyword(key).is_some());
            let items = match entries.is_empty() {
                true => Vec::new(),
                false => vec![value.clone()],
            };
            is_item.then_some(Value::Array(items))
        }
        (ValueType::ObjectList(inner) | ValueType::FirstObject(inner, _), Value::String(_)) => {
            Some(Value::Array(vec![lists::as_object(inner, value)?]))
        }
        (ValueType::ObjectMap(inner), Value::Array(items)) => lists::as_map(inner, items),
        _ => None,
    }
}

/// The choice that a text is a spelling of.
fn choice(choices: &[&str], text: &str) -> Option<Value> {
    let trimmed = text.trim();
    let mut same = choices.iter().copied();
    let spelled = same.find(|choice| choice.eq_ignore_ascii_case(trimmed));
    spelled
        .or_else(|| closest(trimmed, choices.iter().copied()))
        .map(Value::from)
}

fn boolean(text: &str) -> Option<Value> {
    match text.trim().to_lowercase().as_str() {
        "yes" | "y" | "on" | "true" | "1" => Some(true.into()),
        "no" | "n" | "off" | "false" | "0" => Some(false.into()),
        _ => None,
    }
}

/// The number in a text.
pub(super) fn number(text: &str) -> Option<Number> {
    serde_json::from_str(text.trim()).ok()
}

/// The nonnegative integer that a number is; the largest one for those that are larger.
fn count(value: &Value) -> Option<u64> {
    let number = value.as_number()?;
    number.as_u64().or_else(|| {
        let float = number.as_f64()?;
        // A cast saturates.
        (float >= 0.0 && float.fract() == 0.0).then_some(float as u64)
    })
}
