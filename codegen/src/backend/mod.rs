//! Backends: each renders an [`Api`](crate::api::Api) and decides nothing.

pub(crate) mod rust_sdk;
