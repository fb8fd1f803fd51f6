//! Requests as people send them themselves.

mod curl;
mod rust;

pub(super) use curl::curl;
pub(super) use rust::rust;
