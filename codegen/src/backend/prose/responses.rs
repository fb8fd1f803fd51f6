//! The docs of an operation's responses.

use super::parameters::linked;
use super::scope::Scope;
use super::wire_names::WireNames;
use crate::api::{Header, Operation, Response, ResponseContent, Type};
use crate::backend::limits;
use crate::backend::markdown::{
    Block, code_span, docs_blocks, list_item, terminated, with_sentences,
};
use crate::backend::rust_type::{linked_type, type_text};

const PAGED: &str = "Awaiting the request returns one page; [`items`](Request::items) and [`pages`](Request::pages) \
                     continue to the end of the list.";

const STREAM: &str =
    "Awaiting the request returns the [stream](ItemStream) as soon as the response starts.";

/// The successes that the document declares, with their headers.
pub(crate) fn successes(
    operation: &Operation,
    names: &WireNames<'_>,
    scope: &Scope<'_>,
) -> Vec<Block> {
    let responses = &operation.successes;
    let items = responses
        .iter()
        .map(|response| success(response, operation, names, scope));
    let mut docs = section("# Response", items.collect());
    docs.extend(headers(&responses.iter().collect::<Vec<_>>(), scope));
    docs
}

fn success(
    response: &Response,
    operation: &Operation,
    names: &WireNames<'_>,
    scope: &Scope<'_>,
) -> String {
    let content = response.content.as_ref();
    let value = content.map(|content| &content.value);
    let link = match value.filter(|value| value.ty != Type::Unit) {
        Some(value) => format!(", {}", linked(value)),
        None => String::new(),
    };
    let lead = format!("{}{link}:", code_span(&response.status.to_string()));
    let mut facts = Vec::new();
    if content.is_none() && !operation.redirects() {
        facts.push("No body.".to_owned());
    }
    if scope.is_paged(operation) {
        facts.push(PAGED.to_owned());
    }
    if content.is_some() && operation.is_stream() {
        facts.push(STREAM.to_owned());
    }
    item(&lead, response, facts, names, scope)
}

/// The errors that the document declares and that are not common to all operations, with their headers.
pub(crate) fn errors(
    operation: &Operation,
    names: &WireNames<'_>,
    scope: &Scope<'_>,
) -> Vec<Block> {
    error_section(&scope.conventions.own_errors(operation), names, scope)
}

fn error_section(responses: &[&Response], names: &WireNames<'_>, scope: &Scope<'_>) -> Vec<Block> {
    let items = responses
        .iter()
        .map(|response| error_item(response, names, scope));
    let mut docs = section("# Errors", items.collect());
    docs.extend(headers(responses, scope));
    docs
}

/// All errors that the document declares, by status, with their headers.
pub(crate) fn all_errors(
    operation: &Operation,
    names: &WireNames<'_>,
    scope: &Scope<'_>,
) -> Vec<Block> {
    let mut errors: Vec<_> = operation.errors.iter().collect();
    errors.sort_by_key(|error| error.status);
    error_section(&errors, names, scope)
}

/// The list item for an error.
pub(crate) fn error_item(response: &Response, names: &WireNames<'_>, scope: &Scope<'_>) -> String {
    let lead = format!("{}:", code_span(&response.status.to_string()));
    let body = response.content.as_ref().map(error_body);
    item(&lead, response, body.into_iter().collect(), names, scope)
}

fn section(title: &str, items: Vec<String>) -> Vec<Block> {
    match items.is_empty() {
        true => Vec::new(),
        false => vec![Block::other(title), Block::other(items.join("\n"))],
    }
}

/// The type that the body of an error can be read as. It is not in scope, and the link must not repeat its target.
fn error_body(content: &ResponseContent) -> String {
    let ty = &content.value.ty;
    let text = code_span(&type_text(ty));
    match linked_type(ty) {
        Some(name) => {
            format!(
                "[`Error::body_as`](crate::Error::body_as) reads the body as [a {text}](crate::{name})."
            )
        }
        None => format!("The body is {text}."),
    }
}

/// The list item for a response.
fn item(
    lead: &str,
    response: &Response,
    mut facts: Vec<String>,
    names: &WireNames<'_>,
    scope: &Scope<'_>,
) -> String {
    let content = response.content.as_ref();
    facts.extend(content.and_then(|content| media_types(content, scope)));
    let missing = scope.conventions.missing_headers(response);
    if !missing.is_empty() {
        facts.push(match missing.len() == scope.conventions.headers.len() {
            true => "Without the [common headers](crate#common-to-all-operations).".to_owned(),
            false => {
                let names: Vec<_> = missing
                    .iter()
                    .map(|header| code_span(&header.name))
                    .collect();
                format!("Without the common headers {}.", names.join(", "))
            }
        });
    }
    let names = names.with_error_codes(&response.error_codes);
    let mut blocks = names.resolve(docs_blocks(&response.docs));
    with_sentences(&mut blocks, &facts);
    list_item(lead, &blocks)
}

/// The media types of a body, unless they are those of most responses.
fn media_types(content: &ResponseContent, scope: &Scope<'_>) -> Option<String> {
    let own = code_span(&content.media_type);
    let other_names = content.other_media_types.iter();
    let others: Vec<_> = other_names.map(|name| code_span(name)).collect();
    match others.is_empty() {
        true if scope.conventions.response_media_type == Some(&content.media_type) => None,
        true => Some(format!("Media type: {own}.")),
        false => Some(format!(
            "Media type: {own}; the API offers {} too.",
            others.join(", ")
        )),
    }
}

/// The headers that are not common to all operations, with the statuses that they come with unless they come with all.
fn headers(responses: &[&Response], scope: &Scope<'_>) -> Vec<Block> {
    let own = |response| scope.conventions.own_headers(response);
    let mut distinct: Vec<&Header> = Vec::new();
    for header in responses.iter().copied().flat_map(own) {
        if !distinct.contains(&header) {
            distinct.push(header);
        }
    }
    let items: Vec<_> = distinct
        .into_iter()
        .map(|header| header_item(header, &statuses_with(header, responses), scope))
        .collect();
    match items.is_empty() {
        true => Vec::new(),
        false => vec![Block::paragraph("Headers:"), Block::other(items.join("\n"))],
    }
}

/// The statuses that a header comes with, in parentheses; empty if it comes with all.
fn statuses_with(header: &Header, responses: &[&Response]) -> String {
    let statuses: Vec<_> = responses
        .iter()
        .filter(|response| response.headers.contains(header))
        .map(|response| code_span(&response.status.to_string()))
        .collect();
    match statuses.len() == responses.len() {
        true => String::new(),
        false => format!(" ({})", statuses.join(", ")),
    }
}

/// The list item for a header.
pub(crate) fn header_item(header: &Header, qualifier: &str, scope: &Scope<'_>) -> String {
    let mut facts = vec![code_span(&type_text(&header.value.ty))];
    if header.deprecated.is_some() {
        facts.push("deprecated".to_owned());
    }
    let suffix = format!(", {}", facts.join(", "));
    let mut blocks = docs_blocks(&header.docs);
    with_sentences(
        &mut blocks,
        &limits::type_sentences(&header.value, scope.api),
    );
    let colon = if blocks.is_empty() { "" } else { ":" };
    if let Some(last) = blocks.last_mut().filter(|last| last.is_paragraph) {
        last.text = terminated(&last.text);
    }
    let lead = format!("{}{qualifier}{suffix}{colon}", code_span(&header.name));
    list_item(&lead, &blocks)
}
