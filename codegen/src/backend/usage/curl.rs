//! Example calls as command lines of curl, for a POSIX shell.

use super::call::Call;
use super::curl_body::{form_options, implied_options, whole_body};
use super::curl_credentials::credentials;
use super::curl_text::{encoded, option, pairs, quoted, text};
use crate::api::{Api, ExactNumbers, Field, Method, Operation, ParameterLocation, Style};
use crate::backend::accept::accept;

/// The lines of a command that makes a call; none if serializing one of its values takes a program.
pub(crate) fn command(
    api: &Api,
    operation: &Operation,
    call: &Call,
    crate_name: &str,
) -> Option<Vec<String>> {
    call.expression()?;
    let credentials = credentials(api, operation, crate_name);
    let mut options = credentials.options;
    let parameters = parameters(operation, call, &api.exact_numbers)?;
    options.extend(parameters.options);
    let usual = match parameters.body.is_empty() {
        true => Method::Get,
        false => Method::Post,
    };
    let method = match operation.method {
        Method::Head => "-I ".to_owned(),
        method if method == usual => String::new(),
        method => format!("-X {method} "),
    };
    let mut url = url(api, operation, call, &parameters.query)?;
    for key in credentials.query {
        let separator = if url.contains('?') { '&' } else { '?' };
        url.push_str(&format!("{}{key}", quoted(&separator.to_string())));
    }
    let mut lines = vec![format!("curl {method}{url}")];
    options.extend(accept(operation).map(|accepted| option("-H", &format!("Accept: {accepted}"))));
    let usually_has_body =
        [Method::Post, Method::Put, Method::Patch, Method::Query].contains(&operation.method);
    if usually_has_body && parameters.body.is_empty() {
        options.push(option("-H", "Content-Length: 0"));
    }
    let all_options = options.into_iter().chain(parameters.body);
    lines.extend(all_options.map(|option| format!("  {option}")));
    let last = lines.len() - 1;
    for line in &mut lines[..last] {
        line.push_str(" \\");
    }
    Some(lines)
}

/// The parameters of a call outside the path.
#[derive(Default)]
struct Parameters {
    query: Vec<String>,
    /// The options for headers and cookies.
    options: Vec<String>,
    /// The options for the body.
    body: Vec<String>,
}

fn parameters(operation: &Operation, call: &Call, numbers: &ExactNumbers) -> Option<Parameters> {
    let mut parameters = Parameters::default();
    let mut properties = serde_json::Map::new();
    for (location, wire, value) in &call.parameters {
        let field = field(operation, *location, wire)?;
        match location {
            ParameterLocation::Path => {}
            ParameterLocation::Query => {
                for (name, text) in pairs(field, value, &encoded)? {
                    parameters.query.push(format!("{name}={text}"));
                }
            }
            ParameterLocation::Header => {
                let header = option("-H", &format!("{wire}: {}", text(value)?));
                parameters.options.push(header);
            }
            ParameterLocation::Cookie => {
                let cookie = option("-b", &format!("{wire}={}", encoded(&text(value)?)));
                parameters.options.push(cookie);
            }
            ParameterLocation::Form => {
                let options = form_options(operation.body.as_ref()?, field, value)?;
                parameters.body.extend(options);
            }
            // Curl sets headers of parts only in recent versions.
            ParameterLocation::PartHeader => return None,
            ParameterLocation::Json => _ = properties.insert(wire.clone(), value.clone()),
            ParameterLocation::Body => {
                let options = whole_body(operation.body.as_ref()?, field, value, numbers)?;
                parameters.body.extend(options);
            }
        }
    }
    if let Some(body) = &operation.body {
        let implied = implied_options(
            body,
            operation,
            &numbers.json(&properties.into()),
            &parameters.body,
        );
        parameters.body.extend(implied);
    }
    Some(parameters)
}

/// The URL in quotes; a server that the document leaves open is a variable of the shell.
fn url(api: &Api, operation: &Operation, call: &Call, query: &[String]) -> Option<String> {
    let path = path(operation, call)?;
    let separator = match (query.is_empty(), path.contains('?')) {
        (true, _) => "",
        (false, true) => "&",
        (false, false) => "?",
    };
    let own_server = operation.server.as_ref().map(|server| &server.url);
    let server = own_server.unwrap_or(&api.server);
    let url = quoted(&format!("{server}{path}{separator}{}", query.join("&")));
    Some(if server.contains("://") {
        url
    } else {
        format!("\"$BASE_URL\"{url}")
    })
}

/// The path with its parameters replaced; none if one of them has a style of its own.
pub(super) fn path(operation: &Operation, call: &Call) -> Option<String> {
    let mut path = String::new();
    let mut template = operation.path.as_str();
    while let Some((literal, after)) = template.split_once('{') {
        path.push_str(literal);
        let (name, following) = after.split_once('}')?;
        let fields = &operation.path_parameters;
        let is_plain = |field: &Field| field.style == Style::Plain;
        fields
            .iter()
            .find(|field| field.wire == name && is_plain(field))?;
        let (_, value) = call.path.iter().find(|(wire, _)| wire == name)?;
        path.push_str(&encoded(&text(value)?));
        template = following;
    }
    path.push_str(template);
    Some(path)
}

pub(super) fn field<'a>(
    operation: &'a Operation,
    location: ParameterLocation,
    wire: &str,
) -> Option<&'a Field> {
    let mut parameters = operation.parameters();
    let found = parameters.find(|(other, field)| *other == location && field.wire == wire);
    found.map(|(_, field)| field)
}
