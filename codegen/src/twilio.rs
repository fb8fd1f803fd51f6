//! Twilio's conventions: everything in the generator that does not follow from OpenAPI.

pub(crate) mod error_codes;
pub(crate) mod extension;
pub(crate) mod format;
pub(crate) mod paging;
pub(crate) mod retries;
pub(crate) mod sid;

pub(crate) use extension::{EXTENSION, PERSONAL};

/// Whether a server is one of Twilio's.
pub(crate) fn is_twilio(server: &str) -> bool {
    let address = server.split_once("://").map(|(_, address)| address);
    let host = address.and_then(|address| address.split(['/', ':']).next());
    host.is_some_and(|host| host.ends_with(".twilio.com"))
}
