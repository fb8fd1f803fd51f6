use std::error::Error as StdError;
use std::fmt;

/// Why a request was not taken for Twilio's.
///
/// `Display` says what to check if the request was genuine: it is for your logs, not for the answer. Neither `Display`
/// nor `Debug` shows a signature, an auth token, or more of the URL than scheme and host.
pub struct WebhookError {
    kind: WebhookErrorKind,
    url: Option<Box<str>>,
}

/// What is wrong with a request that was not taken for Twilio's.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum WebhookErrorKind {
    /// There is no `X-Twilio-Signature` header.
    MissingSignature,
    /// The header is not the base64 of a signature, or came more than once.
    MalformedSignature,
    /// The signature was made for another URL, with other parameters, or with another auth token.
    WrongSignature,
    /// The signature fits the URL, but the body is not the one whose hash is in the URL.
    WrongBody,
    /// Parameters of a form were given, but the signature covers the bytes of the body.
    NotAForm,
    /// The URL is not a whole one, or the base URL has a query or a fragment.
    InvalidUrl,
}

impl WebhookError {
    pub(super) fn new(kind: WebhookErrorKind, url: &str) -> Self {
        Self {
            kind,
            url: Some(url.into()),
        }
    }

    pub(super) fn missing() -> Self {
        Self {
            kind: WebhookErrorKind::MissingSignature,
            url: None,
        }
    }

    pub(super) fn malformed() -> Self {
        Self {
            kind: WebhookErrorKind::MalformedSignature,
            url: None,
        }
    }

    /// What is wrong.
    pub fn kind(&self) -> WebhookErrorKind {
        self.kind
    }

    /// The URL that was checked, to compare with the one that Twilio has. It may hold secrets and personal data.
    pub fn url(&self) -> Option<&str> {
        self.url.as_deref()
    }

    /// Scheme, host and port: where a proxy's traces are.
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
                "the X-Twilio-Signature header is not one signature of 28 characters: Twilio did not send the \
                 request, or the header's value was changed on the way here",
            ),
            WebhookErrorKind::WrongSignature => write!(
                f,
                "the signature does not fit this request to {origin}: if Twilio did send it, check that the URL is \
                 the public one that Twilio calls (behind a proxy your server sees another), that the body is as it \
                 came, and that the auth token is the account's primary one, not an API key's secret"
            ),
            WebhookErrorKind::WrongBody => write!(
                f,
                "the signature fits the URL of this request to {origin}, but not its body: pass the bytes as they \
                 came, not parsed and written again; if you do, someone else changed them"
            ),
            WebhookErrorKind::NotAForm => write!(
                f,
                "the URL of this request to {origin} has bodySHA256, so that not parameters but the body's bytes \
                 are signed: pass them to `validate` as they came"
            ),
            WebhookErrorKind::InvalidUrl => f.write_str(
                "the webhook's URL cannot be what Twilio called: pass all of it, such as \
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
