//! Expected and actual values, in words.

use serde_json::Value;

use crate::openapi::grammar::ValueType;

/// The number of characters of a string that are shown.
const MAX_LENGTH: usize = 40;

/// Describes the values of a type: "a number".
pub(super) fn expected(value_type: ValueType) -> String {
    match value_type {
        ValueType::Any => "any value".to_owned(),
        ValueType::String => "a string".to_owned(),
        ValueType::Choice(choices) => one_of(choices),
        ValueType::Bool => "`true` or `false`".to_owned(),
        ValueType::Number => "a number".to_owned(),
        ValueType::Count => "an integer that is not negative".to_owned(),
        ValueType::List => "a list".to_owned(),
        ValueType::StringList => "a list of strings".to_owned(),
        ValueType::StringMap => "a map of strings".to_owned(),
        ValueType::Object(kind) => kind.with_article(),
        ValueType::ObjectOrBool(kind) => format!("{}, `true` or `false`", kind.with_article()),
        ValueType::ObjectList(kind) | ValueType::FirstObject(kind, _) => {
            format!("a list of {}s", kind.name())
        }
        ValueType::ObjectMap(kind) => format!("a map of {}s", kind.name()),
    }
}

/// Describes a value: "the number 5".
pub(super) fn describe(value: &Value) -> String {
    match value {
        Value::Null => "null".to_owned(),
        Value::Bool(flag) => format!("`{flag}`"),
        Value::Number(number) => format!("the number {number}"),
        Value::String(text) => format!("the string `{}`", truncated(text)),
        Value::Array(_) => "a list".to_owned(),
        Value::Object(_) => "a mapping".to_owned(),
    }
}

/// Describes a value as the document spells it: "the number 1.10".
pub(super) fn found(value: &Value, written: Option<&str>) -> String {
    match (value, written) {
        (Value::Number(_), Some(written)) => format!("the number {written}"),
        (Value::Bool(_), Some(written)) => format!("`{written}`"),
        _ => describe(value),
    }
}

/// Lists alternatives: "`a`, `b` or `c`".
pub(super) fn one_of(choices: &[&str]) -> String {
    let quoted: Vec<_> = choices.iter().map(|choice| format!("`{choice}`")).collect();
    match quoted.split_last() {
        Some((last, [])) => last.clone(),
        Some((last, others)) => format!("{} or {last}", others.join(", ")),
        None => "nothing".to_owned(),
    }
}

/// Truncates a long string.
pub(super) fn truncated(text: &str) -> String {
    match text.char_indices().nth(MAX_LENGTH) {
        Some((end, _)) => format!("{} …", &text[..end]),
        None => text.to_owned(),
    }
}
