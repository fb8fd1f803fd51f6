//! The docs of an operation's request: method and URL, and where it differs from other operations.

use super::scope::Scope;
use super::{common_docs, examples};
use crate::api::{Api, Operation, RequestBody, SecurityRequirement, SecuritySchemeKind};
use crate::backend::markdown::{Block, blocks, code_span, docs_blocks, list_item, terminated};

/// The request line, and the facts that are not common to all operations.
pub(super) fn docs(operation: &Operation, scope: &Scope<'_>) -> Vec<Block> {
    let server = operation.server.as_ref().unwrap_or(&scope.api.server);
    let line = code_span(&format!("{} {server}{}", operation.method, operation.path));
    let mut links = Vec::new();
    links.extend(common_docs::link(&scope.conventions));
    links.extend(examples::link(operation, scope));
    let links = match links.is_empty() {
        true => String::new(),
        false => format!(" ({})", links.join(", ")),
    };
    let mut docs = vec![Block::paragraph(line + &links)];
    let mut facts = Vec::new();
    if scope.conventions.differs_in_security(operation) {
        facts.push(security(&operation.security, scope.api));
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
    let media_type = body.media_type.as_str();
    let others: Vec<_> = body
        .other_media_types
        .iter()
        .map(|name| code_span(name))
        .collect();
    let mut text = match others.is_empty() {
        true if scope.conventions.request_media_type == Some(media_type) => String::new(),
        true => format!("{}.", code_span(media_type)),
        false => format!(
            "{}; the API accepts {} too.",
            code_span(media_type),
            others.join(", ")
        ),
    };
    // A parameter that is the whole body has its description.
    let is_whole = operation
        .parameters()
        .any(|(location, _)| location == crate::api::ParameterLocation::Body);
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

/// The list item for the security requirement of operations.
pub(super) fn security(alternatives: &[SecurityRequirement], api: &Api) -> String {
    match alternatives {
        [] => "- Authentication: none.".to_owned(),
        [only] => list_item("Authentication:", &requirement(only, api)),
        several => {
            let items = several.iter().map(|alternative| {
                let item = requirement(alternative, api);
                let first = item.first().map_or("", |first| first.text.as_str());
                let item = list_item(first, item.get(1..).unwrap_or_default());
                format!("  {}", item.lines().collect::<Vec<_>>().join("\n  "))
            });
            let items: Vec<_> = items.collect();
            format!("- Authentication, one of:\n{}", items.join("\n"))
        }
    }
}

/// Schemes that are all required.
fn requirement(requirement: &SecurityRequirement, api: &Api) -> Vec<Block> {
    if requirement.schemes.is_empty() {
        return vec![Block::paragraph("none.")];
    }
    let mut texts = Vec::new();
    let mut others = Vec::new();
    for required in &requirement.schemes {
        let Some(scheme) = api.security_scheme(&required.name) else {
            continue;
        };
        let mut text = format!("{}.", kind(&scheme.kind));
        if !required.scopes.is_empty() {
            let scopes: Vec<_> = required
                .scopes
                .iter()
                .map(|scope| code_span(scope))
                .collect();
            text.push_str(&format!(" Scopes: {}.", scopes.join(", ")));
        }
        for block in scheme
            .docs
            .description
            .as_deref()
            .map(blocks)
            .unwrap_or_default()
        {
            match block.is_paragraph {
                true => text.push_str(&format!(" {}", terminated(&block.text))),
                false => others.push(block),
            }
        }
        texts.push(text);
    }
    let mut item = vec![Block::paragraph(texts.join(" Together with: "))];
    item.extend(others);
    item
}

fn kind(kind: &SecuritySchemeKind) -> String {
    match kind {
        SecuritySchemeKind::Http(scheme) => match scheme.as_str() {
            "basic" => "HTTP Basic".to_owned(),
            "bearer" => "HTTP Bearer".to_owned(),
            _ => format!("HTTP {}", code_span(scheme)),
        },
        SecuritySchemeKind::OAuth2 => "OAuth 2.0".to_owned(),
        SecuritySchemeKind::OpenIdConnect => "OpenID Connect".to_owned(),
        SecuritySchemeKind::QueryKey(name) => {
            format!("a key in the query parameter {}", code_span(name))
        }
        SecuritySchemeKind::HeaderKey(name) => format!(
            "a key in the header {}, which you set on the client or the request",
            code_span(name)
        ),
        SecuritySchemeKind::CookieKey(name) => format!(
            "a key in the cookie {}, in a header `Cookie` that you set on the client or the request",
            code_span(name)
        ),
    }
}
