//! URLs with variables in braces.

use http::Uri;
use percent_encoding::utf8_percent_encode;

use crate::absolute_url;
use crate::percent::PATH_SEGMENT;

/// The value of a variable.
pub struct VariableValue<'a> {
    /// The default value, if there is one.
    pub default: Option<&'a str>,
    /// The value that replaces the default.
    pub value: Option<&'a str>,
}

/// The part of a URL that a variable is in.
enum Part {
    /// The beginning of the URL.
    Url,
    Scheme,
    /// The host; at its end, a port may follow.
    Host {
        is_end: bool,
    },
    Port,
    Path,
    /// The path with its leading slash.
    WholePath,
}

/// Replaces the variables of a URL by their values, which change no other part of the URL: those in the path are
/// percent-encoded, and others must consist of the characters allowed there. Credentials are sent to the URL.
pub fn resolve<'a>(
    template: &str,
    variable: &dyn Fn(&str) -> Option<VariableValue<'a>>,
) -> Result<String, String> {
    let mut url = String::new();
    let mut rest = template;
    while let Some((literal, after)) = rest.split_once('{') {
        url.push_str(literal);
        let (name, following) = after.split_once('}').unwrap_or((after, ""));
        let found = variable(name);
        let default = found.as_ref().and_then(|found| found.default);
        let value = found.and_then(|found| found.value).or(default);
        let value = value.ok_or_else(|| {
            format!(
                "the URL of the server needs a value for `{name}`: set it with `.server_variable({name:?}, ..)`, or set \
                 the client's base URL"
            )
        })?;
        let part = Part::of(&url, following, default.unwrap_or_default());
        let text = part
            .text(value, &url)
            .ok_or_else(|| format!("the server variable `{name}` must be {}", part.expected()))?;
        url.push_str(&text);
        rest = following;
    }
    url.push_str(rest);
    let resolved = url.trim_end_matches('/').to_owned();
    match is_valid(&resolved) {
        true => Ok(resolved),
        false => Err("the server variables do not make a valid URL".to_owned()),
    }
}

/// Whether a URL is a path, or has a host.
fn is_valid(url: &str) -> bool {
    if url.is_empty() || url.starts_with('/') {
        return true;
    }
    let uri = url.parse::<Uri>();
    uri.is_ok_and(|uri| {
        let host = uri.host().unwrap_or_default();
        !host.is_empty() && !host.starts_with('.') && !host.contains("..")
    })
}

impl Part {
    /// The part that a variable is in, by what is before and after it.
    fn of(before: &str, after: &str, default: &str) -> Self {
        let is_end = after.is_empty() || after.starts_with('/');
        let is_path = default.is_empty() || default.starts_with('/');
        match before.split_once("://") {
            None if before.starts_with('/') => Self::Path,
            None if after.contains("://") => Self::Scheme,
            None => Self::Url,
            Some((_, authority)) if authority.contains('/') => Self::Path,
            Some((_, authority)) if authority.ends_with(':') => Self::Port,
            Some((_, authority)) if is_end && is_path && !authority.is_empty() => Self::WholePath,
            Some(_) => Self::Host { is_end },
        }
    }

    /// The text for a value, unless the value is not allowed there.
    fn text(&self, value: &str, before: &str) -> Option<String> {
        match self {
            Self::Url => {
                let is_path =
                    value.is_empty() || value.starts_with('/') && !value.starts_with("//");
                let text = value.trim_end_matches('/').to_owned();
                (is_path || absolute_url::parse(value).is_some()).then_some(text)
            }
            Self::Scheme => {
                let scheme = format!("{before}{value}");
                ["http", "https"]
                    .contains(&scheme.as_str())
                    .then(|| value.to_owned())
            }
            Self::Host { is_end } => {
                let (host, port) = match value.split_once(':') {
                    Some((host, port)) if *is_end => (host, port),
                    Some(_) => return None,
                    None => (value, "0"),
                };
                let allowed = |c: char| c.is_ascii_alphanumeric() || "-._".contains(c);
                (host.chars().all(allowed) && is_port(port)).then(|| value.to_owned())
            }
            Self::Port => is_port(value).then(|| value.to_owned()),
            Self::Path if before.ends_with('/') => path(value.trim_start_matches('/')),
            Self::Path => path(value),
            Self::WholePath => {
                let is_path = value.is_empty() || value.starts_with('/');
                is_path.then(|| path(value)).flatten()
            }
        }
    }

    fn expected(&self) -> &'static str {
        match self {
            Self::Url => "a URL with `http://` or `https://`, without user name, query or fragment",
            Self::Scheme => "`http` or `https`",
            Self::Host { .. } => {
                "a part of a host name, of ASCII letters, digits, hyphens and dots"
            }
            Self::Port => "a port number",
            Self::Path => "a path without `.` and `..`",
            Self::WholePath => "a path that begins with `/`, without `.` and `..`",
        }
    }
}

fn is_port(text: &str) -> bool {
    !text.is_empty()
        && text.bytes().all(|byte| byte.is_ascii_digit())
        && text.parse::<u16>().is_ok()
}

/// The percent-encoded segments of a path.
fn path(value: &str) -> Option<String> {
    let mut segments = value.split('/');
    // URL parsers resolve these, and the request would reach another resource.
    if segments.any(|segment| segment == "." || segment == "..") {
        return None;
    }
    let segments = value
        .split('/')
        .map(|segment| utf8_percent_encode(segment, PATH_SEGMENT).to_string());
    Some(segments.collect::<Vec<_>>().join("/"))
}
