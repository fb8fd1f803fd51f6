//! What Twilio's generated Rust crates have in common.
//!
//! A generated crate states types and operations; everything that happens at run time happens here:
//!
//! - [`Client`] and [`ClientBuilder`]: credentials, base URL, time-outs, transport
//! - [`Operation`] and [`Request`]: one call to the API as plain data, sent by `.await`
//! - [`Response`] and [`Error`]: what came back
//! - [`Wire`], [`Object`], [`Params`]: how values are read, written and printed
//! - [`DateTime`], [`Date`], [`Extra`] and the macros [`object!`], [`params!`], [`union!`], [`open_enum!`],
//!   [`open_number!`], [`additional_properties!`], [`sid!`]
//! - [`Transport`]: what carries the bytes; replace it to test without a network
//!
//! Users of a generated crate find all that they need re-exported there.

#![forbid(unsafe_code)]

mod additional;
mod binary;
mod client;
mod containers;
mod credentials;
mod date_time;
mod encode;
mod error;
mod extra;
mod fit;
mod multipart;
mod object;
mod open_enum;
mod open_number;
mod operation;
mod params;
mod request;
mod response;
mod send;
mod sid;
mod style;
mod text;
mod transport;
mod union;
mod wire;

pub use bytes::Bytes;
pub use http::{self, HeaderMap, Method, StatusCode};
pub use serde_json::{Value as Json, json};

pub use binary::{FilePart, Redirect};
pub use client::{Client, ClientBuilder};
pub use credentials::Credentials;
pub use date_time::{Date, DateTime};
pub use error::Error;
pub use extra::Extra;
pub use fit::Fit;
pub use object::{Field, Object, Shape};
pub use operation::{Media, Operation};
pub use params::{Param, Params, ParamsShape, Place};
pub use request::Request;
pub use response::Response;
pub use style::Style;
#[cfg(feature = "reqwest")]
pub use transport::ReqwestTransport;
pub use transport::{BoxFuture, Transport, TransportError, TransportErrorKind};
pub use union::{By, Union, UnionShape};
pub use wire::{Received, Wire};

/// For the macros alone; not part of the public API.
#[doc(hidden)]
pub mod __private {
    pub use crate::object::{check, debug, decode, encode, fit};
    pub use crate::open_enum::known;
    pub use crate::params::debug as debug_params;
    pub use crate::sid::{check as check_sid, is_sid};
    pub use crate::text::text;
    pub use crate::wire::{deserialize, serialize};
    pub use serde_core;

    pub mod additional {
        pub use crate::additional::{read, write};
    }

    pub mod union {
        pub use crate::union::{check, debug, decode, encode, files, fit, form, receive};
    }
}
