//! The cause of an error, which depends on Twilio's error code and, without one, on the status of the response.

use http::StatusCode;

use super::code_kind::of_code;
use crate::{Error, ErrorKind};

/// The header that names the rate limit of a service.
const RATE_LIMIT_HEADER: &str = "twilio-reached-rate-limit";

/// The ends of the paths of verifications, which are deleted once they have been approved or have expired.
const VERIFICATION_PATHS: [&str; 2] = ["/VerificationCheck", "/Verifications/{Sid}"];

impl Error {
    /// Returns the cause.
    pub fn kind(&self) -> ErrorKind {
        if self.is_configuration() {
            ErrorKind::Configuration
        } else if self.is_argument() {
            ErrorKind::Argument
        } else if self.is_decode() {
            ErrorKind::Decode
        } else if self.is_connect() {
            ErrorKind::Connect
        } else if self.is_timeout() {
            ErrorKind::Timeout
        } else if self.is_disconnected() {
            ErrorKind::Disconnected
        } else if self.is_too_large() {
            ErrorKind::TooLarge
        } else if self.is_token() {
            of_token_response(self.status())
        } else {
            self.status()
                .map_or(ErrorKind::Other, |status| self.of_response(status))
        }
    }

    /// Returns the name of the service's rate limit that was exceeded, if it was one (`Twilio-Reached-Rate-Limit`).
    pub fn reached_rate_limit(&self) -> Option<&str> {
        let is_limit = self.status() == Some(StatusCode::TOO_MANY_REQUESTS) && !self.is_token();
        let header = self
            .headers()
            .filter(|_| is_limit)?
            .get(RATE_LIMIT_HEADER)?;
        // It is a rate limit, whatever its name.
        Some(header.to_str().unwrap_or_default())
    }

    fn of_response(&self, status: StatusCode) -> ErrorKind {
        if self.reached_rate_limit().is_some() {
            return ErrorKind::ServiceRateLimit;
        }
        let code = self.code().filter(|_| status.is_client_error());
        code.and_then(of_code)
            .unwrap_or_else(|| match of_status(status) {
                ErrorKind::NotFound if self.is_of_verification() => ErrorKind::ExpiredOrApproved,
                kind => kind,
            })
    }

    fn is_of_verification(&self) -> bool {
        self.operation().is_some_and(|operation| {
            let mut ends = VERIFICATION_PATHS.iter();
            ends.any(|end| operation.path().ends_with(end))
        })
    }
}

/// Returns the cause of a failed token request, whose status says nothing about the resource.
fn of_token_response(status: Option<StatusCode>) -> ErrorKind {
    match status.map(|status| status.as_u16()) {
        // RFC 6749, section 5.2: invalid clients and grants.
        Some(400 | 401 | 403) => ErrorKind::Unauthorized,
        Some(429) => ErrorKind::TooManyRequests,
        Some(500..=599) => ErrorKind::Server,
        _ => ErrorKind::AccessToken,
    }
}

fn of_status(status: StatusCode) -> ErrorKind {
    match status.as_u16() {
        400 | 413 | 414 | 415 | 422 => ErrorKind::InvalidInput,
        401 => ErrorKind::Unauthorized,
        403 => ErrorKind::Forbidden,
        404 | 410 => ErrorKind::NotFound,
        409 => ErrorKind::Conflict,
        429 => ErrorKind::TooManyRequests,
        500..=599 => ErrorKind::Server,
        _ => ErrorKind::Other,
    }
}
