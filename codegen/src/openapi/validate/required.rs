//! Checks that involve several keywords of an object.

use serde_json::{Map, Value};

use crate::diagnostic::{Code, Diagnostic};
use crate::openapi::expected::one_of;
use crate::openapi::grammar::{ObjectKind, ValueType};
use crate::openapi::hints;
use crate::source::Pointer;

/// Checks that an object has the keywords that OpenAPI requires.
pub(super) fn check(
    kind: ObjectKind,
    entries: &Map<String, Value>,
    pointer: &Pointer,
) -> Vec<Diagnostic> {
    let required = kind.keywords().iter().filter(|keyword| keyword.required);
    let absent = required.filter(|keyword| !entries.contains_key(keyword.name));
    let mut errors: Vec<_> = absent
        .map(|keyword| {
            let help = hints::missing(kind, keyword.name)
                .map_or_else(|| format!("add `{}`", keyword.name), str::to_owned);
            missing(kind, keyword.name, help, pointer)
        })
        .collect();
    if matches!(kind, ObjectKind::Parameter | ObjectKind::Header)
        && !entries.contains_key("schema")
        && !entries.contains_key("content")
    {
        let help = "describe its values, such as `schema: { type: string }`";
        errors.push(missing(kind, "schema", help, pointer));
    }
    if kind == ObjectKind::Parameter {
        errors.extend(check_style(entries, pointer));
    }
    errors
}

fn missing(
    kind: ObjectKind,
    keyword: &str,
    help: impl Into<String>,
    pointer: &Pointer,
) -> Diagnostic {
    let message = format!("missing keyword `{keyword}` in {}", kind.name());
    Diagnostic::new(Code::MissingKeyword, pointer, message).help(help)
}

/// Checks that the style of a parameter is allowed at its location.
fn check_style(parameter: &Map<String, Value>, pointer: &Pointer) -> Option<Diagnostic> {
    let string = |key: &str| parameter.get(key).and_then(Value::as_str);
    let (location, style) = (string("in")?, string("style")?);
    let allowed: &[&str] = match location {
        "query" => &["form", "spaceDelimited", "pipeDelimited", "deepObject"],
        "path" => &["simple", "label", "matrix"],
        "header" => &["simple"],
        "cookie" => &["form"],
        _ => return None,
    };
    let ValueType::Choice(styles) = ObjectKind::Parameter.keyword("style")?.value else {
        return None;
    };
    if allowed.contains(&style) || !styles.contains(&style) {
        return None;
    }
    let message = format!("style `{style}` is not allowed for parameters in `{location}`");
    let error = Diagnostic::new(Code::Malformed, &pointer.child("style"), message);
    Some(
        error
            .help(format!("expected {}", one_of(allowed)))
            .at_value(),
    )
}
