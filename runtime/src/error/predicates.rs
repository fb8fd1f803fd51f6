//! Predicates for handling an error.

use std::time::{Duration, SystemTime};

use http::{HeaderMap, StatusCode, header};

use super::{Error, ErrorKind, Stage};
use crate::TransportErrorKind;

impl Error {
    /// The resource does not exist, or no longer (404).
    ///
    /// # Troubleshooting
    ///
    /// For a verification check, this is normal: the verification was already approved, has expired, or was checked too
    /// many times. Start a new one.
    pub fn is_not_found(&self) -> bool {
        // A 404 of the token endpoint says nothing about the resource.
        !self.is_token() && self.status() == Some(StatusCode::NOT_FOUND)
    }

    /// There were too many requests: more than the server accepts, or more than a rate limit of the service allows. The
    /// request was not processed.
    ///
    /// It is `true` for the kinds [`TooManyRequests`](ErrorKind::TooManyRequests) and
    /// [`ServiceRateLimit`](ErrorKind::ServiceRateLimit), but not when a code was checked or sent too many times.
    ///
    /// # Troubleshooting
    ///
    /// Wait for [`retry_after`](Self::retry_after) and send fewer requests at a time. The client has already
    /// [retried](crate::retry), unless it is a rate limit of the service.
    pub fn is_rate_limited(&self) -> bool {
        matches!(
            self.kind(),
            ErrorKind::TooManyRequests | ErrorKind::ServiceRateLimit
        )
    }

    /// Returns how long the server asks to wait before the next request (`Retry-After`), counted from its response:
    /// zero for a time in the past, and `None` if there is no such header or it is neither a number of seconds nor a
    /// date.
    pub fn retry_after(&self) -> Option<Duration> {
        self.headers().and_then(retry_after)
    }

    /// The credentials are wrong or revoked (401).
    ///
    /// # Troubleshooting
    ///
    /// Alert whoever manages the credentials; sending the request again does not help. With
    /// [OAuth](crate::Credentials::oauth), either the token request was rejected or a new token was.
    pub fn is_unauthorized(&self) -> bool {
        self.status() == Some(StatusCode::UNAUTHORIZED)
    }

    /// No access token could be obtained, so the request was not sent. The response, if there is one, is that of the
    /// token request.
    ///
    /// # Troubleshooting
    ///
    /// Handle it like the same failure of any other request.
    pub fn is_token(&self) -> bool {
        self.0.stage == Stage::Token
    }

    /// The request timed out after the connection was established, or while it waited for others because of
    /// [`max_concurrent_requests`](crate::ClientBuilder::max_concurrent_requests).
    ///
    /// # Troubleshooting
    ///
    /// Check [`may_have_been_processed`](Self::may_have_been_processed) before sending the request again.
    pub fn is_timeout(&self) -> bool {
        matches!(
            self.transport_error(),
            Some(TransportErrorKind::Timeout | TransportErrorKind::Queued)
        )
    }

    /// The connection could not be established, so the last attempt was not processed.
    ///
    /// # Troubleshooting
    ///
    /// Check the network, DNS, proxy and certificates.
    pub fn is_connect(&self) -> bool {
        self.transport_error() == Some(TransportErrorKind::Connect)
    }

    /// The connection was lost before the response was complete, or even before the request was sent.
    ///
    /// # Troubleshooting
    ///
    /// Check [`may_have_been_processed`](Self::may_have_been_processed) before sending the request again.
    pub fn is_disconnected(&self) -> bool {
        matches!(
            self.transport_error(),
            Some(TransportErrorKind::Other | TransportErrorKind::NotSent)
        )
    }

    /// The response exceeds the size limit.
    ///
    /// # Troubleshooting
    ///
    /// Increase [`max_response_size`](crate::ClientBuilder::max_response_size), or request smaller pages.
    pub fn is_too_large(&self) -> bool {
        self.transport_error() == Some(TransportErrorKind::TooLarge)
    }

    /// An argument cannot be sent, so the request was not sent.
    ///
    /// # Troubleshooting
    ///
    /// This is a bug in the program. The message names the argument and the reason.
    pub fn is_argument(&self) -> bool {
        self.0.stage == Stage::Argument
    }

    /// The client or its credentials could not be created.
    ///
    /// # Troubleshooting
    ///
    /// The message says what is missing.
    pub fn is_configuration(&self) -> bool {
        self.0.stage == Stage::Configuration
    }

    /// The request was processed, but its response cannot be decoded, is HTML although none was expected, or links to a
    /// next page that must not be followed.
    ///
    /// # Troubleshooting
    ///
    /// Do not send the request again. The response is available from [`body`](Self::body).
    pub fn is_decode(&self) -> bool {
        self.0.stage == Stage::Decode
    }

    /// Returns whether the server may have processed the request, in this or an earlier attempt.
    ///
    /// If not, sending it again does no harm. Otherwise, find out first by fetching or listing what the request would
    /// have created or changed, or leave it to the user: "Did you get a code?" is better than a second message.
    pub fn may_have_been_processed(&self) -> bool {
        self.0.may_have_been_processed
            || match self.0.stage {
                Stage::Configuration | Stage::Argument | Stage::Token => false,
                Stage::Transport => !matches!(
                    self.transport_error(),
                    Some(
                        TransportErrorKind::Connect
                            | TransportErrorKind::NotSent
                            | TransportErrorKind::Queued
                    )
                ),
                Stage::Decode => true,
                Stage::Status => self.status().is_none_or(|status| {
                    !status.is_client_error() || status == StatusCode::REQUEST_TIMEOUT
                }),
            }
    }

    fn transport_error(&self) -> Option<TransportErrorKind> {
        self.0.cause.as_ref().map(|cause| cause.kind())
    }
}

/// Parses `Retry-After`, which contains seconds or a date. A date is compared with the server's own, so that clocks
/// need not agree.
fn retry_after(headers: &HeaderMap) -> Option<Duration> {
    let text = |name| Some(headers.get(name)?.to_str().ok()?.trim());
    let value = text(header::RETRY_AFTER)?;
    if let Some(delay) = seconds(value) {
        return Some(delay);
    }
    let until = httpdate::parse_http_date(value).ok()?;
    let date = text(header::DATE).and_then(|date| httpdate::parse_http_date(date).ok());
    let now = date.unwrap_or_else(SystemTime::now);
    Some(until.duration_since(now).unwrap_or_default())
}

/// Parses a number of seconds, which may have a fraction. Numbers that are too large are cut to what can be added to the
/// current time.
fn seconds(text: &str) -> Option<Duration> {
    const MAX: f64 = u32::MAX as f64;
    let is_number = text
        .bytes()
        .all(|byte| byte.is_ascii_digit() || byte == b'.');
    let seconds: f64 = text.parse().ok().filter(|_| is_number)?;
    Some(Duration::from_secs_f64(seconds.min(MAX)))
}
