//! Keys and entries of objects whose keys are names.

use serde_json::{Map, Value};

use crate::diagnostic::suggest::closest;
use crate::diagnostic::{Code, Diagnostic};
use crate::openapi::grammar::{ObjectKind, is_extension};
use crate::openapi::warnings::Warnings;
use crate::source::Pointer;

/// Corrects the keys of a Paths Object or a Responses Object, unless another entry has the corrected key.
pub(super) fn repair(
    kind: ObjectKind,
    entries: &mut Map<String, Value>,
    at: &Pointer,
    warnings: &mut Warnings<'_>,
) {
    let corrected = |key: &str| match kind {
        ObjectKind::Paths if !key.starts_with('/') => Some(format!("/{key}")),
        ObjectKind::Responses => status(key).filter(|status| status != key),
        _ => None,
    };
    for (key, value) in std::mem::take(entries) {
        let other = Some(&key)
            .filter(|key| !is_extension(key))
            .and_then(|key| corrected(key))
            .filter(|other| !entries.contains_key(other));
        let Some(other) = other else {
            entries.insert(key, value);
            continue;
        };
        let noun = match kind {
            ObjectKind::Paths => "a path",
            _ => "a status code",
        };
        let message = format!("`{key}` is not {noun}; read as `{other}`");
        let warning = Diagnostic::new(Code::KeySpelling, &at.child(&key), message);
        warnings.add(warning.help(format!("write `{other}`")));
        warnings.moved(&at.child(&key), at.child(&other));
        entries.insert(other, value);
    }
}

/// Renames keywords that are written in another case, and misspelled ones that OpenAPI requires.
pub(super) fn rename_keywords(
    kind: ObjectKind,
    entries: &mut Map<String, Value>,
    at: &Pointer,
    warnings: &mut Warnings<'_>,
) {
    let version = warnings.version;
    let keyword = |key: &String| {
        let keywords = kind.keywords_of(version);
        let mut absent = keywords.filter(|keyword| !entries.contains_key(keyword.name));
        absent.find(|keyword| {
            let is_close = keyword.required && closest(key, [keyword.name]).is_some();
            is_close || keyword.name.eq_ignore_ascii_case(key)
        })
    };
    let unknown = entries.keys().filter(|key| !kind.allows(version, key));
    let renamed = unknown.filter_map(|key| Some((key.clone(), keyword(key)?.name)));
    for (key, name) in renamed.collect::<Vec<_>>() {
        let message = format!(
            "unknown keyword `{key}` in {}; read as `{name}`",
            kind.name()
        );
        let warning = Diagnostic::new(Code::KeySpelling, &at.child(&key), message);
        warnings.add(warning.help(format!("write `{name}`")));
        warnings.moved(&at.child(&key), at.child(name));
        if let Some(value) = entries.shift_remove(&key) {
            entries.entry(name).or_insert(value);
        }
    }
}

/// The status code, range or `default` that a key is a spelling of.
fn status(key: &str) -> Option<String> {
    let upper = key.trim().to_uppercase();
    if let [b'1'..=b'5', wildcards @ ..] = upper.as_bytes()
        && ["XX", "**", "--"]
            .iter()
            .any(|any| any.as_bytes() == wildcards)
    {
        return Some(format!("{}XX", &upper[..1]));
    }
    let is_code = upper.len() == 3 && upper.bytes().all(|byte| byte.is_ascii_digit());
    if is_code {
        return Some(upper);
    }
    closest(key.trim(), ["default"]).map(str::to_owned)
}

/// Reads the scopes of a security requirement as a list.
pub(super) fn list_scopes(
    requirement: &mut Map<String, Value>,
    at: &Pointer,
    warnings: &mut Warnings<'_>,
) {
    for (scheme, scopes) in requirement {
        let (list, reading) = match scopes {
            Value::Null => (Vec::<Value>::new(), "an empty one"),
            Value::Object(entries) if entries.is_empty() => (Vec::new(), "an empty one"),
            Value::String(scope) if scope.is_empty() => (Vec::new(), "an empty one"),
            Value::String(scope) => (vec![scope.as_str().into()], "a list of it"),
            _ => continue,
        };
        let message = format!("expected a list of scopes for `{scheme}`; read as {reading}");
        let help = format!("write `{scheme}: []` if there are none");
        warnings.interpreted(&at.child(scheme), message, Some(help));
        *scopes = list.into();
    }
}

/// Reads an Example Object without any of its keywords as the value of the example.
pub(super) fn wrap_example(
    example: &mut Map<String, Value>,
    at: &Pointer,
    warnings: &mut Warnings<'_>,
) {
    let version = warnings.version;
    let has_keyword = |key: &String| ObjectKind::Example.allows(version, key);
    if example.is_empty() || example.keys().any(has_keyword) {
        return;
    }
    let value = Value::Object(std::mem::take(example));
    example.insert("value".to_owned(), value);
    let message = "missing keyword `value` in Example Object; the object is the value";
    let warning = Diagnostic::new(Code::Assumed, at, message);
    warnings.add(warning.help("write it under `value`"));
}
