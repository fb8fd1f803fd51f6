//! Example calls as messages of HTTP/1.1.

use percent_encoding::{AsciiSet, NON_ALPHANUMERIC, utf8_percent_encode};

use super::call::Call;
use super::curl::{field, path};
use super::curl_text::{encoded, pairs, text};
use crate::api::{Api, BodyEncoding, Operation, ParameterLocation, SecuritySchemeKind, Type};
use crate::backend::accept::accept;

/// The characters that are encoded in forms. Spaces become `+`.
const FORM: &AsciiSet = &NON_ALPHANUMERIC
    .remove(b'*')
    .remove(b'-')
    .remove(b'.')
    .remove(b'_');

/// The lines of the request that a call sends; none if serializing one of its values takes a program, or if its body
/// has parts. In place of secrets there are words in angle brackets.
pub(crate) fn message(api: &Api, operation: &Operation, call: &Call) -> Option<Vec<String>> {
    let mut message = Message::default();
    message.parameters(api, operation, call)?;
    message.credentials(api, operation);
    let own_server = operation.server.as_ref().map(|server| &server.url);
    let server = own_server.unwrap_or(&api.server);
    let (_, after_scheme) = server.split_once("://").unwrap_or(("", server));
    let (host, base) = match after_scheme.find('/') {
        Some(slash) => after_scheme.split_at(slash),
        None => (after_scheme, ""),
    };
    let host = if host.is_empty() { "<host>" } else { host };
    let path = path(operation, call)?;
    let separator = match (message.query.is_empty(), path.contains('?')) {
        (true, _) => "",
        (false, true) => "&",
        (false, false) => "?",
    };
    let query = message.query.join("&");
    let mut lines = vec![
        format!(
            "{} {base}{path}{separator}{query} HTTP/1.1",
            operation.method
        ),
        format!("Host: {host}"),
        format!(
            "Accept: {}",
            accept(operation).unwrap_or_else(|| "application/json".to_owned())
        ),
    ];
    lines.append(&mut message.headers);
    if let Some((media_type, body)) = &message.body {
        lines.push(format!("Content-Type: {media_type}"));
        lines.push(format!("Content-Length: {}", body.len()));
        lines.push(String::new());
        lines.extend(body.lines().map(str::to_owned));
    }
    Some(lines)
}

#[derive(Default)]
struct Message {
    query: Vec<String>,
    headers: Vec<String>,
    /// The media type and the text.
    body: Option<(String, String)>,
}

impl Message {
    fn parameters(&mut self, api: &Api, operation: &Operation, call: &Call) -> Option<()> {
        let numbers = &api.exact_numbers;
        let mut form = Vec::new();
        let mut properties = serde_json::Map::new();
        let mut whole = None;
        let mut cookies = Vec::new();
        for (location, wire, value) in &call.parameters {
            let field = field(operation, *location, wire)?;
            match location {
                ParameterLocation::Path => {}
                ParameterLocation::Query => {
                    self.query.extend(joined(pairs(field, value, &encoded)?))
                }
                ParameterLocation::Header => self.headers.push(format!("{wire}: {}", text(value)?)),
                ParameterLocation::Cookie => {
                    cookies.push(format!("{wire}={}", encoded(&text(value)?)))
                }
                ParameterLocation::Form => form.extend(joined(pairs(field, value, &form_encoded)?)),
                ParameterLocation::PartHeader => return None,
                ParameterLocation::Json => _ = properties.insert(wire.clone(), value.clone()),
                ParameterLocation::Body => {
                    let is_json = operation.body.as_ref()?.encoding == BodyEncoding::Json;
                    whole = Some(match field.ty() {
                        _ if is_json => numbers.json(value),
                        Type::Bytes | Type::File => "<bytes>".to_owned(),
                        _ => text(value)?,
                    });
                }
            }
        }
        if !cookies.is_empty() {
            self.headers.push(format!("Cookie: {}", cookies.join("; ")));
        }
        let Some(body) = &operation.body else {
            return Some(());
        };
        let content = match body.encoding {
            BodyEncoding::Multipart => return None,
            BodyEncoding::Form => whole.or_else(|| (!form.is_empty()).then(|| form.join("&"))),
            BodyEncoding::Json => whole.or_else(|| Some(numbers.json(&properties.into()))),
            BodyEncoding::Raw => whole,
        };
        self.body = content.map(|content| (body.media_type.clone(), content));
        Some(())
    }

    /// The credentials for the first security requirement that clients can satisfy.
    fn credentials(&mut self, api: &Api, operation: &Operation) {
        let mut alternatives = api.sendable(operation);
        let schemes = alternatives.find(|schemes| !schemes.is_empty());
        for (scheme, _) in schemes.into_iter().flatten() {
            match &scheme.kind {
                SecuritySchemeKind::Http(scheme) if scheme == "basic" => {
                    self.headers
                        .push("Authorization: Basic <credentials>".to_owned());
                }
                SecuritySchemeKind::Http(_)
                | SecuritySchemeKind::OAuth2 { .. }
                | SecuritySchemeKind::OpenIdConnect => {
                    self.headers
                        .push("Authorization: Bearer <token>".to_owned());
                }
                SecuritySchemeKind::HeaderKey(name) => self.headers.push(format!("{name}: <key>")),
                SecuritySchemeKind::CookieKey(name) => {
                    self.headers.push(format!("Cookie: {name}=<key>"))
                }
                SecuritySchemeKind::QueryKey(name) => {
                    self.query.push(format!("{}=<key>", encoded(name)))
                }
            }
        }
    }
}

fn joined(pairs: Vec<(String, String)>) -> impl Iterator<Item = String> {
    pairs
        .into_iter()
        .map(|(name, value)| format!("{name}={value}"))
}

fn form_encoded(text: &str) -> String {
    utf8_percent_encode(text, FORM)
        .to_string()
        .replace("%20", "+")
}
