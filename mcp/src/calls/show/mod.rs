//! Requests as people send them themselves.

mod curl;
mod curl_body;
mod expression;
mod rust;
mod shell;

pub(super) use curl::curl;
pub(super) use rust::rust;
