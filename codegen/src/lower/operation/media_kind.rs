//! What the content of media types is.

pub(super) use twilio_runtime::__private::is_json;

use crate::lower::schema::{ResolvedSchema, SchemaRef, Schemas};

/// What the content of a media type is.
#[derive(Clone, Copy, PartialEq)]
pub(super) enum MediaKind {
    Json,
    Form,
    Multipart,
    Text,
    Binary,
}

/// What the content of a media type with a schema is.
pub(super) fn kind<'a>(
    name: &str,
    schema: Option<&SchemaRef<'a>>,
    schemas: &mut Schemas<'a>,
) -> MediaKind {
    let essence = essence(name);
    match essence.as_str() {
        "application/x-www-form-urlencoded" => MediaKind::Form,
        _ if is_json(name) => MediaKind::Json,
        _ if essence.starts_with("multipart/") => MediaKind::Multipart,
        _ if is_text(&essence) => MediaKind::Text,
        // The schema decides about ranges.
        "*" | "*/*" | "application/*" => {
            let resolved = schema.and_then(|schema| schemas.resolve_ref(schema));
            match resolved.as_ref().map(|(resolved, _)| &**resolved) {
                None => MediaKind::Binary,
                Some(resolved) if resolved.is_binary() => MediaKind::Binary,
                Some(ResolvedSchema::String { .. }) => MediaKind::Text,
                Some(_) => MediaKind::Json,
            }
        }
        _ => MediaKind::Binary,
    }
}

fn is_text(essence: &str) -> bool {
    const SUBTYPES: &[&str] = &[
        "csv",
        "graphql",
        "javascript",
        "json-seq",
        "jsonl",
        "xml",
        "yaml",
    ];
    let last = essence.rsplit(['/', '+', '.']).next().unwrap_or_default();
    let subtype = last.strip_prefix("x-").unwrap_or(last);
    essence.starts_with("text/") || subtype.starts_with("ndjson") || SUBTYPES.contains(&subtype)
}

/// A media type without its parameters.
pub(super) fn essence(name: &str) -> String {
    let essence = name.split(';').next().unwrap_or_default();
    essence.trim().to_ascii_lowercase()
}

/// A media type as it is sent: in UTF-8 if it is one of text, and without the boundary, which each body has its own of.
pub(super) fn sent_media_type(name: &str, is_text: bool) -> String {
    let declared: Vec<&str> = name.split(';').map(str::trim).collect();
    let sent = declared.iter().filter_map(|parameter| {
        let lower = parameter.to_ascii_lowercase();
        match lower.split_once('=') {
            Some(("boundary", _)) => None,
            Some(("charset", charset)) if is_text && charset.trim_matches('"') != "utf-8" => {
                Some("charset=utf-8")
            }
            _ => Some(*parameter),
        }
    });
    let sent: Vec<&str> = sent.collect();
    match sent == declared {
        true => name.to_owned(),
        false => sent.join("; "),
    }
}
