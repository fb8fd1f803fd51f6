//! Signed webhooks, for tests of servers that receive them.

use std::fmt;

use bytes::Bytes;
use form_urlencoded::Serializer;
use http::{Method, Request};

use crate::twilio::webhook::{HEADER, SigningKey};
use crate::{Error, Json};

/// Creates webhooks with the signature that Twilio would add.
///
/// ```
/// # extern crate twilio_runtime as twilio_verify_v2;
/// use twilio_verify_v2::testing::WebhookSigner;
/// use twilio_verify_v2::{ChallengeEventType, WebhookEvent, WebhookValidator};
///
/// # fn main() -> Result<(), Box<dyn std::error::Error>> {
/// let request = WebhookSigner::new("12345")?.form(
///     "https://example.com/webhooks/verify",
///     &[("type", "challenge.approved"), ("challenge_sid", "YC0123456789abcdef0123456789abcdef")],
/// );
///
/// let event = WebhookValidator::new("12345")?.event(
///     "https://example.com",
///     request.uri(),
///     request.headers(),
///     request.body(),
/// )?;
/// assert!(matches!(
///     event,
///     WebhookEvent::Challenge(challenge) if challenge.r#type == ChallengeEventType::Approved
/// ));
/// # Ok(())
/// # }
/// ```
pub struct WebhookSigner {
    key: SigningKey,
}

impl WebhookSigner {
    /// Creates a signer with an account's auth token.
    ///
    /// # Errors
    ///
    /// Returns an error if the token is blank.
    pub fn new(auth_token: impl AsRef<str>) -> Result<Self, Error> {
        Ok(Self {
            key: SigningKey::new(auth_token.as_ref())?,
        })
    }

    /// Creates a `POST` request to a public URL with a form. Its path and headers are those that the server receives.
    ///
    /// # Panics
    ///
    /// Panics if the URL is not valid.
    #[track_caller]
    pub fn form(&self, url: &str, fields: &[(&str, &str)]) -> Request<Bytes> {
        let body = Serializer::new(String::new()).extend_pairs(fields).finish();
        let signature = self.key.sign(url, fields);
        request(url, "application/x-www-form-urlencoded", &signature, body)
    }

    /// Creates a `POST` request to a public URL with JSON. Its URL has the query parameter `bodySHA256`.
    ///
    /// # Panics
    ///
    /// Panics if the URL is not valid.
    #[track_caller]
    pub fn json(&self, url: &str, json: &Json) -> Request<Bytes> {
        let body = json.to_string();
        let separator = if url.contains('?') { '&' } else { '?' };
        let hash = SigningKey::body_hash(body.as_bytes());
        let signed_url = format!("{url}{separator}bodySHA256={hash}");
        let signature = self.key.sign(&signed_url, &[]);
        request(&signed_url, "application/json", &signature, body)
    }
}

impl fmt::Debug for WebhookSigner {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("WebhookSigner([redacted])")
    }
}

#[track_caller]
fn request(url: &str, media_type: &str, signature: &str, body: String) -> Request<Bytes> {
    // Servers receive the part of the URL after the host.
    let after_scheme = url.split_once("://").map_or(url, |(_, rest)| rest);
    let path_start = after_scheme.find(['/', '?']);
    let path = path_start.map_or("", |start| &after_scheme[start..]);
    let path = path.split('#').next().unwrap_or_default();
    let target = match path.strip_prefix('/') {
        Some(_) => path.to_owned(),
        None => format!("/{path}"),
    };
    let request = Request::builder()
        .method(Method::POST)
        .uri(target)
        .header("content-type", media_type)
        .header(HEADER, signature)
        .body(body.into());
    request.unwrap_or_else(|error| panic!("the URL is not valid: {error}"))
}
