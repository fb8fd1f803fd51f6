//! Media types: which of several is used, and what its content is.

use openapiv3::{Content, MediaType};
pub(super) use twilio_runtime::__private::is_json;

use crate::lower::schema::{ResolvedSchema, SchemaRef, Schemas};
use crate::source::Pointer;

/// What the content of a media type is.
#[derive(Clone, Copy, PartialEq)]
pub(super) enum MediaKind {
    Json,
    Form,
    Multipart,
    Text,
    Binary,
}

/// The kinds of request bodies, those first that say most about the values in them.
pub(super) const PREFERRED_IN_REQUESTS: [MediaKind; 5] = [
    MediaKind::Json,
    MediaKind::Form,
    MediaKind::Multipart,
    MediaKind::Text,
    MediaKind::Binary,
];

/// The same for responses. Forms are read as text.
pub(super) const PREFERRED_IN_RESPONSES: [MediaKind; 3] =
    [MediaKind::Json, MediaKind::Text, MediaKind::Binary];

/// The media type that is used.
#[derive(Clone, Copy)]
pub(super) struct Chosen<'a> {
    pub(super) name: &'a str,
    pub(super) media_type: &'a MediaType,
    pub(super) kind: MediaKind,
}

/// The first media type of the first of the `preferred` kinds that the content has.
pub(super) fn choose<'a>(
    content: &'a Content,
    preferred: &[MediaKind],
    at: &Pointer,
    schemas: &mut Schemas<'a>,
) -> Option<Chosen<'a>> {
    let mut candidates = Vec::new();
    for (name, media_type) in content {
        let kind = kind(name, media_type, at, schemas);
        candidates.push(Chosen {
            name,
            media_type,
            kind: if preferred.contains(&kind) {
                kind
            } else {
                MediaKind::Text
            },
        });
    }
    let mut preferred = preferred.iter();
    preferred.find_map(|kind| {
        let mut candidates = candidates.iter();
        candidates
            .find(|candidate| candidate.kind == *kind)
            .copied()
    })
}

/// The media types of a content other than the chosen one.
pub(super) fn others(content: &Content, chosen: &str) -> Vec<String> {
    let others = content.keys().filter(|name| *name != chosen);
    others.cloned().collect()
}

fn kind<'a>(
    name: &str,
    media_type: &'a MediaType,
    at: &Pointer,
    schemas: &mut Schemas<'a>,
) -> MediaKind {
    let essence = essence(name);
    match essence.as_str() {
        "application/x-www-form-urlencoded" => MediaKind::Form,
        _ if is_json(name) => MediaKind::Json,
        _ if essence.starts_with("multipart/") => MediaKind::Multipart,
        _ if is_text(&essence) => MediaKind::Text,
        // The schema decides about ranges.
        "*/*" | "application/*" => {
            let resolved = media_type.schema.as_ref().and_then(|schema| {
                let at = at.descend([name, "schema"]);
                schemas.resolve_ref(&SchemaRef::new(schema, at))
            });
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
fn essence(name: &str) -> String {
    let essence = name.split(';').next().unwrap_or_default();
    essence.trim().to_ascii_lowercase()
}
