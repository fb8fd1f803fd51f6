//! The keys of signatures.

#[cfg(feature = "testing")]
use base64::{Engine, engine::general_purpose::STANDARD};
use bytes::Bytes;
use hmac::{Hmac, KeyInit, Mac};
use sha1::Sha1;
use sha2::{Digest, Sha256};

use super::signature::{Algorithm, Signature};
use crate::Error;

/// An auth token, or the secret of a shared key, as the key of signatures.
#[derive(Clone)]
pub(crate) struct SigningKey {
    sha1: Hmac<Sha1>,
    sha256: Hmac<Sha256>,
}

impl SigningKey {
    pub(crate) fn new(auth_token: &str) -> Result<Self, Error> {
        const ANY_LENGTH: &str = "HMAC supports keys of any length";
        // Trimmed because secrets kept in files often end with a line break.
        let secret = auth_token.trim().as_bytes();
        if secret.is_empty() {
            return Err(Error::configuration(
                "the auth token for validating webhooks is blank: use the account's, from the Twilio Console"
                    .to_owned(),
            ));
        }
        Ok(Self {
            sha1: Hmac::new_from_slice(secret).expect(ANY_LENGTH),
            sha256: Hmac::new_from_slice(secret).expect(ANY_LENGTH),
        })
    }

    /// Returns the signature of a URL and the parameters of a form, as it is in the header.
    #[cfg(feature = "testing")]
    pub(crate) fn sign(&self, url: &str, params: &[(&str, &str)]) -> String {
        let mut params = params.to_vec();
        let mac = updated(self.sha1.clone(), &[url], sorted(&mut params));
        STANDARD.encode(mac.finalize().into_bytes())
    }

    /// Returns whether a signature is that of a URL in parts and sorted parameters.
    pub(super) fn is_signature(
        &self,
        signature: &Signature,
        url: &[&str],
        params: &[(&str, &str)],
    ) -> bool {
        // In constant time.
        let verified = match signature.algorithm {
            Algorithm::HmacSha1 => {
                updated(self.sha1.clone(), url, params).verify_slice(&signature.bytes)
            }
            Algorithm::HmacSha256 => {
                updated(self.sha256.clone(), url, params).verify_slice(&signature.bytes)
            }
        };
        verified.is_ok()
    }

    /// Returns the hash of a body as it is in the query parameter `bodySHA256`.
    pub(crate) fn body_hash(body: &[u8]) -> String {
        format!("{:x}", Bytes::copy_from_slice(&Sha256::digest(body)))
    }
}

fn updated<M: Mac>(mut mac: M, url: &[&str], params: &[(&str, &str)]) -> M {
    let params = params.iter().flat_map(|(name, value)| [*name, *value]);
    for part in url.iter().copied().chain(params) {
        mac.update(part.as_bytes());
    }
    mac
}

/// Sorts parameters as Twilio does before it signs them: the values of a name are sorted too, and duplicates are removed.
pub(super) fn sorted<'a, 'b>(params: &'b mut Vec<(&'a str, &'a str)>) -> &'b [(&'a str, &'a str)] {
    params.sort_unstable();
    params.dedup();
    params
}
