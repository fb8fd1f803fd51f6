//! The tokens of Twilio's pages.

/// The query parameter with the token, in the links to next pages and in the operations that return pages.
pub(crate) const TOKEN_PARAMETER: &str = "PageToken";
