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

#[cfg(feature = "blocking")]
mod blocking;
mod client;
mod credentials;
mod encode;
mod error;
mod media_type;
mod multipart;
mod operation;
mod options;
mod page;
mod request;
mod response;
pub mod retry;
mod send;
mod style;
#[cfg(feature = "testing")]
pub mod testing;
mod trace;
mod transport;
mod twilio;
mod value;

pub use bytes::Bytes;
pub use http::{self, HeaderMap, Method, StatusCode};
#[cfg(feature = "reqwest")]
pub use reqwest;
pub use serde_json::{Value as Json, json};

pub use client::{Client, ClientBuilder};
pub use credentials::Credentials;
pub use error::Error;
pub use operation::{BodyEncoding, Operation, TypedOperation};
pub use page::{Items, NextPage, Page, Pages};
pub use request::Request;
pub use response::Response;
pub use retry::{Retries, RetryPolicy};
pub use style::Style;
#[cfg(feature = "reqwest")]
pub use transport::ReqwestTransport;
pub use transport::{BoxFuture, Transport, TransportError, TransportErrorKind, TransportLimits};
pub use twilio::codes;
#[cfg(feature = "webhooks")]
pub use twilio::webhook::{WebhookError, WebhookErrorKind, WebhookValidator};
pub use value::{
    Date, DateTime, DecodeError, Discriminator, Extra, Field, FilePart, MatchScore, Object,
    ObjectMut, ObjectShape, Param, ParameterLocation, Params, ParamsShape, Redirect, Union,
    UnionShape, Variant, Wire,
};

/// For the macros and the generator; not part of the public API.
///
/// The functions implement [`Wire`] for every kind of value. Generated types call them by way of the macros, the
/// generator calls them for values whose types are known only at run time.
#[doc(hidden)]
pub mod __private {
    pub use crate::media_type::is_json;
    pub use crate::twilio::sid;
    pub use crate::value::serde::{deserialize, serialize};
    pub use crate::value::text::text;
    pub use crate::value::{
        additional_properties, list, map, object, open_enum, open_number, option, params, union,
    };
    pub use serde_core;
}
