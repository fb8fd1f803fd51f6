//! Media types: which of several is taken, and what its content is.

use openapiv3::{Content, MediaType};

pub(super) use twilio_runtime::__private::is_json;

use super::Lowering;
use super::shape::{Part, Shape};
use crate::Pointer;

/// What the content of a media type is.
#[derive(Clone, Copy, PartialEq)]
pub(super) enum Kind {
    Json,
    Form,
    Multipart,
    Text,
    Binary,
}

/// Kinds of content, those first that say most about the values in them.
pub(super) const IN_REQUESTS: [Kind; 5] = [
    Kind::Json,
    Kind::Form,
    Kind::Multipart,
    Kind::Text,
    Kind::Binary,
];

/// The same for answers, which are read as text where they are forms.
pub(super) const IN_RESPONSES: [Kind; 3] = [Kind::Json, Kind::Text, Kind::Binary];

impl<'a> Lowering<'a> {
    /// The media type that is taken: of the first kind that there is, and of several of it the first.
    pub(super) fn choose(
        &mut self,
        content: &'a Content,
        kinds: &[Kind],
        at: &Pointer,
    ) -> Option<(&'a str, &'a MediaType, Kind)> {
        let mut found = Vec::new();
        for (name, media) in content {
            let kind = self.kind(name, media, at);
            let kind = if kinds.contains(&kind) {
                kind
            } else {
                Kind::Text
            };
            found.push((name.as_str(), media, kind));
        }
        let mut kinds = kinds.iter();
        kinds.find_map(|kind| found.iter().find(|(.., found)| found == kind).copied())
    }

    fn kind(&mut self, name: &str, media: &'a MediaType, at: &Pointer) -> Kind {
        let essence = essence(name);
        match essence.as_str() {
            "application/x-www-form-urlencoded" => Kind::Form,
            _ if is_json(name) => Kind::Json,
            _ if essence.starts_with("multipart/") => Kind::Multipart,
            _ if is_text(&essence) => Kind::Text,
            // Any media type: the schema tells what it is.
            "*/*" | "application/*" => {
                let at = at.descend([name, "schema"]);
                let part = media.schema.as_ref().map(|schema| Part::new(schema, at));
                let shape = part.and_then(|part| self.final_shape(&part));
                let shape = shape.map(|(shape, _)| shape);
                match shape.as_deref() {
                    None => Kind::Binary,
                    Some(shape) if is_binary(shape) => Kind::Binary,
                    Some(Shape::String { .. }) => Kind::Text,
                    Some(_) => Kind::Json,
                }
            }
            _ => Kind::Binary,
        }
    }
}

/// Whether a schema describes bytes.
pub(super) fn is_binary(shape: &Shape<'_>) -> bool {
    matches!(
        shape,
        Shape::String {
            format: Some("binary"),
            ..
        }
    )
}

/// Whether a media type is JSON: `application/json`, or one with the suffix `+json`.
pub(super) fn is_json(name: &str) -> bool {
    let essence = essence(name);
    essence == "application/json" || essence == "text/json" || essence.ends_with("+json")
}

/// The media types of a content other than the chosen one.
pub(super) fn others(content: &Content, chosen: &str) -> Vec<String> {
    let others = content.keys().filter(|name| *name != chosen);
    others.cloned().collect()
}

fn is_text(essence: &str) -> bool {
    const TEXTS: &[&str] = &[
        "csv",
        "graphql",
        "javascript",
        "json-seq",
        "jsonl",
        "xml",
        "yaml",
    ];
    let subtype = essence.rsplit(['/', '+', '.']).next().unwrap_or_default();
    let subtype = subtype.strip_prefix("x-").unwrap_or(subtype);
    essence.starts_with("text/") || subtype.starts_with("ndjson") || TEXTS.contains(&subtype)
}

/// A media type without its parameters.
fn essence(name: &str) -> String {
    let essence = name.split(';').next().unwrap_or_default();
    essence.trim().to_ascii_lowercase()
}
