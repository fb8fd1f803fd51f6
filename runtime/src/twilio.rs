//! Everything that is specific to Twilio rather than to HTTP APIs in general.

pub mod codes;
pub(crate) mod edge;
pub(crate) mod env;
pub(crate) mod error_body;
pub mod sid;
#[cfg(feature = "webhooks")]
pub(crate) mod webhook;
