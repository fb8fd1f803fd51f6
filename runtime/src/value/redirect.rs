//! Responses that redirect.

use std::fmt;

use super::wire_value::{Slot, View, WireValue};

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

impl WireValue for Redirect {
    fn view(&self) -> View<'_> {
        View::Redirect(&self.location)
    }

    fn slot(&mut self, _is_null: bool) -> Slot<'_> {
        Slot::Redirect(&mut self.location)
    }
}
