//! Webhooks: their signatures and events.

mod error;
mod event;
mod signing_key;
mod url;

use std::fmt;

use http::{HeaderMap, Uri};

pub use self::error::{WebhookError, WebhookErrorKind};
pub use self::event::{
    ChallengeEvent, ChallengeEventType, FactorEvent, FactorEventType, OtherEvent, WebhookEvent,
};
pub(crate) use self::signing_key::SigningKey;
use self::signing_key::sorted;
use self::url::SignedUrl;
use crate::Error;

/// The header with the signature.
pub(crate) const HEADER: &str = "X-Twilio-Signature";

/// Validates the signatures of webhooks, in the header `X-Twilio-Signature`.
///
/// Twilio signs the URL that it calls, and the content that it sends, with the account's auth token. Validate every
/// request before acting on it, and respond to an invalid one with 403 and no details.
///
/// ```
/// # extern crate twilio_runtime as twilio_verify_v2;
/// use twilio_verify_v2::{WebhookValidator, http};
///
/// # fn main() -> Result<(), Box<dyn std::error::Error>> {
/// // Once, at the start:
/// let validator = WebhookValidator::new("12345")?;
///
/// // For each request, here one as received from a web framework:
/// let request = http::Request::post("/myapp.php?foo=1&bar=2")
///     .header("X-Twilio-Signature", "L/OH5YylLD5NRKLltdqwSvS0BnU=")
///     .body("CallSid=CA1234567890ABCDE&Caller=%2B14158675310&Digits=1234&From=%2B14158675310&To=%2B18005551212")?;
/// validator.validate_request(
///     "https://example.com",
///     request.uri(),
///     request.headers(),
///     request.body().as_bytes(),
/// )?;
/// # Ok(())
/// # }
/// ```
///
/// # Troubleshooting
///
/// If genuine webhooks are rejected, check:
///
/// - **URL**: it must be the public URL that Twilio calls, byte for byte: scheme, host, port, path and query. Behind a
///   proxy or a tunnel, the server sees another one, and nested routers of a framework may shorten the path. Do not
///   decode it or rebuild it from its parts.
/// - **Body**: pass the bytes as received. Parsing and re-serializing changes them, and so do frameworks that trim
///   fields or omit empty ones.
/// - **Auth token**: it must be the primary auth token of the account or subaccount that the webhook belongs to. The
///   secret of an API key signs nothing.
///
/// A valid signature does not contain a time: a request may be received twice.
///
/// `Debug` hides the auth tokens.
#[derive(Clone)]
pub struct WebhookValidator {
    keys: Vec<SigningKey>,
}

impl WebhookValidator {
    /// Creates a validator with the account's auth token. Whitespace around it is ignored.
    ///
    /// # Errors
    ///
    /// Returns an error if the token is blank: anyone could sign with it.
    pub fn new(auth_token: impl AsRef<str>) -> Result<Self, Error> {
        Self { keys: Vec::new() }.also_accept(auth_token)
    }

    /// Also accepts signatures made with another auth token: the secondary one while rotating tokens, or a
    /// subaccount's.
    ///
    /// # Errors
    ///
    /// Returns an error if the token is blank.
    pub fn also_accept(mut self, auth_token: impl AsRef<str>) -> Result<Self, Error> {
        self.keys.push(SigningKey::new(auth_token.as_ref())?);
        Ok(self)
    }

    /// Validates a request of an HTTP server that uses the types of the `http` crate, such as axum and hyper.
    ///
    /// `base_url` is the part of the public URL before the path of `uri`: scheme, host, port if any, and the start of
    /// the path if a proxy removes it, such as `https://example.com` or `https://example.com/api`. Take it from your
    /// configuration, not from the request: anyone can choose the `Host` header. `body` contains the bytes as received,
    /// none for a GET.
    ///
    /// # Errors
    ///
    /// Returns an error if the request has no signature or the signature is not Twilio's for this URL and body.
    pub fn validate_request(
        &self,
        base_url: &str,
        uri: &Uri,
        headers: &HeaderMap,
        body: &[u8],
    ) -> Result<(), WebhookError> {
        let signature = signature(headers)?;
        self.validate(&url::public(base_url, uri)?, signature, body)
    }

