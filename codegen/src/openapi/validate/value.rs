//! Checks the value of a keyword against its type.

use serde_json::Value;

use super::expected::{describe, expected, one_of, truncated};
use super::hints;
use crate::diagnostic::suggest::closest;
use crate::diagnostic::{Code, Diagnostic};
use crate::openapi::grammar::{Keyword, ObjectKind, TYPES, ValueType};
use crate::source::Pointer;

/// Checks the value of a keyword, without the objects in it.
pub(super) fn check(
    kind: ObjectKind,
    keyword: &Keyword,
    value: &Value,
    pointer: &Pointer,
) -> Option<Diagnostic> {
    if is_allowed(keyword, value) {
        return None;
    }
    if let ValueType::Choice(choices) = keyword.value
        && let Some(text) = value.as_str()
    {
        return Some(unknown_choice(kind, keyword, choices, text, pointer));
    }
    let message = format!(
        "expected {} for `{}`, found {}",
        expected(keyword.value),
        keyword.name,
        describe(value)
    );
    let help = hints::wrong_type(kind, keyword.name, value).or_else(|| fix(keyword.value, value));
    Some(malformed(message, help, pointer))
}

/// Reports a value in place of an object.
pub(super) fn not_an_object(kind: ObjectKind, value: &Value, pointer: &Pointer) -> Diagnostic {
    mismatch(ValueType::Object(kind), value, pointer)
}

/// Checks that the child of a list or map is a string.
pub(super) fn not_a_string(
    value: &Value,
    parent: &Pointer,
    token: impl ToString,
) -> Option<Diagnostic> {
    let is_string = value.is_string();
    (!is_string).then(|| mismatch(ValueType::String, value, &parent.child(token)))
}

fn mismatch(value_type: ValueType, value: &Value, pointer: &Pointer) -> Diagnostic {
    let message = format!(
        "expected {}, found {}",
        expected(value_type),
        describe(value)
    );
    malformed(message, fix(value_type, value), pointer)
}

fn is_allowed(keyword: &Keyword, value: &Value) -> bool {
    match keyword.value {
        ValueType::Any => true,
        // The typed model treats null as an absent keyword.
        _ if value.is_null() && !keyword.required => !matches!(
            keyword.value,
            ValueType::ObjectList(_)
                | ValueType::FirstObject(..)
                | ValueType::ObjectMap(_)
                | ValueType::Bool
        ),
        ValueType::String => value.is_string(),
        ValueType::Choice(choices) => value.as_str().is_some_and(|text| choices.contains(&text)),
        ValueType::Bool => value.is_boolean(),
        ValueType::Number => value.is_number(),
        ValueType::Count => value.as_u64().is_some(),
        ValueType::List
        | ValueType::StringList
        | ValueType::ObjectList(_)
        | ValueType::FirstObject(..) => value.is_array(),
        ValueType::StringMap | ValueType::Object(_) | ValueType::ObjectMap(_) => value.is_object(),
        ValueType::ObjectOrBool(_) => value.is_object() || value.is_boolean(),
    }
}

fn unknown_choice(
    kind: ObjectKind,
    keyword: &Keyword,
    choices: &[&str],
    text: &str,
    pointer: &Pointer,
) -> Diagnostic {
    let message = if choices == TYPES {
        format!("unknown type `{}`", truncated(text))
    } else {
        format!("unknown value `{}` for `{}`", truncated(text), keyword.name)
    };
    let help = hints::wrong_choice(kind, keyword.name, text).map_or_else(
        || match closest(text, choices.iter().copied()) {
            Some(choice) => format!("did you mean `{choice}`?"),
            None => format!("expected {}", one_of(choices)),
        },
        str::to_owned,
    );
    malformed(message, Some(help), pointer)
}

fn malformed(message: String, help: Option<String>, pointer: &Pointer) -> Diagnostic {
    let error = Diagnostic::new(Code::Malformed, pointer, message).at_value();
    match help {
        Some(help) => error.help(help),
        None => error,
    }
}

/// Suggests how to fix a value of the wrong type.
fn fix(value_type: ValueType, value: &Value) -> Option<String> {
    use ValueType::{
        Bool, Count, FirstObject, List, Number, Object, ObjectList, ObjectMap, ObjectOrBool,
        String, StringList, StringMap,
    };
    match (value_type, value) {
        (String, Value::Number(number)) => Some(format!("quote it: `\"{number}\"`")),
        (String, Value::Bool(flag)) => Some(format!("quote it: `\"{flag}\"`")),
        (Number | Count, Value::String(text)) if text.parse::<f64>().is_ok() => {
            Some(format!("remove the quotes: `{text}`"))
        }
        (Bool | ObjectOrBool(_), Value::String(text)) => match text.to_lowercase().as_str() {
            "yes" | "y" | "on" | "true" => Some("write `true`".to_owned()),
            "no" | "n" | "off" | "false" => Some("write `false`".to_owned()),
            _ => None,
        },
        (List | StringList | ObjectList(_) | FirstObject(..), Value::Object(_)) => {
            Some("write a list: `- ` before each item, or all items in `[ ]`".to_owned())
        }
        (StringMap | ObjectMap(_) | Object(_), Value::Array(_)) => {
            Some("write a mapping: `name: value`, without `- ` before it".to_owned())
        }
        (Object(kind), Value::String(text))
            if kind.component_key().is_some() && text.starts_with("#/") =>
        {
            Some(format!("refer to it: `$ref: '{text}'`"))
        }
        _ => None,
    }
}
