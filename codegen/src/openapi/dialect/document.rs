//! What other objects than schemas may lack, or have in other places, since OpenAPI 3.1.

use serde_json::{Map, Value, json};

use super::{json_schema_dialect, streams};
use crate::diagnostic::{Code, Diagnostic};
use crate::openapi::grammar::ObjectKind;
use crate::openapi::warnings::Warnings;
use crate::openapi::{MUTUAL_TLS, Version};
use crate::source::Pointer;

/// The media type of forms.
const FORM: &str = "application/x-www-form-urlencoded";
/// The reason why the content of a query string is ignored.
const SPREAD: &str = "the properties of the form are parameters";

/// Adds the keywords that an object may lack in the document's version, and replaces those of later versions.
pub(super) fn translate(
    kind: ObjectKind,
    entries: &mut Map<String, Value>,
    at: &Pointer,
    warnings: &mut Warnings<'_>,
) {
    match kind {
        ObjectKind::Document => {
            json_schema_dialect::check_document(entries, at, warnings);
            let has_others = ["components", "webhooks"]
                .iter()
                .any(|keyword| entries.contains_key(*keyword));
            if has_others {
                add(entries, "paths", json!({}), Version::V3_1, warnings);
            }
        }
        ObjectKind::Operation => add(entries, "responses", json!({}), Version::V3_1, warnings),
        ObjectKind::Response => add(entries, "description", json!(""), Version::V3_2, warnings),
        ObjectKind::Example => replace_data_value(entries, at, warnings),
        ObjectKind::MediaType => streams::replace_items(entries, at, warnings),
        ObjectKind::Parameter => {
            spread_query_string(entries, at, warnings);
            encode_cookie(entries, at, warnings);
        }
        ObjectKind::PathItem => lose_operations(entries, at, warnings),
        ObjectKind::SecurityScheme => name_mutual_tls(entries, at, warnings),
        _ => {}
    }
}

/// Adds a keyword that is optional since a version.
fn add(
    entries: &mut Map<String, Value>,
    keyword: &str,
    value: Value,
    since: Version,
    warnings: &Warnings<'_>,
) {
    if warnings.is_since(since) {
        entries.entry(keyword).or_insert(value);
    }
}

/// Warns about operations that are not generated.
fn lose_operations(item: &Map<String, Value>, at: &Pointer, warnings: &mut Warnings<'_>) {
    if !warnings.is_since(Version::V3_2) {
        return;
    }
    if item.contains_key("additionalOperations") {
        let message = "operations with methods that OpenAPI does not define are not generated";
        let help = "send such requests with another client";
        warnings.lost(&at.child("additionalOperations"), message, help);
    }
}

/// Replaces the value of an example that is data.
fn replace_data_value(example: &mut Map<String, Value>, at: &Pointer, warnings: &mut Warnings<'_>) {
    if !warnings.is_since(Version::V3_2) || example.contains_key("value") {
        return;
    }
    if let Some(value) = example.shift_remove("dataValue") {
        warnings.moved(&at.child("dataValue"), at.child("value"));
        example.insert("value".to_owned(), value);
    }
}

/// Replaces a parameter that is a whole query string in the form of a form by one in that query string, which is the
/// same if it is exploded.
fn spread_query_string(
    parameter: &mut Map<String, Value>,
    at: &Pointer,
    warnings: &mut Warnings<'_>,
) {
    let location = parameter.get("in").and_then(Value::as_str);
    if !warnings.is_since(Version::V3_2) || location != Some("querystring") {
        return;
    }
    let content = parameter
        .get("content")
        .and_then(|content| content.get(FORM));
    let Some(schema) = content.and_then(|form| form.get("schema")).cloned() else {
        let message = format!("only query strings in the media type `{FORM}` can be sent");
        let error = Diagnostic::new(Code::Unsupported, &at.child("content"), message);
        warnings.add(error.help("describe each parameter of the query by itself: `in: query`"));
        parameter.insert("in".to_owned(), "query".into());
        return;
    };
    let from = at.descend(["content", FORM, "schema"]);
    warnings.moved(&from, at.child("schema"));
    warnings.superseded(&at.child("content"), at.child("schema"), SPREAD);
    parameter.shift_remove("content");
    parameter.insert("in".to_owned(), "query".into());
    parameter.insert("schema".to_owned(), schema);
    parameter.insert("style".to_owned(), "form".into());
    parameter.insert("explode".to_owned(), true.into());
}

/// Replaces the style of cookies whose values are sent as they are.
fn encode_cookie(parameter: &mut Map<String, Value>, at: &Pointer, warnings: &mut Warnings<'_>) {
    let style = parameter.get("style").and_then(Value::as_str);
    if warnings.is_since(Version::V3_2) && style == Some("cookie") {
        let message = "the values of this cookie are percent-encoded";
        let help = "describe it with `style: form`, which is so, too";
        warnings.lost(&at.child("style"), message, help);
        parameter.insert("style".to_owned(), "form".into());
    }
}

/// Replaces the type of security schemes with client certificates.
fn name_mutual_tls(scheme: &mut Map<String, Value>, at: &Pointer, warnings: &mut Warnings<'_>) {
    if scheme.get("type").and_then(Value::as_str) != Some(MUTUAL_TLS) {
        return;
    }
    // Requirements of it are reported as such.
    let message = "`mutualTLS` is a type of OpenAPI 3.1";
    let help = "set up client certificates in the transport, and remove the scheme";
    warnings.later_version(Version::V3_1, &at.child("type"), message, help);
    warnings.moved(&at.child("type"), at.child("scheme"));
    scheme.insert("type".to_owned(), "http".into());
    scheme.insert("scheme".to_owned(), MUTUAL_TLS.into());
}
