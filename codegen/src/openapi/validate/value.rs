//! Checks the value of a keyword against its type.

use serde_json::Value;

use crate::diagnostic::suggest::closest;
use crate::diagnostic::{Code, Diagnostic};
use crate::openapi::expected::{describe, expected, one_of, truncated};
use crate::openapi::fix::fix;
use crate::openapi::grammar::{Keyword, ObjectKind, ValueType};
use crate::openapi::hints;
use crate::source::Pointer;

/// Checks the value of a keyword, without the objects in it.
pub(super) fn check(
    kind: ObjectKind,
    keyword: &Keyword,
    value: &Value,
    pointer: &Pointer,
) -> Option<Diagnostic> {
    if keyword.value.includes(value) {
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
    Some(malformed(message, fix(keyword.value, value, None), pointer))
}

/// Reports a value in place of an object.
pub(super) fn not_an_object(kind: ObjectKind, value: &Value, pointer: &Pointer) -> Diagnostic {
    mismatch(ValueType::Object(kind), value, pointer)
}

/// Checks that the child of a list or map is a string.
pub(super) fn not_a_string(
    value: &Value,
    parent: &Pointer,
    token: impl std::fmt::Display,
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
    malformed(message, fix(value_type, value, None), pointer)
}

fn unknown_choice(
    kind: ObjectKind,
    keyword: &Keyword,
    choices: &[&str],
    text: &str,
    pointer: &Pointer,
) -> Diagnostic {
    let message = format!("unknown value `{}` for `{}`", truncated(text), keyword.name);
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
