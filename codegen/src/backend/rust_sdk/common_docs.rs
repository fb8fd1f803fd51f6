//! The docs of facts that are common to most operations, for the crate's first page.

use super::scope::Scope;
use super::{response_docs, security_docs};
use crate::backend::conventions::Conventions;
use crate::backend::markdown::{Block, code_span};

const TITLE: &str = "Common to all operations";
const ANCHOR: &str = "crate#common-to-all-operations";

/// The section of the crate's first page; empty if there are no such facts.
pub(super) fn docs(scope: &Scope<'_>) -> Vec<Block> {
    let conventions = &scope.conventions;
    if conventions.is_empty() {
        return Vec::new();
    }
    let mut items = Vec::new();
    let security = conventions.security;
    items.extend(security.map(|security| security_docs::item(security, scope.api)));
    let media_type = |noun: &str, media_type: Option<&str>| {
        media_type.map(|media_type| format!("- {noun}: {}.", code_span(media_type)))
    };
    items.extend(media_type("Request bodies", conventions.request_media_type));
    items.extend(media_type(
        "Response bodies",
        conventions.response_media_type,
    ));
    if !conventions.headers.is_empty() {
        items.push("- Response headers:".to_owned());
        let headers = conventions.headers.iter();
        items.extend(headers.flat_map(|header| {
            let item = response_docs::header_item(header, "", scope);
            let lines = item.lines().map(|line| format!("  {line}"));
            lines.collect::<Vec<_>>()
        }));
    }
    vec![
        Block::other(format!("# {TITLE}")),
        Block::paragraph("Unless the docs of an operation say otherwise:"),
        Block::other(items.join("\n")),
    ]
}

/// A link to the section, if there is one.
pub(super) fn link(conventions: &Conventions<'_>) -> Option<String> {
    let mut topics = Vec::new();
    if conventions.security.is_some() {
        topics.push("authentication");
    }
    if conventions.request_media_type.is_some() || conventions.response_media_type.is_some() {
        topics.push("media types");
    }
    if !conventions.headers.is_empty() {
        topics.push("headers");
    }
    let words = match topics.as_slice() {
        [] => return None,
        [only] => (*only).to_owned(),
        [first @ .., last] => format!("{} and {last}", first.join(", ")),
    };
    Some(format!("[{words}]({ANCHOR})"))
}
