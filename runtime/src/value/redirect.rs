//! Responses that redirect.

use std::fmt;

use bytes::Bytes;
use http::header;

use crate::{DecodeError, Json, MatchScore, Wire};

/// A response that redirects to another URL.
///
/// It is not followed. Fetch its target without the client's credentials, unless you know the server.
///
/// `Debug` hides the URL, which may contain a secret.
#[derive(Clone, Default, PartialEq, Eq)]
pub struct Redirect {
    location: String,
}

impl Redirect {
    /// Returns the `Location` header, which may be relative to the URL of the request.
    pub fn location(&self) -> &str {
        &self.location
    }
}

impl fmt::Debug for Redirect {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Redirect").finish_non_exhaustive()
    }
}

impl Wire for Redirect {
    fn decode(&mut self, json: &Json) -> bool {
        self.location.decode(json)
    }

    fn encode(&self) -> Option<Json> {
        self.location.encode()
    }

    fn decode_response(&mut self, response: &http::Response<Bytes>) -> Result<(), DecodeError> {
        let header = response.headers().get(header::LOCATION);
        let location = header.and_then(|value| value.to_str().ok());
        self.location = location.ok_or(DecodeError::Unreadable)?.to_owned();
        Ok(())
    }

    /// Returns a neutral score, because it is not decoded from JSON.
    fn match_score(&self, _: &Json) -> MatchScore {
        MatchScore::default()
    }
}
