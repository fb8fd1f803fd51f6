//! Webhooks: their signatures and events.

mod error;
mod event;
mod signature;
mod signing_key;
mod url;

use std::fmt;

use http::{HeaderMap, Uri};

pub use self::error::{WebhookError, WebhookErrorKind};
pub use self::event::{
    ChallengeEvent, ChallengeEventType, FactorEvent, FactorEventType, OtherEvent, WebhookEvent,
};
#[cfg(feature = "testing")]
pub(crate) use self::signature::HEADER;
use self::signature::Signature;
pub(crate) use self::signing_key::SigningKey;
use self::signing_key::sorted;
use self::url::SignedUrl;
use crate::Error;

/// The size of forms, in bytes, up to which signatures are computed. Twilio sends a few kilobytes; anyone can send more.
const MAX_FORM_SIZE: usize = 1024 * 1024;
const MAX_PARAMS: usize = 10_000;

/// Validates the signatures of webhooks, in the header `X-Twilio-Signature`.
///
/// Twilio signs the URL that it calls, and the content that it sends, with the account's auth token, or with a shared
/// key that the account chose for webhooks. Validate every request before acting on it, and respond to an invalid one
/// with 403 and no details.
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
/// The cost of rejecting a request is bounded: forms of more than 1 MiB or 10,000 parameters are rejected unread, and
/// other bodies are hashed only if the signature of the URL is valid.
///
/// `Debug` hides the auth tokens.
#[derive(Clone)]
pub struct WebhookValidator {
    keys: Vec<SigningKey>,
}

impl WebhookValidator {
    /// Creates a validator with the account's auth token, or the secret of a shared key, with which Twilio signs using
    /// HMAC-SHA256. Whitespace around it is ignored.
    ///
    /// # Errors
    ///
    /// Returns an error if the token is blank: anyone could sign with it.
    pub fn new(auth_token: impl AsRef<str>) -> Result<Self, Error> {
        Self { keys: Vec::new() }.also_accept(auth_token)
    }

    /// Also accepts signatures made with another auth token: the secondary one while rotating tokens, a subaccount's, or
    /// the secret of a shared key.
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
    /// Returns an error if the request has no signature, the signature is not Twilio's for this URL and body, or the body
    /// is a form that is too large to come from Twilio.
    pub fn validate_request(
        &self,
        base_url: &str,
        uri: &Uri,
        headers: &HeaderMap,
        body: &[u8],
    ) -> Result<(), WebhookError> {
        let signature = Signature::of_headers(headers)?;
        self.validate_body(&url::public(base_url, uri)?, &signature, body)
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
            .ok_or_else(|| WebhookError::new(WebhookErrorKind::NotAnEvent, Some(base_url)))
    }

    /// Validates a request given its whole URL, its `X-Twilio-Signature` header, and the bytes of its body as received,
    /// none for a GET. The length of the signature tells HMAC-SHA1 and HMAC-SHA256 apart.
    ///
    /// The URL determines how the signature covers the body: by the body's hash in the query parameter `bodySHA256`
    /// (JSON), otherwise as the parameters of a form.
    ///
    /// # Errors
    ///
    /// Returns an error if the signature is not Twilio's for this URL and body, or if the body is a form that is too large
    /// to come from Twilio.
    pub fn validate(&self, url: &str, signature: &str, body: &[u8]) -> Result<(), WebhookError> {
        self.validate_body(url, &Signature::decode(signature)?, body)
    }

    fn validate_body(
        &self,
        url: &str,
        signature: &Signature,
        body: &[u8],
    ) -> Result<(), WebhookError> {
        let signed = SignedUrl::parse(url)?;
        let mut hashes = signed.body_hashes().peekable();
        if hashes.peek().is_none() {
            let delimiters = body.iter().filter(|byte| **byte == b'&').count();
            if body.len() > MAX_FORM_SIZE || delimiters >= MAX_PARAMS {
                return Err(WebhookError::new(WebhookErrorKind::TooLarge, Some(url)));
            }
            let params: Vec<_> = form_urlencoded::parse(body).collect();
            return self.check(&signed, signature, pairs(&params));
        }
        self.check(&signed, signature, Vec::new())?;
        // Not in constant time: the sender of a body knows its hash.
        let hash = SigningKey::body_hash(body);
        if hashes.all(|expected| expected.eq_ignore_ascii_case(&hash)) {
            Ok(())
        } else {
            Err(WebhookError::new(WebhookErrorKind::WrongBody, Some(url)))
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
            return Err(WebhookError::new(WebhookErrorKind::NotAForm, Some(url)));
        }
        self.check(&signed, &Signature::decode(signature)?, params)
    }

    fn check<'a>(
        &self,
        url: &SignedUrl<'_>,
        signature: &Signature,
        mut params: Vec<(&'a str, &'a str)>,
    ) -> Result<(), WebhookError> {
        let params = sorted(&mut params);
        let mut candidates = self
            .keys
            .iter()
            .flat_map(|key| url.signed_forms().map(move |form| (key, form)));
        if candidates.any(|(key, form)| key.is_signature(signature, &form, params)) {
            Ok(())
        } else {
            let kind = WebhookErrorKind::WrongSignature;
            Err(WebhookError::new(kind, Some(url.text())))
        }
    }
}

impl fmt::Debug for WebhookValidator {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("WebhookValidator([redacted])")
    }
}

fn pairs<N: AsRef<str>, V: AsRef<str>>(params: &[(N, V)]) -> Vec<(&str, &str)> {
    let pairs = params.iter();
    pairs
        .map(|(name, value)| (name.as_ref(), value.as_ref()))
        .collect()
}
