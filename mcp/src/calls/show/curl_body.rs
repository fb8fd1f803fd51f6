//! The bodies of requests as options of curl.

use twilio_runtime::Bytes;
use twilio_runtime::http;

use super::shell::{option, quoted};

/// What a command says about the body.
#[derive(Default)]
pub(super) struct Body {
    pub(super) options: Vec<String>,
    /// Whether curl itself sets the content type.
    pub(super) sets_content_type: bool,
    /// A command whose output is the body, if no word of a shell can be.
    pub(super) input: Option<String>,
}

/// The body of a request.
pub(super) fn body(request: &http::Request<Bytes>) -> Body {
    if request.body().is_empty() {
        return Body::default();
    }
    let text = String::from_utf8_lossy(request.body());
    let content_type = request.headers().get("content-type");
    let content_type = content_type.and_then(|value| value.to_str().ok());
    let content_type = content_type.unwrap_or_default();
    if content_type == "application/x-www-form-urlencoded" {
        return Body {
            options: text.split('&').map(field).collect(),
            sets_content_type: true,
            input: None,
        };
    }
    let boundary = content_type.strip_prefix("multipart/form-data; boundary=");
    match boundary.and_then(|boundary| parts(&text, boundary)) {
        Some(options) => Body {
            options,
            sets_content_type: true,
            input: None,
        },
        None => whole(&text),
    }
}

/// A body that is sent as it is.
fn whole(text: &str) -> Body {
    if !text.contains('\0') {
        return Body {
            options: vec![option("--data-raw", text)],
            ..Body::default()
        };
    }
    let format = text.replace('\\', "\\\\").replace('%', "%%");
    let format = format.replace('\0', "\\000");
    Body {
        options: vec!["--data-binary @-".to_owned()],
        input: Some(format!("printf -- {}", quoted(&format))),
        ..Body::default()
    }
}

/// A field of a form. Curl encodes values, but neither names nor NUL.
fn field(pair: &str) -> String {
    let (name, value) = pair.split_once('=').unwrap_or((pair, ""));
    let decoded = form_urlencoded::parse(pair.as_bytes()).next();
    let text = decoded.map_or_else(String::new, |(_, text)| text.into_owned());
    let encoded: String = form_urlencoded::byte_serialize(text.as_bytes()).collect();
    match encoded == value && !text.contains('\0') {
        true => option("--data-urlencode", &format!("{name}={text}")),
        // With delimiters that are not encoded.
        false => option("--data-raw", pair),
    }
}

/// The parts of a multipart form; none if no option of curl is the same as one of them.
fn parts(text: &str, boundary: &str) -> Option<Vec<String>> {
    let delimiter = format!("--{boundary}");
    let parts = text.strip_suffix(&format!("{delimiter}--\r\n"))?;
    let first = format!("{delimiter}\r\n");
    parts.split(&first).skip(1).map(part).collect()
}

fn part(text: &str) -> Option<String> {
    let (head, content) = text.split_once("\r\n\r\n")?;
    let content = content.strip_suffix("\r\n")?;
    let mut lines = head.split("\r\n");
    let disposition = lines.next()?;
    let names = disposition.strip_prefix("Content-Disposition: form-data; name=\"")?;
    let names = names.strip_suffix('"')?;
    let (name, file_name) = match names.split_once("\"; filename=\"") {
        Some((name, file_name)) => (name, Some(file_name)),
        None => (names, None),
    };
    let media_type = match lines.next() {
        None => None,
        Some(line) => Some(line.strip_prefix("Content-Type: ")?),
    };
    // Names end at the first `=`, and what is escaped in them would be escaped again.
    let is_plain =
        !name.contains(['=', '%', '\\']) && !file_name.unwrap_or_default().contains(['%', '\\']);
    if lines.next().is_some() || !is_plain || content.contains('\0') {
        return None;
    }
    if file_name.is_none() && media_type.is_none() {
        return Some(option("--form-string", &format!("{name}={content}")));
    }
    // In quotes, a text ends at no semicolon and is no name of a file.
    let mut value = format!("{name}={}", in_quotes(content));
    if let Some(file_name) = file_name {
        value.push_str(&format!(";filename={}", in_quotes(file_name)));
    }
    if let Some(media_type) = media_type {
        value.push_str(&format!(";type={media_type}"));
    }
    Some(option("-F", &value))
}

fn in_quotes(text: &str) -> String {
    format!("\"{}\"", text.replace('\\', "\\\\").replace('"', "\\\""))
}
