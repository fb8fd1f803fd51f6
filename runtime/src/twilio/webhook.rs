//! Validation of the signatures of webhooks.

mod error;
mod url;

use std::fmt;

use base64::{Engine, engine::general_purpose::STANDARD};
use bytes::Bytes;
use hmac::{Hmac, KeyInit, Mac};
use http::{HeaderMap, Uri};
use sha1::Sha1;
use sha2::{Digest, Sha256};

pub use self::error::{WebhookError, WebhookErrorKind};
use self::url::SignedUrl;
use crate::Error;

const HEADER: &str = "X-Twilio-Signature";

/// Validates the signatures of webhooks, in the header `X-Twilio-Signature`.
///
/// Twilio signs the URL that it calls, and the content that it sends, with the account's auth token. Validate every
/// request before acting on it, and respond to an invalid one with 403 and no details.
///
/// ```
/// use twilio_runtime::{WebhookValidator, http};
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
    keys: Vec<Hmac<Sha1>>,
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
        self.keys.push(key(auth_token.as_ref())?);
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
        let hash = format!("{:x}", Bytes::copy_from_slice(&Sha256::digest(body)));
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

    fn check(
        &self,
        url: &SignedUrl<'_>,
        signature: &str,
        mut params: Vec<(&str, &str)>,
    ) -> Result<(), WebhookError> {
        let signature = decode(signature)?;
        // Like Twilio: the values of a name are sorted too, and duplicates are removed.
        params.sort_unstable();
        params.dedup();
        let is_signed_with = |key: &Hmac<Sha1>, form: [&str; 5]| {
            let mut mac = key.clone();
            let params = params.iter().flat_map(|(name, value)| [*name, *value]);
            for part in form.into_iter().chain(params) {
                mac.update(part.as_bytes());
            }
            // In constant time.
            mac.verify_slice(&signature).is_ok()
        };
        let mut candidates = self
            .keys
            .iter()
            .flat_map(|key| url.signed_forms().map(move |form| (key, form)));
        if candidates.any(|(key, form)| is_signed_with(key, form)) {
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

fn key(auth_token: &str) -> Result<Hmac<Sha1>, Error> {
    // Trimmed because secrets kept in files often end with a line break.
    let secret = auth_token.trim();
    if secret.is_empty() {
        return Err(Error::configuration(
            "the auth token for validating webhooks is blank: use the account's, from the Twilio Console"
                .to_owned(),
        ));
    }
    Ok(Hmac::new_from_slice(secret.as_bytes()).expect("HMAC supports keys of any length"))
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
    STANDARD
        .decode(signature)
        .ok()
        .filter(|signature| signature.len() == Sha1::output_size())
        .ok_or_else(WebhookError::malformed)
}

fn pairs<N: AsRef<str>, V: AsRef<str>>(params: &[(N, V)]) -> Vec<(&str, &str)> {
    let pairs = params.iter();
    pairs
        .map(|(name, value)| (name.as_ref(), value.as_ref()))
        .collect()
}
