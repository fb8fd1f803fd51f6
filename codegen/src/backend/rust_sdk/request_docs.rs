//! The docs of what an operation takes, and of how it is sent.

use super::call::Call;
use super::markdown::{code_span, fenced};
use super::wording::{line, linked, sentence};
use super::{Uses, curl};
use crate::api::{Docs, Field, Operation, Place, Scheme, SchemeKind};

/// What the operation takes, a line for each parameter.
pub(super) fn parameters(operation: &Operation, uses: &Uses<'_>) -> Docs {
    let lines = operation.parameters();
    let lines =
        lines.map(|(place, field)| parameter(place.map_or("path", self::place), field, uses));
    let lines: Vec<_> = lines.collect();
    if lines.is_empty() {
        return Vec::new();
    }
    vec!["# Parameters".to_owned(), lines.join("\n")]
}

fn place(place: Place) -> &'static str {
    match place {
        Place::Query => "query",
        Place::Header => "header",
        Place::Cookie => "cookie",
        Place::Form => "form",
        Place::Json => "JSON",
        Place::Body => "body",
    }
}

fn parameter(place: &str, field: &Field, uses: &Uses<'_>) -> String {
    let name = field.name.trim_start_matches("r#");
    let wire = match place {
        "body" => String::new(),
        _ => format!(" {}", code_span(&field.wire)),
    };
    let ty = linked(&field.ty, uses);
    let need = if field.required { ", required" } else { "" };
    let deprecated = if field.deprecated.is_some() {
        ", deprecated"
    } else {
        ""
    };
    let docs = line(&field.docs);
    let docs = if docs.is_empty() {
        docs
    } else {
        format!(" {docs}")
    };
    format!("- `{name}` ({place}{wire}): {ty}{need}{deprecated}.{docs}")
}

/// Method and address, credentials and media type, and the same by curl.
pub(super) fn request(operation: &Operation, call: &Call, uses: &Uses<'_>) -> Docs {
    let server = operation.server.as_ref().unwrap_or(&uses.scope.api.server);
    let line = format!("{} {server}{}", operation.method, operation.path);
    let mut facts = Vec::new();
    let ways: Vec<_> = operation
        .authorization
        .iter()
        .map(|way| together(way))
        .collect();
    match ways.as_slice() {
        [] => facts.push("- Authorization: none.".to_owned()),
        [only] => facts.push(format!("- Authorization: {only}")),
        several => {
            facts.push("- Authorization, one of:".to_owned());
            facts.extend(several.iter().map(|way| format!("  - {way}")));
        }
    }
    if let Some(media_type) = operation.request_media_type() {
        facts.push(format!("- Content type: {}.", code_span(media_type)));
    }
    let mut docs = vec!["# Request".to_owned(), code_span(&line), facts.join("\n")];
    if let Some(command) = curl::command(uses.scope.api, operation, call) {
        docs.push("With curl:".to_owned());
        docs.push(fenced("sh", &command.join("\n")));
    }
    docs
}

/// Schemes of which all are needed.
fn together(schemes: &[Scheme]) -> String {
    if schemes.is_empty() {
        return "none.".to_owned();
    }
    let schemes = schemes.iter().map(|scheme| {
        let kind = match &scheme.kind {
            SchemeKind::Http(scheme) => match scheme.as_str() {
                "basic" => "HTTP Basic".to_owned(),
                "bearer" => "HTTP Bearer".to_owned(),
                _ => format!("HTTP {}", code_span(scheme)),
            },
            SchemeKind::OAuth2 => "OAuth 2.0".to_owned(),
            SchemeKind::OpenIdConnect => "OpenID Connect".to_owned(),
            SchemeKind::QueryKey(name) => format!("key in the query parameter {}", code_span(name)),
            SchemeKind::HeaderKey(name) => format!("key in the header {}", code_span(name)),
            SchemeKind::CookieKey(name) => format!("key in the cookie {}", code_span(name)),
        };
        format!("{kind}.{}", sentence(&line(&scheme.docs)))
    });
    schemes.collect::<Vec<_>>().join(" With it: ")
}
