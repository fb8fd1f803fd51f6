//! Facts about operations and types in words: Markdown that all backends share.
//!
//! It refers to items by their Rust paths, as rustdoc does.

pub(crate) mod body;
pub(crate) mod common;
pub(crate) mod descriptions;
pub(crate) mod example_calls;
pub(crate) mod fields;
pub(crate) mod mentions;
pub(crate) mod parameters;
pub(crate) mod responses;
pub(crate) mod scope;
pub(crate) mod security;
pub(crate) mod sids;
pub(crate) mod streams;
mod type_users;
pub(crate) mod types;
pub(crate) mod unions;
pub(crate) mod wire_names;
