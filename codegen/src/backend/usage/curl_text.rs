//! Values as the words of a command line of curl.

use percent_encoding::utf8_percent_encode;
use serde_json::Value;
use twilio_runtime::__private::PATH_SEGMENT;

use crate::api::{Field, Style};

/// The pairs that a value becomes in a query or a form, with encoded names. `encode` encodes values.
pub(super) fn pairs(
    field: &Field,
    value: &Value,
    encode: &dyn Fn(&str) -> String,
) -> Option<Vec<(String, String)>> {
    if field.allow_reserved {
        return None;
    }
    let pair = |value: String| (encoded(&field.wire), encode(&value));
    let json = |value: &Value| text(value).unwrap_or_else(|| value.to_string());
    match (field.style, value) {
        (Style::Plain, Value::Array(items)) => {
            Some(items.iter().map(|item| pair(json(item))).collect())
        }
        (Style::Json, value) => Some(vec![pair(value.to_string())]),
        (Style::Comma, Value::Array(items)) => {
            let items = items.iter().map(|item| Some(encode(&text(item)?)));
            let items: Option<Vec<_>> = items.collect();
            Some(vec![(encoded(&field.wire), items?.join(","))])
        }
        (Style::Plain, Value::Object(_)) => Some(vec![pair(json(value))]),
        (_, Value::Array(_) | Value::Object(_)) => None,
        (_, value) => Some(vec![pair(json(value))]),
    }
}

/// A single value as text.
pub(super) fn text(value: &Value) -> Option<String> {
    match value {
        Value::String(text) => Some(text.clone()),
        Value::Number(_) | Value::Bool(_) => Some(value.to_string()),
        Value::Null | Value::Array(_) | Value::Object(_) => None,
    }
}

pub(super) fn encoded(text: &str) -> String {
    utf8_percent_encode(text, PATH_SEGMENT).to_string()
}

pub(super) fn option(name: &str, value: &str) -> String {
    format!("{name} {}", quoted(value))
}

/// A text as one word of the shell, with the quotes in it between words of their own.
pub(super) fn quoted(text: &str) -> String {
    let parts: Vec<_> = text.split('\'').collect();
    format!("'{}'", parts.join("'\\''"))
}
