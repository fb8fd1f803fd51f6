//! The docs of security requirements.

use crate::api::{Api, SecurityRequirement, SecuritySchemeKind};
use crate::backend::markdown::{Block, blocks, code_span, list_item, terminated};

/// The list item for the security requirement of operations.
pub(crate) fn item(alternatives: &[SecurityRequirement], api: &Api) -> String {
    match alternatives {
        [] => "- Authentication: none.".to_owned(),
        [only] => list_item("Authentication:", &requirement(only, api)),
        several => {
            let mut text = "- Authentication, one of:".to_owned();
            for alternative in several {
                let blocks = requirement(alternative, api);
                let first = blocks.first().map_or("", |first| first.text.as_str());
                let item = list_item(first, blocks.get(1..).unwrap_or_default());
                for line in item.lines() {
                    text.push_str(&format!("\n  {line}"));
                }
            }
            text
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
            let name = code_span(&required.name);
            texts.push(format!(
                "{name}, which the API's description does not define."
            ));
            continue;
        };
        let setters = scheme.credentials.iter().map(|credential| {
            let name = &credential.name;
            format!("[`Credentials::{name}`](crate::Credentials::{name})")
        });
        let setters: Vec<_> = setters.collect();
        let kind = kind(&scheme.kind);
        let name = code_span(&scheme.name);
        let mut text = match setters.as_slice() {
            _ if !scheme.is_supported() => {
                format!("{kind} ({name}), which this crate does not support.")
            }
            setters if setters.is_empty() || api.is_twilio => format!("{kind} ({name})."),
            setters => format!("{kind} ({name}: {}).", setters.join(" or ")),
        };
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

/// What is sent for a scheme.
pub(crate) fn kind(kind: &SecuritySchemeKind) -> String {
    match kind {
        SecuritySchemeKind::Http(scheme) => match scheme.as_str() {
            "basic" => "HTTP Basic".to_owned(),
            "bearer" => "HTTP Bearer".to_owned(),
            _ => format!("HTTP {}", code_span(scheme)),
        },
        SecuritySchemeKind::OAuth2 { .. } => "OAuth 2.0".to_owned(),
        SecuritySchemeKind::OpenIdConnect => "OpenID Connect".to_owned(),
        SecuritySchemeKind::QueryKey(name) => {
            format!("a key in the query parameter {}", code_span(name))
        }
        SecuritySchemeKind::HeaderKey(name) => format!("a key in the header {}", code_span(name)),
        SecuritySchemeKind::CookieKey(name) => format!("a key in the cookie {}", code_span(name)),
    }
}
