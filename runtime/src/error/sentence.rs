//! What an error's `Display` says after the operation's name: what went wrong, where, and what to do.

use std::time::Duration;

use bytes::Bytes;
use http::{StatusCode, header};

use crate::response::request_id;
use crate::twilio::error_body::ErrorBody;
use crate::{DecodeError, Json, TransportError, TransportErrorKind as Failure};

pub(super) fn unanswered(server: &str, timeout: Duration, cause: &TransportError) -> String {
    let root = cause.root();
    match cause.kind() {
        Failure::Connect => format!("could not connect to {server} ({root})"),
        Failure::Timeout => format!("had no complete answer from {server} within {timeout:?}"),
        Failure::TooLarge => format!("had an answer from {server} that is too large ({root})"),
        Failure::Other => format!("lost the connection to {server} ({root})"),
    }
}

pub(super) fn refused(answer: &http::Response<Bytes>, api: &ErrorBody) -> String {
    let status = status_line(answer.status());
    let hints = hints(answer, api);
    match &api.message {
        Some(message) => format!(
            "failed with {status}: {}{hints}",
            message.trim().trim_end_matches('.')
        ),
        None => format!(
            "failed with {status}, and the body {}{hints}",
            body_is(answer)
        ),
    }
}

pub(super) fn unreadable(answer: &http::Response<Bytes>, cause: DecodeError) -> String {
    let status = status_line(answer.status());
    let body = match cause {
        DecodeError::Unreadable => body_is(answer),
        DecodeError::Unexpected(json_type) => format!("is {json_type}, which was not expected"),
    };
    format!(
        "was answered with {status}, but the body {body}; it was carried out, so do not just send it again"
    )
}

pub(super) fn foreign_link(server: &str) -> String {
    format!(
        "gave a link to the next page that does not lead to {server}, so it was not followed; if the API has moved, \
         give its new address to the client as the base URL"
    )
}

pub(super) fn no_token(answer: &http::Response<Bytes>) -> String {
    let status = status_line(answer.status());
    format!("was answered with {status}, but there is no bearer token in the body")
}

/// `404 Not Found`, or the number alone where it has no name.
fn status_line(status: StatusCode) -> String {
    let reason = status.canonical_reason().map(|reason| format!(" {reason}"));
    format!("{}{}", status.as_str(), reason.unwrap_or_default())
}

/// What is wrong with a body, by its outside.
fn body_is(answer: &http::Response<Bytes>) -> String {
    if answer.body().is_empty() {
        return "is empty".to_owned();
    }
    let content_type = answer
        .headers()
        .get(header::CONTENT_TYPE)
        .and_then(|value| value.to_str().ok());
    match content_type.and_then(|value| value.split(';').next()) {
        Some(media) if !media.contains("json") => format!("is {media}, not JSON"),
        _ if serde_json::from_slice::<Json>(answer.body()).is_ok() => "has no message".to_owned(),
        _ => "is not JSON".to_owned(),
    }
}

/// Where to go from here.
fn hints(answer: &http::Response<Bytes>, api: &ErrorBody) -> String {
    let mut hints = Vec::new();
    if answer.status() == StatusCode::UNAUTHORIZED {
        hints.push("check the client's credentials".to_owned());
    }
    if answer.status().is_redirection() {
        hints.push("redirects are not followed: check the client's base URL".to_owned());
    }
    hints.extend(api.code.map(|code| format!("code {code}")));
    hints.extend(api.more_info.as_ref().map(|url| format!("see {url}")));
    hints.extend(request_id(answer.headers()).map(|id| format!("request {id}")));
    if hints.is_empty() {
        String::new()
    } else {
        format!(" ({})", hints.join(", "))
    }
}
