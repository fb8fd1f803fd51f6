//! Whether a webhook came from Twilio.

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

/// Tells webhooks that Twilio sent from those that anyone else sent, by the header `X-Twilio-Signature`.
///
/// Twilio signs the URL that it calls and what it sends there with the auth token of the account. Check every
/// request before you act on it, and answer one that fails with 403 and nothing more.
///
/// ```
/// use twilio_runtime::{WebhookValidator, http};
///
/// # fn main() -> Result<(), Box<dyn std::error::Error>> {
/// // Once, at the start:
/// let validator = WebhookValidator::new("12345")?;
///
/// // For each request, here one as a web framework gives it:
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
/// # If genuine webhooks fail
///
/// - **URL**: it must be the public one that Twilio calls, byte for byte: scheme, host, port, path and query. Behind a
///   proxy or a tunnel your server sees another one; a framework's nested routers may cut the path. Do not decode it,
///   and do not build it anew from its parts.
/// - **Body**: give the bytes as they came. Parsed and written again they are others, and frameworks that trim
///   fields or leave out empty ones change them too.
/// - **Auth token**: it is the primary one of the account, or subaccount, that the webhook belongs to. The secret of
///   an API key signs nothing.
///
/// A valid signature does not say when the request was sent: it may come twice.
///
/// `Debug` shows nothing of the auth tokens.
#[derive(Clone)]
pub struct WebhookValidator {
    keys: Vec<Hmac<Sha1>>,
}

impl WebhookValidator {
    /// Takes the account's auth token. White space around it is dropped.
    ///
    /// # Errors
    ///
    /// If the token is blank, with which anyone could sign.
    pub fn new(auth_token: impl AsRef<str>) -> Result<Self, Error> {
        Self { keys: Vec::new() }.also_accept(auth_token)
    }

    /// Accepts what is signed with another auth token as well: the secondary one while you change tokens, or a
    /// subaccount's.
    ///
    /// # Errors
    ///
    /// If the token is blank.
    pub fn also_accept(mut self, auth_token: impl AsRef<str>) -> Result<Self, Error> {
        self.keys.push(key(auth_token.as_ref())?);
        Ok(self)
    }

    /// Checks a request of an HTTP server that uses the `http` crate's types, as axum and hyper do.
    ///
    /// `base_url` is what Twilio has before the path of `uri`: scheme, host, the port if there is one, and the path's
    /// start if a proxy cuts it off, such as `https://example.com` or `https://example.com/api`. Take it from your
    /// configuration, not from the request: its `Host` header is anybody's choice. `body` is the body's bytes as they
    /// came, empty for a GET.
    ///
    /// # Errors
    ///
    /// If the request has no signature, or not Twilio's for this URL and body.
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

    /// Checks a request by its whole URL, the value of its `X-Twilio-Signature` header, and the bytes of its body as
    /// they came, empty for a GET.
    ///
    /// The URL, which is signed, says how the body is covered: by its hash in the query parameter `bodySHA256` (JSON),
    /// or else as the parameters of a form.
    ///
    /// # Errors
    ///
    /// If the signature is not Twilio's for this URL and body.
    pub fn validate(&self, url: &str, signature: &str, body: &[u8]) -> Result<(), WebhookError> {
        let signed = SignedUrl::parse(url)?;
        let mut hashes = signed.body_hashes().peekable();
        if hashes.peek().is_none() {
            let params: Vec<_> = form_urlencoded::parse(body).collect();
            return self.check(&signed, signature, pairs(&params));
        }
        self.check(&signed, signature, Vec::new())?;
        // Not in constant time: whoever sends a body can work out its hash.
        let hash = format!("{:x}", Bytes::copy_from_slice(&Sha256::digest(body)));
        if hashes.all(|expected| expected.eq_ignore_ascii_case(&hash)) {
            Ok(())
        } else {
            Err(WebhookError::new(WebhookErrorKind::WrongBody, url))
        }
    }

    /// Checks a form that has been parsed already: `params` are all names and values, decoded, in any order.
    ///
    /// Better give [`validate`](Self::validate) the body as it came, if you can: it takes JSON too.
    ///
    /// # Errors
    ///
    /// If the signature is not Twilio's for this URL and form, or the URL has `bodySHA256`: then the body was no form.
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
        // Without this, a JSON body would pass as a form without parameters, whatever is in it.
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
        // As Twilio does: a name's values are sorted too, and the same value counts once.
        params.sort_unstable();
        params.dedup();
        let signed_with = |key: &Hmac<Sha1>, form: [&str; 5]| {
            let mut mac = key.clone();
            let params = params.iter().flat_map(|(name, value)| [*name, *value]);
            for part in form.into_iter().chain(params) {
                mac.update(part.as_bytes());
            }
            // In constant time.
            mac.verify_slice(&signature).is_ok()
        };
        let mut tried = self
            .keys
            .iter()
            .flat_map(|key| url.forms().map(move |form| (key, form)));
        if tried.any(|(key, form)| signed_with(key, form)) {
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
    // Trimmed because secrets kept in files often end in a line break.
    let auth_token = auth_token.trim();
    if auth_token.is_empty() {
        return Err(Error::configuration(
            "the auth token to check webhooks with is blank: set it to the account's, which is in Twilio's console"
                .to_owned(),
        ));
    }
    Ok(Hmac::new_from_slice(auth_token.as_bytes()).expect("HMAC takes keys of any length"))
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
