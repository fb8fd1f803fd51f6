//! What Twilio's generated Rust crates have in common.
//!
//! A generated crate states types and operations; everything that happens at run time happens here:
//!
//! - [`Client`] and [`ClientBuilder`]: credentials, base URL, time-outs, transport
//! - [`Operation`] and [`Request`]: one call to the API as plain data, sent by `.await`
//! - [`Response`] and [`Error`]: what came back
//! - [`Wire`], [`Object`], [`Params`]: how values are read, written and printed
//! - [`DateTime`], [`Date`], [`Extra`] and the macros [`object!`], [`params!`], [`open_enum!`], [`sid!`]
//! - [`Transport`]: what carries the bytes
//! - `testing`, with the feature of that name: a transport that answers from a script
//!
//! Users of a generated crate find all that they need re-exported there.

#![forbid(unsafe_code)]

mod client;
mod containers;
mod credentials;
mod date_time;
mod encode;
mod error;
mod extra;
mod object;
mod open_enum;
mod operation;
mod params;
mod request;
mod response;
mod send;
mod sid;
#[cfg(feature = "testing")]
pub mod testing;
mod text;
mod transport;
mod wire;

pub use bytes::Bytes;
pub use http::{self, HeaderMap, Method, StatusCode};
pub use serde_json::{Value as Json, json};

pub use client::{Client, ClientBuilder};
pub use credentials::Credentials;
pub use date_time::{Date, DateTime};
pub use error::Error;
pub use extra::Extra;
pub use object::{Field, Object, Shape};
pub use operation::{Media, Operation, TypedOperation};
pub use params::{Param, Params, ParamsShape, Place};
pub use request::Request;
pub use response::Response;
#[cfg(feature = "reqwest")]
pub use transport::ReqwestTransport;
pub use transport::{BoxFuture, Transport, TransportError, TransportErrorKind};
pub use wire::Wire;

/// For the macros alone; not part of the public API.
#[doc(hidden)]
pub mod __private {
    pub use crate::object::{check, debug, decode, encode};
    pub use crate::open_enum::known;
    pub use crate::params::debug as debug_params;
    pub use crate::sid::{check as check_sid, is_sid};
    pub use crate::text::text;
    pub use crate::wire::{deserialize, serialize};
    pub use serde_core;
}
