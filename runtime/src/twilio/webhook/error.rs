//! The error of validating a webhook.

use std::error::Error as StdError;
use std::fmt;

/// The error of validating a webhook.
///
/// `Display` explains what to check if the request is genuine. It is meant for your logs, not for the response. Neither
/// `Display` nor `Debug` shows signatures, auth tokens, or more of the URL than scheme and host.
pub struct WebhookError {
    kind: WebhookErrorKind,
    url: Option<Box<str>>,
}

/// The reason why a request was rejected.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum WebhookErrorKind {
    /// There is no `X-Twilio-Signature` header.
    MissingSignature,
    /// The header is not a base64-encoded signature made with the algorithm that the request names, or there is more than
    /// one.
    MalformedSignature,
    /// The signature was made with another algorithm than HMAC-SHA1 and HMAC-SHA256.
    UnsupportedAlgorithm,
    /// The signature was made for another URL, with other parameters, or with another auth token.
    WrongSignature,
    /// The signature matches the URL, but the body does not match the hash in the URL.
    WrongBody,
    /// The form is larger than what Twilio sends, so its signature was not even computed.
    TooLarge,
    /// Form parameters were passed, but the signature covers the bytes of the body.
    NotAForm,
    /// The signature is valid, but the body is not an event of Verify.
    NotAnEvent,
    /// The URL is not absolute, or the base URL has a query or fragment.
    InvalidUrl,
}

impl WebhookError {
    pub(super) fn new(kind: WebhookErrorKind, url: Option<&str>) -> Self {
        Self {
            kind,
            url: url.map(Box::from),
        }
    }

    pub(super) fn malformed() -> Self {
        Self::new(WebhookErrorKind::MalformedSignature, None)
    }

    pub(super) fn unsupported_algorithm() -> Self {
        Self::new(WebhookErrorKind::UnsupportedAlgorithm, None)
    }

    /// Returns the reason.
    pub fn kind(&self) -> WebhookErrorKind {
        self.kind
    }

    /// Returns the validated URL, for comparison with the one configured at Twilio. It may contain secrets and personal
    /// data.
    pub fn url(&self) -> Option<&str> {
        self.url.as_deref()
    }

    /// Returns scheme, host and port, which show whether a proxy is involved.
    fn origin(&self) -> Option<String> {
        let (scheme, after) = self.url()?.split_once("://")?;
        let authority = after.split(['/', '?', '#']).next()?;
        let host = authority.rsplit('@').next()?;
        Some(format!("{scheme}://{host}"))
    }
}

impl fmt::Display for WebhookError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let origin = self.origin().unwrap_or_default();
        match self.kind {
            WebhookErrorKind::MissingSignature => f.write_str(
                "the request has no X-Twilio-Signature header: Twilio did not send it, or a proxy dropped the header",
            ),
            WebhookErrorKind::MalformedSignature => f.write_str(
                "the X-Twilio-Signature header is not a single signature of 28 characters, or of 44 if \
                 X-Twilio-Webhooks-Signature-Settings names HMAC_SHA256: Twilio did not send the request, or a proxy \
                 modified the headers",
            ),
            WebhookErrorKind::UnsupportedAlgorithm => f.write_str(
                "X-Twilio-Webhooks-Signature-Settings names neither HMAC_SHA1 nor HMAC_SHA256: if Twilio sent the \
                 request, this crate has to be updated",
            ),
            WebhookErrorKind::TooLarge => write!(
                f,
                "the form in this request to {origin} is too large to come from Twilio: it has more than 1 MiB or \
                 10,000 parameters"
            ),
            WebhookErrorKind::WrongSignature => write!(
                f,
                "the signature does not match this request to {origin}: if Twilio sent it, check that the URL is the \
                 public one that Twilio calls (behind a proxy, the server sees another one), that the body is \
                 unchanged, and that the key is the account's primary auth token, or the shared key that it chose for \
                 webhooks, not the secret of an API key"
            ),
            WebhookErrorKind::WrongBody => write!(
                f,
                "the signature matches the URL of this request to {origin}, but not its body: pass the bytes as \
                 received, not parsed and re-serialized; if you do, someone else changed them"
            ),
            WebhookErrorKind::NotAForm => write!(
                f,
                "the URL of this request to {origin} contains bodySHA256, so the bytes of the body are signed, not \
                 form parameters: pass them to `validate` as received"
            ),
            WebhookErrorKind::NotAnEvent => write!(
                f,
                "the signature of this request to {origin} is valid, but its body is neither a form nor JSON with a `type`: \
                 use the URL for webhooks of Verify alone"
            ),
            WebhookErrorKind::InvalidUrl => f.write_str(
                "the URL cannot be the one that Twilio called: pass an absolute URL, such as \
                 https://example.com/hook?id=1, and a base URL without query, such as https://example.com",
            ),
        }
    }
}

impl fmt::Debug for WebhookError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("WebhookError")
            .field("kind", &self.kind)
            .finish_non_exhaustive()
    }
}

impl StdError for WebhookError {}
