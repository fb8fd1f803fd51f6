//! Calls of operations: validated, permitted, confirmed by a person where that matters, sent by the SDK, and redacted.

mod argument;
mod ask;
mod check;
mod confirmation;
mod context;
mod items;
mod limits;
mod matching;
mod next_page;
mod parts;
mod permissions;
mod plan;
mod prepared;
mod received;
mod redact;
mod reply;
mod request;
mod run;
mod send;
mod sends;
mod show;

pub(crate) use context::Calls;
pub(crate) use run::run;
