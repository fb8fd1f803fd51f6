//! URLs of servers that clients cannot use as they are.

use std::collections::BTreeSet;

use serde_json::Value;

use crate::diagnostic::{Code, Diagnostic};
use crate::openapi::Validation;
use crate::openapi::grammar::ObjectKind;
use crate::openapi::object::Object;

/// Warns about variables that are in the URL or in `variables` alone, other protocols than HTTP, and hosts without
/// `https://`.
pub(super) fn check(validation: &Validation<'_>) -> Vec<Diagnostic> {
    let objects = &validation.objects;
    let servers = objects
        .iter()
        .filter(|object| object.kind == ObjectKind::Server);
    // Links are not followed.
    let servers = servers.filter(|server| !server.pointer.tokens().contains(&"links"));
    servers.flat_map(check_server).collect()
}

fn check_server(server: &Object<'_>) -> Vec<Diagnostic> {
    let Some(url) = server.entries.get("url").and_then(Value::as_str) else {
        return Vec::new();
    };
    let at = server.pointer.child("url");
    let mut warnings = Vec::new();
    let mut warn = |message: String, help: String| {
        warnings.push(
            Diagnostic::new(Code::Server, &at, message)
                .help(help)
                .at_value(),
        );
    };
    match url.split_once("://") {
        Some((scheme, _))
            if !scheme.contains('{')
                && !["http", "https"].contains(&scheme.trim().to_ascii_lowercase().as_str()) =>
        {
            warn(
                format!("the server `{url}` is not used: its protocol is not HTTP"),
                "clients use the first server with `https://` or `http://`".to_owned(),
            );
        }
        None if looks_like_host(url) => warn(
            format!("the server `{url}` has no host, and is a path"),
            format!("if it is a host, write `https://{url}`"),
        ),
        _ => {}
    }
    let names = names(url);
    let defined = server.entries.get("variables").and_then(Value::as_object);
    for name in &names {
        if defined.is_none_or(|defined| !defined.contains_key(*name)) {
            warn(
                format!("undefined variable `{name}` in the URL of the server"),
                format!("define it in `variables`; otherwise, clients must set `{name}`"),
            );
        }
    }
    for name in defined.into_iter().flat_map(|defined| defined.keys()) {
        if !names.contains(name.as_str()) {
            let at = server.pointer.child("variables").child(name);
            let message = format!("no `{{{name}}}` in the URL of the server for this variable");
            let warning = Diagnostic::new(Code::Server, &at, message);
            warnings.push(warning.help("add it to the URL, or remove the variable"));
        }
    }
    warnings
}

/// The names in braces.
fn names(url: &str) -> BTreeSet<&str> {
    let parts = url.split('{').skip(1);
    parts
        .filter_map(|part| Some(part.split_once('}')?.0))
        .collect()
}

/// Whether a relative URL begins like the name of a host, or a host and a port.
fn looks_like_host(url: &str) -> bool {
    let first = url.split('/').next().unwrap_or_default();
    let (host, port) = first.split_once(':').unwrap_or((first, ""));
    let domain = host.rsplit_once('.').map_or("", |(_, domain)| domain);
    let is_domain = domain.len() > 1 && domain.chars().all(|c| c.is_ascii_alphabetic());
    let is_port = !port.is_empty() && port.chars().all(|c| c.is_ascii_digit());
    !host.is_empty() && (is_domain || is_port)
}
