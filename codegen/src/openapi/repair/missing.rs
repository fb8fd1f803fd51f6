//! Required keywords that are missing and can be assumed.

use serde_json::{Map, Value, json};

use crate::diagnostic::{Code, Diagnostic};
use crate::openapi::grammar::ObjectKind;
use crate::openapi::hints;
use crate::openapi::warnings::Warnings;
use crate::source::Pointer;

/// Adds the keywords that an object lacks and whose value can be assumed.
pub(super) fn add(
    kind: ObjectKind,
    entries: &mut Map<String, Value>,
    at: &Pointer,
    warnings: &mut Warnings<'_>,
) {
    let required = kind.keywords().iter().filter(|keyword| keyword.required);
    for keyword in required {
        if entries.contains_key(keyword.name) {
            continue;
        }
        if let Some((value, assumption)) = assumed(kind, keyword.name, entries) {
            let help = hints::missing(kind, keyword.name)
                .map_or_else(|| format!("add `{}`", keyword.name), str::to_owned);
            warn(kind, keyword.name, assumption, &help, at, warnings);
            entries.insert(keyword.name.to_owned(), value);
        }
    }
    for keyword in unused(kind, entries, at) {
        if !entries.contains_key(*keyword) {
            let help = format!("add `{keyword}`");
            warn(kind, keyword, "it is not used", &help, at, warnings);
            entries.insert((*keyword).to_owned(), json!(""));
        }
    }
    if matches!(kind, ObjectKind::Parameter | ObjectKind::Header)
        && !entries.contains_key("schema")
        && !entries.contains_key("content")
    {
        warn(
            kind,
            "schema",
            "its values are strings",
            hints::SCHEMA,
            at,
            warnings,
        );
        entries.insert("schema".to_owned(), json!({ "type": "string" }));
    }
    if kind == ObjectKind::Parameter
        && entries.get("in").and_then(Value::as_str) == Some("path")
        && entries.get("required") != Some(&Value::Bool(true))
    {
        let message = "a parameter of a path is always required";
        let warning = Diagnostic::new(Code::Assumed, at, message);
        warnings.add(warning.help("write `required: true`"));
        entries.insert("required".to_owned(), true.into());
    }
}

/// The keywords that are required only of some objects of a kind, and that no client needs.
fn unused(kind: ObjectKind, entries: &Map<String, Value>, at: &Pointer) -> &'static [&'static str] {
    let flow = at.tokens().pop().unwrap_or_default();
    match (kind, flow) {
        (ObjectKind::Flow, "implicit") => &["authorizationUrl"],
        (ObjectKind::Flow, "password") => &["tokenUrl"],
        (ObjectKind::Flow, "authorizationCode") => &["authorizationUrl", "tokenUrl"],
        (ObjectKind::Link, _) if !entries.contains_key("operationRef") => &["operationId"],
        (ObjectKind::SecurityScheme, _)
            if entries.get("type").and_then(Value::as_str) == Some("openIdConnect") =>
        {
            &["openIdConnectUrl"]
        }
        _ => &[],
    }
}

/// The value of a missing keyword, and the assumption in words.
fn assumed(
    kind: ObjectKind,
    keyword: &str,
    siblings: &Map<String, Value>,
) -> Option<(Value, &'static str)> {
    Some(match (kind, keyword) {
        (ObjectKind::Document, "paths") => (json!({}), "there are no operations"),
        (ObjectKind::ExternalDocs, "url") | (ObjectKind::License, "name") => {
            (json!(""), "it is not used")
        }
        (ObjectKind::Info, "version") => (json!("0"), "it is `0`"),
        (ObjectKind::Flow, "scopes") => (json!({}), "there are none"),
        (ObjectKind::Operation, "responses") => (json!({}), "nothing is known about them"),
        (ObjectKind::RequestBody, "content") => (json!({}), "the body is empty"),
        (ObjectKind::Response, "description") => (json!(""), "the response has no docs"),
        (ObjectKind::ServerVariable, "default") => {
            let [only] = siblings.get("enum")?.as_array()?.as_slice() else {
                return None;
            };
            (only.clone(), "it is the only one of `enum`")
        }
        _ => return None,
    })
}

fn warn(
    kind: ObjectKind,
    keyword: &str,
    assumption: &str,
    help: &str,
    at: &Pointer,
    warnings: &mut Warnings<'_>,
) {
    let message = format!(
        "missing keyword `{keyword}` in {}; {assumption}",
        kind.name()
    );
    warnings.add(Diagnostic::new(Code::Assumed, at, message).help(help));
}
