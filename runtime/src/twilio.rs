//! Knowledge that is specific to Twilio rather than to HTTP APIs in general.

mod client;
#[cfg(feature = "code-descriptions")]
pub(crate) mod code_descriptions;
mod code_kind;
pub mod codes;
pub(crate) mod edge;
mod env;
mod error;
pub(crate) mod error_body;
mod error_kind;
mod into_sid;
pub(crate) mod oauth;
pub(crate) mod paging;
pub(crate) mod request_id;
pub mod sid;
mod sid_macro;
#[cfg(feature = "webhooks")]
pub(crate) mod webhook;

pub use client::TwilioClient;
pub use into_sid::{IntoSid, Sid};
