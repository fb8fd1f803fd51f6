//! URLs of servers.

use super::url_text::{encoded_template, has_in_literals};

/// A server's URL as clients use it.
pub(super) enum ServerUrl {
    /// The URL with encoded literals, or a path if the document leaves the host to the user. It does not end with a slash.
    Usable(String),
    /// The URL is not for HTTP.
    OtherProtocol,
    /// The URL is malformed, for a reason that completes "it ...".
    Malformed(&'static str),
}

impl ServerUrl {
    /// The URL in a Server Object.
    pub(super) fn parse(text: &str) -> Self {
        let text = text.trim();
        if has_in_literals(text, &['{', '}']) {
            return Self::Malformed("has an unmatched brace");
        }
        if has_in_literals(text, &['?', '#']) {
            return Self::Malformed("has a query or a fragment");
        }
        if let Some(rest) = text.strip_prefix("//") {
            return absolute("https", rest);
        }
        match text.split_once("://") {
            Some((scheme, rest)) => match scheme.to_ascii_lowercase().as_str() {
                "http" => absolute("http", rest),
                "https" => absolute("https", rest),
                _ if scheme.contains('{') => absolute(scheme, rest),
                _ => Self::OtherProtocol,
            },
            None if text.starts_with('{') => Self::Usable(trimmed(&encoded_template(text))),
            None => Self::Usable(relative(text)),
        }
    }
}

fn absolute(scheme: &str, rest: &str) -> ServerUrl {
    let (authority, path) = rest.split_at(rest.find('/').unwrap_or(rest.len()));
    let allowed = |c: char| c.is_ascii_alphanumeric() || "-._:[]".contains(c);
    if authority.is_empty() {
        return ServerUrl::Malformed("has no host");
    }
    if has_in_literals(authority, &['@']) {
        return ServerUrl::Malformed("has a user name");
    }
    let mut outside = true;
    let is_allowed = authority.chars().all(|c| {
        let was_outside = outside;
        outside = match c {
            '{' => false,
            '}' => true,
            _ => outside,
        };
        !was_outside || !outside || c == '}' || allowed(c)
    });
    if !is_allowed {
        return ServerUrl::Malformed(
            "has a host with other characters than ASCII letters, digits, hyphens and dots",
        );
    }
    let path = encoded_template(path);
    ServerUrl::Usable(trimmed(&format!("{scheme}://{authority}{path}")))
}

/// A relative URL as a path from the root. The location of the document, to which it is relative, is not known.
fn relative(text: &str) -> String {
    let mut segments = Vec::new();
    for segment in text.split('/') {
        match segment {
            "" | "." => {}
            ".." => _ = segments.pop(),
            segment => segments.push(segment),
        }
    }
    match segments.as_slice() {
        [] => String::new(),
        segments => encoded_template(&format!("/{}", segments.join("/"))),
    }
}

fn trimmed(url: &str) -> String {
    url.trim_end_matches('/').to_owned()
}
