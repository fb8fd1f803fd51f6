//! Twilio's conventions: everything in the generator that does not follow from OpenAPI.

pub(crate) mod extension;
pub(crate) mod format;
pub(crate) mod paging;
pub(crate) mod sid;

pub(crate) use extension::{EXTENSION, PERSONAL};
