//! Secrets, and how they are sent.

use std::sync::Arc;

use base64::{Engine, engine::general_purpose::STANDARD};
use http::{HeaderName, HeaderValue, header};

use super::oauth::OAuth;
use crate::security::SchemeKind;
use crate::send::Credential;

/// A secret that authenticates requests.
#[derive(Clone)]
pub(super) enum Secret {
    Basic {
        password: String,
        /// User name and password as they are sent, which is the same for each request.
        encoded: String,
    },
    Bearer(String),
    Key(String),
    /// Shared so that all clients with these credentials use the same access tokens.
    OAuth(Arc<OAuth>),
}

impl Secret {
    pub(super) fn basic(user: &str, password: String) -> Self {
        let encoded = STANDARD.encode(format!("{user}:{password}"));
        Self::Basic { password, encoded }
    }

    /// Returns the credential to be sent, unless it has yet to be obtained. The message of an error does not contain it.
    pub(super) fn credential(&self, kind: SchemeKind) -> Result<Option<Credential>, String> {
        let credential = match (self, kind) {
            (Self::OAuth(_), _) => return Ok(None),
            (Self::Basic { encoded, .. }, _) => {
                header(header::AUTHORIZATION, &format!("Basic {encoded}"))?
            }
            (Self::Bearer(token), _) => header(header::AUTHORIZATION, &format!("Bearer {token}"))?,
            (Self::Key(key), SchemeKind::Header(name)) => {
                let name = name
                    .parse()
                    .map_err(|_| format!("`{name}` is not a valid header name"))?;
                header(name, key)?
            }
            (Self::Key(key), SchemeKind::Query(name)) => Credential::Query(name, key.clone()),
            (Self::Key(key), SchemeKind::Cookie(name)) => {
                let is_allowed = |c: char| c.is_ascii_graphic() && !";,\"\\".contains(c);
                if !key.chars().all(is_allowed) {
                    return Err(invalid(&format!("the cookie `{name}`")));
                }
                Credential::Cookie(format!("{name}={key}"))
            }
            (Self::Key(key), _) => header(header::AUTHORIZATION, key)?,
        };
        Ok(Some(credential))
    }

    /// Returns the texts that must not appear in errors.
    pub(super) fn texts(&self) -> Vec<String> {
        match self {
            Self::Basic { password, encoded } => vec![password.clone(), encoded.clone()],
            Self::Bearer(text) | Self::Key(text) => {
                let encoded = form_urlencoded::byte_serialize(text.as_bytes()).collect();
                vec![text.clone(), encoded]
            }
            Self::OAuth(oauth) => oauth.texts(),
        }
    }
}

fn header(name: HeaderName, value: &str) -> Result<Credential, String> {
    let mut header =
        HeaderValue::try_from(value).map_err(|_| invalid(&format!("the header `{name}`")))?;
    header.set_sensitive(true);
    Ok(Credential::Header(name, header))
}

fn invalid(part: &str) -> String {
    format!("the client's credentials have characters that are not allowed in {part}")
}
