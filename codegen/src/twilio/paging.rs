//! The properties by which a page leads to the next one; names are in snake case.

/// The property with everything but the items, if it is not beside them.
pub(crate) const META: &str = "meta";

/// The properties with a link to the next page.
pub(crate) const LINKS: [&str; 2] = ["next_page_url", "next_page_uri"];

/// The properties with a token of the next page.
pub(crate) const TOKENS: [&str; 3] = ["next_page_token", "next_token", "page_token"];

/// The query parameter that takes a token, if none has the name of the property.
pub(crate) const TOKEN_PARAMETER: &str = "page_token";