    /// Validates a request as [`validate_request`](Self::validate_request) does, and returns its event.
    ///
    /// # Errors
    ///
    /// Returns an error if the signature is not Twilio's for this URL and body, or if the body is not an event.
    pub fn event(
        &self,
        base_url: &str,
        uri: &Uri,
        headers: &HeaderMap,
        body: &[u8],
    ) -> Result<WebhookEvent, WebhookError> {
        self.validate_request(base_url, uri, headers, body)?;
        WebhookEvent::parse(headers, body)
            .ok_or_else(|| WebhookError::new(WebhookErrorKind::NotAnEvent, base_url))
    }

    /// Validates a request given its whole URL, its `X-Twilio-Signature` header, and the bytes of its body as received,
    /// none for a GET.
    ///
    /// The URL determines how the signature covers the body: by the body's hash in the query parameter `bodySHA256`
    /// (JSON), otherwise as the parameters of a form.
    ///
    /// # Errors
    ///
    /// Returns an error if the signature is not Twilio's for this URL and body.
    pub fn validate(&self, url: &str, signature: &str, body: &[u8]) -> Result<(), WebhookError> {
        let signed = SignedUrl::parse(url)?;
        let mut hashes = signed.body_hashes().peekable();
        if hashes.peek().is_none() {
            let params: Vec<_> = form_urlencoded::parse(body).collect();
            return self.check(&signed, signature, pairs(&params));
        }
        self.check(&signed, signature, Vec::new())?;
        // Not in constant time: the sender of a body knows its hash.
        let hash = SigningKey::body_hash(body);
        if hashes.all(|expected| expected.eq_ignore_ascii_case(&hash)) {
            Ok(())
        } else {
            Err(WebhookError::new(WebhookErrorKind::WrongBody, url))
        }
    }

    /// Validates a form that has already been parsed: `params` contains all names and values, decoded, in any order.
    ///
    /// If possible, pass the body as received to [`validate`](Self::validate), which also supports JSON.
    ///
    /// # Errors
    ///
    /// Returns an error if the signature is not Twilio's for this URL and form, or if the URL contains `bodySHA256`,
    /// which means that the body is not a form.
    pub fn validate_form<N: AsRef<str>, V: AsRef<str>>(
        &self,
        url: &str,
        signature: &str,
        params: &[(N, V)],
    ) -> Result<(), WebhookError> {
        self.check_form(url, signature, pairs(params))
    }

    fn check_form(
        &self,
        url: &str,
        signature: &str,
        params: Vec<(&str, &str)>,
    ) -> Result<(), WebhookError> {
        let signed = SignedUrl::parse(url)?;
        // Without this, any JSON body would be valid as a form without parameters.
        if signed.body_hashes().next().is_some() {
            return Err(WebhookError::new(WebhookErrorKind::NotAForm, url));
        }
        self.check(&signed, signature, params)
    }

    fn check<'a>(
        &self,
        url: &SignedUrl<'_>,
        signature: &str,
        mut params: Vec<(&'a str, &'a str)>,
    ) -> Result<(), WebhookError> {
        let signature = decode(signature)?;
        let params = sorted(&mut params);
        let mut candidates = self
            .keys
            .iter()
            .flat_map(|key| url.signed_forms().map(move |form| (key, form)));
        if candidates.any(|(key, form)| key.is_signature(&signature, &form, params)) {
            Ok(())
        } else {
            Err(WebhookError::new(
                WebhookErrorKind::WrongSignature,
                url.text(),
            ))
        }
    }
}

impl fmt::Debug for WebhookValidator {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("WebhookValidator([redacted])")
    }
}

fn signature(headers: &HeaderMap) -> Result<&str, WebhookError> {
    let mut values = headers.get_all(HEADER).iter();
    match (values.next(), values.next()) {
        (None, _) => Ok(""),
        (Some(value), None) => value.to_str().map_err(|_| WebhookError::malformed()),
        (Some(_), Some(_)) => Err(WebhookError::malformed()),
    }
}

fn decode(signature: &str) -> Result<Vec<u8>, WebhookError> {
    if signature.is_empty() {
        return Err(WebhookError::missing());
    }
    SigningKey::decode(signature).ok_or_else(WebhookError::malformed)
}

fn pairs<N: AsRef<str>, V: AsRef<str>>(params: &[(N, V)]) -> Vec<(&str, &str)> {
    let pairs = params.iter();
    pairs
        .map(|(name, value)| (name.as_ref(), value.as_ref()))
        .collect()
}
