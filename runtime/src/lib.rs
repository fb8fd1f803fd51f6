//! What Twilio's generated Rust crates have in common.
//!
//! A generated crate states types and operations; everything that happens at run time happens here:
//!
//! - [`Client`] and [`ClientBuilder`]: credentials, hosts, time-outs, transport
//! - [`Operation`] and [`Request`]: one call to the API as plain data, sent by `.await`
//! - [`retry`]: when a request is sent again, and when not
//! - [`Response`], [`Error`] and [`codes`]: what came back
//! - [`Page`], [`Items`] and [`Pages`]: lists that come in pages
//! - [`Wire`], [`Object`], [`Params`]: how values are read, written and printed
//! - [`DateTime`], [`Date`], [`Extra`] and the macros [`object!`], [`params!`], [`union!`], [`open_enum!`],
//!   [`open_number!`], [`additional_properties!`], [`sid!`]
//! - [`Transport`]: what carries the bytes
//! - `WebhookValidator`, with the feature `webhooks`: whether a webhook came from Twilio
//! - `testing`, with the feature of that name: a transport that answers from a script
//!
//! # Features
//!
//! - `reqwest` (on by default): `ReqwestTransport`, which sends with `reqwest` and rustls. The very version of
//!   `reqwest` is re-exported.
//! - `tracing`: one span, `twilio.request`, for each time that a request is sent, with the names of OpenTelemetry's
//!   semantic conventions: `http.request.method`, `url.template`, `server.address`, `server.port`,
//!   `http.response.status_code`, `http.request.resend_count`, `error.type`; and `twilio.request_id`. Path values,
//!   queries, headers and bodies are not in it.
//! - `blocking`: `Request::send_blocking`, for programs that are not async.
//!
//! Users of a generated crate find all that they need re-exported there.

#![forbid(unsafe_code)]
#![deny(missing_docs)]

mod additional;
mod binary;
#[cfg(feature = "blocking")]
mod blocking;
mod client;
pub mod codes;
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
mod options;
mod page;
mod params;
mod request;
mod response;
pub mod retry;
mod send;
mod sid;
mod style;
#[cfg(feature = "testing")]
pub mod testing;
mod text;
mod trace;
mod transport;
mod union;
#[cfg(feature = "webhooks")]
mod webhook;
mod wire;

pub use bytes::Bytes;
pub use http::{self, HeaderMap, Method, StatusCode};
#[cfg(feature = "reqwest")]
pub use reqwest;
pub use serde_json::{Value as Json, json};

pub use binary::{FilePart, Redirect};
pub use client::{Client, ClientBuilder};
pub use credentials::Credentials;
pub use date_time::{Date, DateTime};
pub use error::Error;
pub use extra::Extra;
pub use fit::Fit;
pub use object::{Field, Object, Shape};
pub use operation::{Media, Operation, TypedOperation};
pub use page::{Items, NextPage, Page, Pages};
pub use params::{Param, Params, ParamsShape, Place};
pub use request::Request;
pub use response::Response;
pub use retry::{Retries, RetryPolicy};
pub use style::Style;
#[cfg(feature = "reqwest")]
pub use transport::ReqwestTransport;
pub use transport::{BoxFuture, Transport, TransportError, TransportErrorKind, TransportLimits};
pub use union::{By, Union, UnionShape};
#[cfg(feature = "webhooks")]
pub use webhook::{WebhookError, WebhookErrorKind, WebhookValidator};
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
