//! The messages of errors. Each continues a sentence that starts with the operation's ID, and says what went wrong,
//! where, and what to do about it.

use std::time::Duration;

use bytes::Bytes;
use http::{StatusCode, header};

use super::redact::server_text;
use crate::twilio::error_body::ErrorBody;
use crate::twilio::request_id::request_id;
use crate::value::json_body::json_body;
use crate::{DecodeError, Field, Json, Object, TransportError, TransportErrorKind};
use crate::{duration, media_type};

pub(super) fn transport(server: &str, timeout: Duration, cause: &TransportError) -> String {
    let root = cause.root();
    let server = match cause.proxy() {
        // The cause names it if there is no connection.
        Some(proxy) if cause.kind() != TransportErrorKind::Connect => {
            &format!("{server} through the proxy {proxy}")
        }
        _ => server,
    };
    match cause.kind() {
        TransportErrorKind::Connect => format!("could not connect to {server} ({root})"),
        TransportErrorKind::Timeout => {
            let limit = duration::text(timeout);
            format!("received no complete response from {server} within {limit}")
        }
        TransportErrorKind::Queued => format!(
            "waited {} for other requests to {server}, whose number is limited by the client",
            duration::text(timeout)
        ),
        TransportErrorKind::TooLarge => {
            format!("received a response from {server} that is too large ({root})")
        }
        TransportErrorKind::NotSent => {
            format!("lost the connection to {server} before it was sent ({root})")
        }
        TransportErrorKind::Other => format!("lost the connection to {server} ({root})"),
    }
}

/// `sensitive_texts` must not appear in the message.
pub(super) fn status(
    response: &http::Response<Bytes>,
    body: &ErrorBody,
    sensitive_texts: &[String],
) -> String {
    let server_text = |text: &str| server_text(text, sensitive_texts);
    let status = status_line(response.status());
    let reason = match &body.message {
        Some(message) => format!(": {}", server_text(message.trim().trim_end_matches('.'))),
        None => format!(", and the body {}", body_problem(response)),
    };
    let more_info = body.more_info.as_deref().map(server_text);
    format!(
        "failed with {status}{reason}{}",
        hints(response, body.code, more_info)
    )
}

pub(super) fn decode(response: &http::Response<Bytes>, cause: DecodeError) -> String {
    let status = status_line(response.status());
    let problem = match cause {
        _ if encoding(response).is_some() => body_problem(response),
        DecodeError::UnsupportedCharset => {
            let charset = server_text(&media_type::charset(response).unwrap_or_default(), &[]);
            format!("is in the charset `{charset}`, which is not supported")
        }
        cause => decode_problem(cause).unwrap_or_else(|| body_problem(response)),
    };
    let advice = match media_type::is_html(response) {
        true => {
            "it may come from a proxy or a login page instead of the API, so find out whether the request was processed"
        }
        false => "the request was processed, so do not simply send it again",
    };
    format!("returned {status}, but the body {problem}; {advice}")
}

/// Returns why a text could not be decoded, if the reason is in the text itself.
pub(super) fn decode_problem(cause: DecodeError) -> Option<String> {
    Some(match cause {
        DecodeError::Unreadable | DecodeError::UnsupportedCharset => return None,
        DecodeError::InvalidText(charset) => format!("is not valid {charset}"),
        DecodeError::Truncated => "ends before its JSON does".to_owned(),
        DecodeError::TooDeep => {
            "has more than 127 JSON arrays and objects inside of each other".to_owned()
        }
        DecodeError::Unexpected(json_type) => format!("is {json_type}, which was not expected"),
    })
}

/// `object` has no value for `field`. `is_returned` tells whether the operation that returned it is known.
pub(super) fn missing(object: &dyn Object, field: Option<&Field>, is_returned: bool) -> String {
    let owner = object.shape().name;
    let property = field.and_then(|field| object.extra().get(&field.wire));
    let name = field.map_or("value", |field| field.name.trim_start_matches("r#"));
    let (what, advice) = match property {
        None => ("no", "read the field itself if it can be absent"),
        Some(Json::Null) => ("null as", "read the field itself if it can be null"),
        Some(_) => ("a value of an unexpected type as", "`extra()` contains it"),
    };
    match is_returned {
        true => format!("returned {what} `{name}` in `{owner}`; {advice}"),
        false => format!("`{owner}` has {what} `{name}`; {advice}"),
    }
}

pub(super) fn foreign_link(server: &str) -> String {
    format!(
        "returned a link to the next page that does not lead to {server} and was not followed; if the API has moved, \
         set the client's base URL to the new address"
    )
}

pub(super) fn repeated_page() -> String {
    "returned a link to a page that was already received, so the list ends before its last page"
        .to_owned()
}

pub(super) fn invalid_token_response(response: &http::Response<Bytes>) -> String {
    let status = status_line(response.status());
    let problem = match json_body(response) {
        Ok(_) => "contains no bearer token".to_owned(),
        Err(_) => body_problem(response),
    };
    format!("returned {status}, but the body {problem}")
}

/// Returns a status such as `404 Not Found`, or only the number if it has no name.
fn status_line(status: StatusCode) -> String {
    match status.canonical_reason() {
        Some(reason) => format!("{} {reason}", status.as_str()),
        None => status.as_str().to_owned(),
    }
}

/// Returns why a body could not be used, without quoting it.
fn body_problem(response: &http::Response<Bytes>) -> String {
    if response.body().is_empty() {
        return "is empty".to_owned();
    }
    if let Some(encoding) = encoding(response) {
        return format!("is encoded as {encoding}, which was not requested");
    }
    let media_type = media_type::of(response);
    match media_type.and_then(|value| value.split(';').next()) {
        Some(media_type) if !media_type::is_json(media_type) => {
            format!("is {}, not JSON", server_text(media_type, &[]))
        }
        _ if json_body(response).is_ok() => "has no message".to_owned(),
        _ => "is not JSON".to_owned(),
    }
}

/// Returns the `Content-Encoding` of a response, if it has one, or gzip if the body starts like that.
pub(super) fn encoding(response: &http::Response<Bytes>) -> Option<String> {
    const START_OF_GZIP: &[u8] = b"\x1f\x8b";
    let Some(encoding) = response.headers().get(header::CONTENT_ENCODING) else {
        let is_gzip = response.body().starts_with(START_OF_GZIP);
        return is_gzip.then(|| "gzip".to_owned());
    };
    let encoding = server_text(encoding.to_str().ok()?.trim(), &[]);
    (!encoding.is_empty() && !encoding.eq_ignore_ascii_case("identity")).then_some(encoding)
}

/// Returns hints for finding the cause, in parentheses.
fn hints(response: &http::Response<Bytes>, code: Option<i64>, more_info: Option<String>) -> String {
    let mut hints = Vec::new();
    if response.status() == StatusCode::UNAUTHORIZED {
        hints.push("check the client's credentials".to_owned());
    }
    if response.status().is_redirection() {
        hints.push("redirects are not followed: check the client's base URL".to_owned());
    }
    hints.extend(code.map(|code| format!("code {code}")));
    hints.extend(more_info.map(|url| format!("see {url}")));
    hints.extend(request_id(response.headers()).map(|id| format!("request {id}")));
    match hints.is_empty() {
        true => String::new(),
        false => format!(" ({})", hints.join(", ")),
    }
}
