//! The options of curl for request bodies.

use serde_json::Value;

use super::curl_text::{encoded, option, pairs, text};
use crate::api::{
    BodyEncoding, ExactNumbers, Field, Operation, ParameterLocation, RequestBody, Style, Type,
};

/// The options for a field of a form or a part of a multipart body.
pub(super) fn form_options(
    body: &RequestBody,
    field: &Field,
    value: &Value,
) -> Option<Vec<String>> {
    if body.encoding == BodyEncoding::Multipart {
        return parts(body, field, value);
    }
    let (name, encode): (_, &dyn Fn(&str) -> String) = match field.style {
        // `--data-urlencode` would encode the delimiters too.
        Style::Comma if value.is_array() => ("--data", &encoded),
        _ => ("--data-urlencode", &str::to_owned),
    };
    let pairs = pairs(field, value, encode)?.into_iter();
    let options = pairs.map(|(wire, text)| option(name, &format!("{wire}={text}")));
    Some(options.collect())
}

/// The options that depend on no single parameter: the properties of a JSON body, and the media type of a form if it is
/// not the one that curl sets. A JSON object is sent even if none of its properties is set.
pub(super) fn implied_options(
    body: &RequestBody,
    operation: &Operation,
    properties: &str,
    fields: &[String],
) -> Vec<String> {
    let is_usual = body.media_type == body.encoding.usual_media_type();
    let mut locations = operation.parameters().map(|(location, _)| location);
    match body.encoding {
        BodyEncoding::Json if !locations.any(|location| location == ParameterLocation::Body) => {
            data(body, "--data", properties).to_vec()
        }
        BodyEncoding::Form if !is_usual && !fields.is_empty() => vec![content_type(body)],
        _ => Vec::new(),
    }
}

/// The options for a body that is one value. A text that begins with `@` would be the name of a file.
pub(super) fn whole_body(
    body: &RequestBody,
    field: &Field,
    value: &Value,
    numbers: &ExactNumbers,
) -> Option<[String; 2]> {
    Some(match (body.encoding, field.ty()) {
        (BodyEncoding::Json, _) => data(body, "--data", &numbers.json(value)),
        (_, Type::Bytes | Type::File) => data(body, "--data-binary", "@body"),
        _ => {
            let text = text(value).filter(|text| !text.starts_with('@'))?;
            data(body, "--data-binary", &text)
        }
    })
}

fn data(body: &RequestBody, name: &str, text: &str) -> [String; 2] {
    [content_type(body), option(name, text)]
}

fn content_type(body: &RequestBody) -> String {
    option("-H", &format!("Content-Type: {}", body.media_type))
}

/// The options for the parts of a field; curl sends them as `multipart/form-data` alone.
fn parts(body: &RequestBody, field: &Field, value: &Value) -> Option<Vec<String>> {
    if body.media_type != body.encoding.usual_media_type() {
        return None;
    }
    let values: Vec<(&str, &Value)> = match (field.style, value) {
        (Style::Urlencoded, _) => return None,
        (Style::Json, value) => return Some(vec![json_part(&field.wire, field, value)]),
        (Style::Spread, Value::Object(map)) => map
            .iter()
            .map(|(key, value)| (key.as_str(), value))
            .collect(),
        (_, Value::Array(items)) => items
            .iter()
            .map(|item| (field.wire.as_str(), item))
            .collect(),
        (_, value) => vec![(field.wire.as_str(), value)],
    };
    let options = values.into_iter().map(|(name, value)| {
        let media_type = field.content_type.as_deref();
        match value {
            _ if name.contains(['=', ';', '"']) => None,
            Value::Object(_) | Value::Array(_) => Some(json_part(name, field, value)),
            value if is_file(field.ty()) => {
                let media_type = media_type.map_or(String::new(), |name| format!(";type={name}"));
                Some(option(
                    "-F",
                    &format!("{name}=@{}{media_type}", text(value)?),
                ))
            }
            value => Some(match media_type {
                Some(media_type) => typed_part(name, &text(value)?, media_type),
                None => option("--form-string", &format!("{name}={}", text(value)?)),
            }),
        }
    });
    options.collect()
}

fn json_part(name: &str, field: &Field, value: &Value) -> String {
    let usual = BodyEncoding::Json.usual_media_type();
    typed_part(
        name,
        &value.to_string(),
        field.content_type.as_deref().unwrap_or(usual),
    )
}

/// A part with a media type. Its text is in quotes, so that it ends at no semicolon and is no name of a file.
fn typed_part(name: &str, text: &str, media_type: &str) -> String {
    let escaped = text.replace('\\', "\\\\").replace('"', "\\\"");
    option("-F", &format!("{name}=\"{escaped}\";type={media_type}"))
}

fn is_file(ty: &Type) -> bool {
    match ty {
        Type::List(inner) | Type::Map(inner) => is_file(&inner.ty),
        ty => *ty == Type::File,
    }
}
