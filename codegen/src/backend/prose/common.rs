//! The docs of facts that are common to most operations, for the crate's first page.

use super::scope::Scope;
use super::wire_names::WireNames;
use super::{responses, security};
use crate::backend::conventions::Conventions;
use crate::backend::markdown::{Block, code_span};

const TITLE: &str = "Common to all operations";
const NULLABLE: &str =
    "- Properties of responses: can be null, which is `None`, as is an absent one.";
const PERSONAL: &str = "- Personal data: the docs of a parameter or a property say if it is handled as such, how, and for \
                        how long it is kept even if it is deleted. The API's description marks no others.";
const ANCHOR: &str = "crate#common-to-all-operations";

/// The section of the crate's first page; empty if there are no such facts.
pub(crate) fn docs(scope: &Scope<'_>) -> Vec<Block> {
    let conventions = &scope.conventions;
    if conventions.is_empty() {
        return Vec::new();
    }
    let mut items = Vec::new();
    let security = conventions.security;
    items.extend(security.map(|security| security::item(security, scope.api)));
    let media_type = |noun: &str, media_type: Option<&str>| {
        media_type.map(|media_type| format!("- {noun}: {}.", code_span(media_type)))
    };
    items.extend(media_type("Request bodies", conventions.request_media_type));
    items.extend(media_type(
        "Response bodies",
        conventions.response_media_type,
    ));
    items.extend(media_type("Header `Accept`", conventions.accept.as_deref()));
    if conventions.nullable_properties {
        items.push(NULLABLE.to_owned());
    }
    if conventions.marks_personal_data {
        items.push(PERSONAL.to_owned());
    }
    if !conventions.headers.is_empty() {
        items.push("- Response headers:".to_owned());
        let headers = conventions.headers.iter();
        items.extend(headers.map(|header| nested(&responses::header_item(header, "", scope))));
    }
    if !conventions.errors.is_empty() {
        items.push(match scope.api.is_twilio {
            true => "- Errors, with codes that are constants in [`codes`](mod@codes):".to_owned(),
            false => "- Errors:".to_owned(),
        });
        let errors = conventions.errors.iter();
        items.extend(
            errors.map(|error| nested(&responses::error_item(error, &WireNames::default(), scope))),
        );
    }
    vec![
        Block::other(format!("# {TITLE}")),
        Block::paragraph("Unless the docs of an operation say otherwise:"),
        Block::other(items.join("\n")),
    ]
}

/// A list item as part of another one.
fn nested(item: &str) -> String {
    let lines = item.lines().map(|line| format!("  {line}"));
    lines.collect::<Vec<_>>().join("\n")
}

/// A link to the section, if there is one.
pub(crate) fn link(conventions: &Conventions<'_>) -> Option<String> {
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
    if !conventions.errors.is_empty() {
        topics.push("errors");
    }
    let words = match topics.as_slice() {
        [] => return None,
        [only] => (*only).to_owned(),
        [first @ .., last] => format!("{} and {last}", first.join(", ")),
    };
    Some(format!("[{words}]({ANCHOR})"))
}
