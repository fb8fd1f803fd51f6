//! The docs of an operation's request: method and URL, links, and where it differs from other operations.

use super::scope::Scope;
use super::{common_docs, examples, guides, security_docs};
use crate::api::{BodyEncoding, Operation, ParameterLocation, RequestBody, Type};
use crate::backend::markdown::{Block, code_span, docs_blocks, list_item, terminated};

/// The request line, and the facts that are not common to all operations.
pub(super) fn docs(operation: &Operation, scope: &Scope<'_>) -> Vec<Block> {
    let own_server = operation.server.as_ref().map(|server| &server.url);
    let server = own_server.unwrap_or(&scope.api.server);
    let line = code_span(&format!("{} {server}{}", operation.method, operation.path));
    let mut links = Vec::new();
    links.extend(common_docs::link(&scope.conventions));
    links.extend(examples::link(operation, scope));
    links.extend(guides::links(operation, scope));
    let suffix = match links.is_empty() {
        true => String::new(),
        false => format!(" ({})", links.join(", ")),
    };
    let mut docs = vec![Block::paragraph(line + &suffix)];
    let mut facts = Vec::new();
    if scope.conventions.differs_in_security(operation) {
        facts.push(security_docs::item(&operation.security, scope.api));
    }
    let body = operation.body.as_ref();
    facts.extend(body.and_then(|body| body_facts(body, operation, scope)));
    if !facts.is_empty() {
        docs.push(Block::other(facts.join("\n")));
    }
    docs
}

/// The media types and the description of the body, as far as they are not common to all operations.
fn body_facts(body: &RequestBody, operation: &Operation, scope: &Scope<'_>) -> Option<String> {
    let mut text = media_types(body, operation, scope);
    // A parameter that is the whole body has its description.
    let is_whole = operation
        .parameters()
        .any(|(location, _)| location == ParameterLocation::Body);
    let mut description = match is_whole {
        true => Vec::new(),
        false => docs_blocks(&body.docs),
    };
    if text.is_empty() && description.is_empty() {
        return None;
    }
    if let Some(first) = description.first_mut().filter(|first| first.is_paragraph) {
        first.text = terminated(&first.text);
    }
    if !text.is_empty() {
        text.insert(0, ' ');
    }
    Some(list_item(&format!("Body:{text}"), &description))
}

/// The media type of the body, the others that the API accepts, and the methods that send bodies of further ones.
fn media_types(body: &RequestBody, operation: &Operation, scope: &Scope<'_>) -> String {
    let media_type = body.media_type.as_str();
    let others = body.other_media_types.iter().map(|name| code_span(name));
    let others: Vec<_> = others.collect();
    let mut sentences = Vec::new();
    if !others.is_empty() {
        let mut parameters = operation.parameters();
        let how = match parameters.any(|(_, field)| *field.ty() == Type::File) {
            true if body.encoding == BodyEncoding::Raw => {
                "; set it with [`FilePart::media_type`](crate::FilePart::media_type)"
            }
            _ => "",
        };
        sentences.push(format!(
            "{}; the API accepts {} too{how}.",
            code_span(media_type),
            others.join(", ")
        ));
    } else if scope.conventions.request_media_type != Some(media_type)
        || !body.alternatives.is_empty()
    {
        sentences.push(format!("{}.", code_span(media_type)));
    }
    sentences.extend(body.alternatives.iter().map(|other| {
        format!(
            "[`Client::{0}`](crate::Client::{0}) sends {1}.",
            other.method,
            code_span(&other.media_type)
        )
    }));
    sentences.join(" ")
}
