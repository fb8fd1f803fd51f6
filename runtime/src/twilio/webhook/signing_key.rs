//! The signatures of webhooks.

use base64::{Engine, engine::general_purpose::STANDARD};
use bytes::Bytes;
use hmac::{Hmac, KeyInit, Mac};
use sha1::Sha1;
use sha2::{Digest, Sha256};

use crate::Error;

/// An auth token as the key of signatures.
#[derive(Clone)]
pub(crate) struct SigningKey(Hmac<Sha1>);

impl SigningKey {
    pub(crate) fn new(auth_token: &str) -> Result<Self, Error> {
        // Trimmed because secrets kept in files often end with a line break.
        let secret = auth_token.trim();
        if secret.is_empty() {
            return Err(Error::configuration(
                "the auth token for validating webhooks is blank: use the account's, from the Twilio Console"
                    .to_owned(),
            ));
        }
        let hmac = Hmac::new_from_slice(secret.as_bytes());
        Ok(Self(hmac.expect("HMAC supports keys of any length")))
    }

    /// Returns the signature of a URL and the parameters of a form, as it is in the header.
    #[cfg(feature = "testing")]
    pub(crate) fn sign(&self, url: &str, params: &[(&str, &str)]) -> String {
        let mut params = params.to_vec();
        let mac = self.mac(&[url], sorted(&mut params));
        STANDARD.encode(mac.finalize().into_bytes())
    }

    /// Returns whether the decoded signature is that of a URL in parts and sorted parameters.
    pub(crate) fn is_signature(
        &self,
        signature: &[u8],
        url: &[&str],
        params: &[(&str, &str)],
    ) -> bool {
        // In constant time.
        self.mac(url, params).verify_slice(signature).is_ok()
    }

    fn mac(&self, url: &[&str], params: &[(&str, &str)]) -> Hmac<Sha1> {
        let mut mac = self.0.clone();
        let params = params.iter().flat_map(|(name, value)| [*name, *value]);
        for part in url.iter().copied().chain(params) {
            mac.update(part.as_bytes());
        }
        mac
    }

    /// Returns the hash of a body as it is in the query parameter `bodySHA256`.
    pub(crate) fn body_hash(body: &[u8]) -> String {
        format!("{:x}", Bytes::copy_from_slice(&Sha256::digest(body)))
    }

    /// Decodes a signature, if it has the right length.
    pub(crate) fn decode(signature: &str) -> Option<Vec<u8>> {
        let decoded = STANDARD.decode(signature).ok()?;
        Some(decoded).filter(|signature| signature.len() == Sha1::output_size())
    }
}

/// Sorts parameters as Twilio does before it signs them: the values of a name are sorted too, and duplicates are removed.
pub(super) fn sorted<'a, 'b>(params: &'b mut Vec<(&'a str, &'a str)>) -> &'b [(&'a str, &'a str)] {
    params.sort_unstable();
    params.dedup();
    params
}
