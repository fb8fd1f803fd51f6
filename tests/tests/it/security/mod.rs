//! Credentials for the security schemes of a document, as servers receive them.

mod environment;
mod oauth;
mod requirements;
mod schemes;
mod secrecy;
