//! Examples of how an operation is used: a call in Rust and a command line of curl.

mod call;
mod curl;
mod curl_body;
mod curl_credentials;
mod curl_text;
mod expression;
mod http;
mod json;
mod pattern;
mod plausible;
mod program;
mod read_only;
mod sample;
mod variants;

pub(crate) use call::call_with;
pub use call::{Call, Samples, call};
pub(crate) use curl::command;
pub(crate) use http::message;
pub(crate) use program::program;
