//! Signatures of webhooks as they are received.

use base64::{Engine, engine::general_purpose::STANDARD};
use http::HeaderMap;

use super::error::{WebhookError, WebhookErrorKind};

/// The header with the signature.
pub(crate) const HEADER: &str = "X-Twilio-Signature";

/// Names the algorithm if it is not HMAC-SHA1: `key=<ID of the key>,algorithm=HMAC_SHA256`.
const SETTINGS_HEADER: &str = "X-Twilio-Webhooks-Signature-Settings";

/// How a signature was made.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Algorithm {
    HmacSha1,
    HmacSha256,
}

impl Algorithm {
    /// Returns the algorithm that the headers of a request name.
    pub(super) fn of_headers(headers: &HeaderMap) -> Result<Self, WebhookError> {
        let texts = headers.get_all(SETTINGS_HEADER).iter();
        for text in texts {
            let text = text
                .to_str()
                .map_err(|_| WebhookError::unsupported_algorithm())?;
            for setting in text.split(',') {
                let Some((name, value)) = setting.split_once('=') else {
                    continue;
                };
                match value.trim().to_ascii_uppercase().as_str() {
                    _ if name.trim() != "algorithm" => {}
                    "" => {}
                    "HMAC_SHA1" => return Ok(Self::HmacSha1),
                    "HMAC_SHA256" => return Ok(Self::HmacSha256),
                    _ => return Err(WebhookError::unsupported_algorithm()),
                }
            }
        }
        Ok(Self::HmacSha1)
    }

    fn length(self) -> usize {
        match self {
            Self::HmacSha1 => 20,
            Self::HmacSha256 => 32,
        }
    }
}

/// A signature as it was received.
pub(super) struct Signature {
    pub(super) algorithm: Algorithm,
    pub(super) bytes: Vec<u8>,
}

impl Signature {
    /// Decodes the signature in the headers of a request.
    pub(super) fn of_headers(headers: &HeaderMap) -> Result<Self, WebhookError> {
        let algorithm = Algorithm::of_headers(headers)?;
        let mut values = headers.get_all(HEADER).iter();
        let text = match (values.next(), values.next()) {
            (None, _) => "",
            (Some(value), None) => value.to_str().map_err(|_| WebhookError::malformed())?,
            (Some(_), Some(_)) => return Err(WebhookError::malformed()),
        };
        let signature = Self::decode(text)?;
        match signature.algorithm == algorithm {
            true => Ok(signature),
            false => Err(WebhookError::malformed()),
        }
    }

    /// Decodes a signature, whose length tells the algorithm.
    pub(super) fn decode(text: &str) -> Result<Self, WebhookError> {
        if text.is_empty() {
            return Err(WebhookError::new(WebhookErrorKind::MissingSignature, None));
        }
        let bytes = STANDARD
            .decode(text)
            .map_err(|_| WebhookError::malformed())?;
        let mut algorithms = [Algorithm::HmacSha1, Algorithm::HmacSha256].into_iter();
        let algorithm = algorithms.find(|algorithm| algorithm.length() == bytes.len());
        let algorithm = algorithm.ok_or_else(WebhookError::malformed)?;
        Ok(Self { algorithm, bytes })
    }
}
