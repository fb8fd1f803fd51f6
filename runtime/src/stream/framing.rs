//! How a body is divided into items.

use http::{HeaderMap, header};

use crate::media_type::{essence, is_json};

/// How a body is divided into items.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Framing {
    /// Server-sent events: the event stream format of the HTML Standard.
    Events,
    /// JSON texts, one per line.
    Lines,
    /// JSON text sequences (RFC 7464).
    Records,
}

/// The names of newline-delimited JSON, without the prefix `x-`.
const LINES: &[&str] = &[
    "json-lines",
    "json-stream",
    "jsonl",
    "jsonlines",
    "ldjson",
    "ndjson",
    "stream",
];

impl Framing {
    /// Returns the framing of a media type, whose parameters and letter case are ignored.
    pub fn of(media_type: &str) -> Option<Self> {
        let essence = essence(media_type);
        let (group, subtype) = essence.split_once('/')?;
        let (name, suffix) = match subtype.rsplit_once('+') {
            Some((name, suffix)) => (name, suffix),
            None => ("", subtype),
        };
        let suffix = suffix.strip_prefix("x-").unwrap_or(suffix);
        match (group, suffix) {
            ("text", "event-stream") => Some(Self::Events),
            ("application", "json-seq") => Some(Self::Records),
            // Spring's name for JSON texts, one per line.
            ("application", "json") if name == "stream" => Some(Self::Lines),
            ("application", "stream") if name != "json" => None,
            ("application" | "text", suffix) => LINES.contains(&suffix).then_some(Self::Lines),
            _ => None,
        }
    }

    /// Returns the framing of a response, given that of the media type that was asked for; `None` if it is no stream.
    pub(crate) fn of_response(headers: &HeaderMap, asked_for: Option<Self>) -> Option<Self> {
        let text = |name| headers.get(name).map(|value| value.to_str().unwrap_or("?"));
        let is_encoded = text(header::CONTENT_ENCODING)
            .is_some_and(|encoding| !encoding.trim().eq_ignore_ascii_case("identity"));
        if is_encoded {
            return None;
        }
        let Some(media_type) = text(header::CONTENT_TYPE) else {
            return asked_for;
        };
        let is_vague = ["text/plain", "application/octet-stream"].contains(&&*essence(media_type));
        Self::of(media_type).or(match asked_for {
            Some(Self::Lines | Self::Records) if is_json(media_type) => asked_for,
            _ if is_vague => asked_for,
            _ => None,
        })
    }
}
