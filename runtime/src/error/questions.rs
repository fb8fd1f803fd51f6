//! What a program wants to know of an error in order to go on.

use std::time::{Duration, SystemTime};

use http::{HeaderMap, StatusCode, header};

use super::{Error, Kind};
use crate::{TransportErrorKind as Failure, codes};

impl Error {
    /// 404: what the request is about does not exist, or no longer.
    ///
    /// For a verification check this is everyday: the verification was approved already, has expired or was
    /// checked too often. Begin a new one.
    pub fn is_not_found(&self) -> bool {
        self.has(StatusCode::NOT_FOUND)
    }

    /// 429: too many requests, or too many tries; what was asked has not been done.
    ///
    /// If it is neither [`is_max_checks_reached`](Self::is_max_checks_reached) nor
    /// [`is_max_sends_reached`](Self::is_max_sends_reached), wait for [`retry_after`](Self::retry_after), and send
    /// fewer requests at a time; the client has already [tried again](crate::retry) a few times.
    pub fn is_rate_limited(&self) -> bool {
        self.has(StatusCode::TOO_MANY_REQUESTS)
    }

    /// How long the server asks to wait before anything is sent again (`Retry-After`), from when it answered.
    pub fn retry_after(&self) -> Option<Duration> {
        self.headers().and_then(retry_after)
    }

    /// A code was checked too often (60202). No further check of this verification can succeed: begin a new one once
    /// it has expired, ten minutes after it was begun.
    pub fn is_max_checks_reached(&self) -> bool {
        self.code() == Some(codes::MAX_CHECKS_REACHED)
    }

    /// Too many codes were sent to this address (60203). Have the user enter the last one, or wait until the
    /// verification expires, ten minutes after it was begun.
    pub fn is_max_sends_reached(&self) -> bool {
        self.code() == Some(codes::MAX_SENDS_REACHED)
    }

    /// 401: the credentials are wrong or revoked. Page whoever looks after them; sending again does not help.
    ///
    /// Of [OAuth clients](crate::Credentials::oauth): the request for a token was refused, or a new token was.
    pub fn is_unauthorized(&self) -> bool {
        self.status() == Some(StatusCode::UNAUTHORIZED)
    }

    /// There was no access token to send the request with, so it was not sent; the answer, if there is one, is that
    /// to the request for the token. Handle it like the same failure of any other request.
    pub fn is_token(&self) -> bool {
        self.0.kind == Kind::Token
    }

    /// Time was up after the connection was made. Ask
    /// [`may_have_been_processed`](Self::may_have_been_processed) before you send it again.
    pub fn is_timeout(&self) -> bool {
        self.failure() == Some(Failure::Timeout)
    }

    /// No connection was made, in time or at all, so the last attempt was not carried out. Look at the network, DNS,
    /// proxy and certificates.
    pub fn is_connect(&self) -> bool {
        self.failure() == Some(Failure::Connect)
    }

    /// The connection was lost before the answer was complete. Ask
    /// [`may_have_been_processed`](Self::may_have_been_processed) before you send it again.
    pub fn is_disconnected(&self) -> bool {
        self.failure() == Some(Failure::Other)
    }

    /// The answer is larger than the limit. Raise
    /// [`max_response_size`](crate::ClientBuilder::max_response_size), or ask for smaller pages.
    pub fn is_too_large(&self) -> bool {
        self.failure() == Some(Failure::TooLarge)
    }

    /// An argument cannot be sent; nothing was. The text says which and why: this is a bug in the program.
    pub fn is_argument(&self) -> bool {
        self.0.kind == Kind::Argument
    }

    /// The client or its credentials could not be set up. The text says what is missing.
    pub fn is_configuration(&self) -> bool {
        self.0.kind == Kind::Configuration
    }

    /// The answer means success but its body cannot be read: the request was carried out. Do not send it again; the
    /// body is at hand.
    pub fn is_decode(&self) -> bool {
        self.0.kind == Kind::Decode
    }

    /// Whether the server may have carried out the request, in this or an earlier attempt.
    ///
    /// If not, sending it again does no harm. If so, find out first (fetch or list what the request would have made or
    /// changed), or let the user decide: "Did you get a code?" is better than a second message.
    pub fn may_have_been_processed(&self) -> bool {
        self.0.uncertain
            || match self.0.kind {
                Kind::Configuration | Kind::Argument | Kind::Token => false,
                Kind::Transport => !self.is_connect(),
                Kind::Decode => true,
                Kind::Status => self.status().is_none_or(|status| {
                    !status.is_client_error() || status == StatusCode::REQUEST_TIMEOUT
                }),
            }
    }

    /// Whether the request itself, not the one for a token, was answered with this status.
    fn has(&self, status: StatusCode) -> bool {
        self.0.kind == Kind::Status && self.status() == Some(status)
    }

    fn failure(&self) -> Option<Failure> {
        self.0.cause.as_ref().map(|cause| cause.kind())
    }
}

/// Seconds, or a date. The date is counted from the server's own, so that clocks need not agree.
fn retry_after(headers: &HeaderMap) -> Option<Duration> {
    let text = |name| Some(headers.get(name)?.to_str().ok()?.trim());
    let value = text(header::RETRY_AFTER)?;
    if let Ok(seconds) = value.parse() {
        return Some(Duration::from_secs(seconds));
    }
    let until = httpdate::parse_http_date(value).ok()?;
    let sent = text(header::DATE).and_then(|date| httpdate::parse_http_date(date).ok());
    let from = sent.unwrap_or_else(SystemTime::now);
    Some(until.duration_since(from).unwrap_or_default())
}
