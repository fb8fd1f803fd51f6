//! The runtime of Twilio's generated Rust crates.
//!
//! A generated crate contains the types and operations of an API. Everything that they share is in this crate:
//!
//! - [`Client`] and [`ClientBuilder`]: credentials, servers, timeouts and the transport
//! - [`Credentials`] of a Twilio account; [`SchemeCredentials`] and [`SecurityScheme`] for other APIs
//! - [`Operation`] and [`Request`]: requests as plain data, sent with `.await`
//! - [`retry`]: the retry policy, and the retry budget
//! - [`interceptor`]: hooks before and after each attempt
//! - [`Response`], [`Error`], [`ErrorKind`] and [`codes`]: the outcome of a request
//! - [`Page`], [`Items`] and [`Pages`]: paged lists
//! - `ItemStream` and `ServerSentEvent`, with the feature `streams`: responses that are streams of items
//! - [`DateTime`], [`Date`], [`Extra`], and the macros [`object!`], [`params!`], [`union!`], [`open_enum!`],
//!   [`open_number!`], [`additional_properties!`], [`sid!`], which implement decoding, encoding and printing of values
//! - [`Transport`]: sending and receiving
//! - `WebhookValidator` and `WebhookEvent`, with the feature `webhooks`: the signatures and events of webhooks
//! - `testing`, with the feature `testing`: a transport that returns scripted responses
//!
//! # Features
//!
//! - `hyper` (enabled by default): `HyperTransport`, the default transport, which uses hyper and rustls.
//! - `http2`: HTTP/2, switched on with [`ClientBuilder::http2`].
//! - `reqwest`: `ReqwestTransport`, for programs that have a client of `reqwest`, whose exact version is re-exported.
//!   It chooses no TLS backend: that is up to the program.
//! - `tracing`: events for failed attempts, retries, delays, new access tokens and failed requests; the duration of each
//!   attempt, as a metric of OpenTelemetry; and a span `twilio.request` for each attempt at sending a request, with the names of OpenTelemetry's
//!   semantic conventions: `http.request.method`, `url.template`, `server.address`, `server.port`,
//!   `http.response.status_code`, `http.request.resend_count`, `error.type`; and `twilio.request_id`. It contains no
//!   path values, queries, headers or bodies.
//! - `blocking`: `Request::send_blocking`, and iterators over lists, for programs that are not async.
//! - `streams`, `webhooks` and `testing`: see above. Generated crates enable `streams` if their API has any.
//! - `chrono`, `jiff`, `time`: conversions of dates and times from and to the types of these crates.
//! - `clap`: clap parses SIDs, enums, dates and times, and rejects malformed ones.
//!
//! Users of a generated crate find everything they need re-exported there.

#![forbid(unsafe_code)]
#![deny(missing_docs)]

mod absolute_url;
#[cfg(any(feature = "blocking", feature = "reqwest"))]
mod background;
#[cfg(feature = "blocking")]
mod blocking;
mod body_encoding;
mod call;
mod client;
mod concurrency;
mod connection;
mod credentials;
mod duration;
mod environment;
mod error;
mod executor;
pub mod interceptor;
mod media_type;
mod network;
mod operation;
mod page;
mod parse;
mod percent;
mod query;
mod race;
mod raw_response;
mod request;
mod response;
pub mod retry;
mod security;
mod send;
mod server;
mod settings;
#[cfg(feature = "streams")]
mod stream;
#[cfg(feature = "testing")]
pub mod testing;
mod trace;
mod transport;
mod twilio;
mod typed_operation;
mod value;

pub use bytes::Bytes;
pub use http::{self, HeaderMap, Method, StatusCode};
#[cfg(feature = "reqwest")]
pub use reqwest;
pub use serde_json::{Value as Json, json};

pub use body_encoding::BodyEncoding;
pub use client::{Client, ClientBuilder};
pub use credentials::{Credentials, SchemeCredentials};
pub use error::{Error, ErrorKind};
pub use network::Http2;
pub use operation::Operation;
#[cfg(feature = "blocking")]
pub use page::Blocking;
pub use page::{Items, NextPage, Page, Pages};
pub use request::{Receive, Request};
pub use response::Response;
pub use retry::{Retries, RetryPolicy};
pub use security::{SecurityRequirements, SecurityScheme};
pub use server::{Server, ServerVariable};
#[cfg(feature = "streams")]
pub use stream::{ItemStream, ServerSentEvent, StreamItem};
#[cfg(feature = "hyper")]
pub use transport::HyperTransport;
#[cfg(feature = "reqwest")]
pub use transport::ReqwestTransport;
#[cfg(feature = "streams")]
pub use transport::StreamBody;
pub use transport::{BoxFuture, Transport, TransportError, TransportErrorKind, TransportLimits};
#[cfg(feature = "webhooks")]
pub use twilio::webhook::{
    ChallengeEvent, ChallengeEventType, FactorEvent, FactorEventType, OtherEvent, WebhookError,
    WebhookErrorKind, WebhookEvent, WebhookValidator,
};
pub use twilio::{IntoSid, TwilioClient, codes};
pub use typed_operation::TypedOperation;
#[doc(hidden)]
pub use value::{
    Bounds, DecodeError, Discriminator, Enum, Field, FieldOrder, List, Map, MatchScore,
    NestedBounds, NumberEnum, Object, ObjectParts, ObjectShape, Param, ParameterLocation, Params,
    ParamsShape, Slot, Step, Style, Union, UnionShape, Variant, View, Wire, WireValue,
};
pub use value::{
    Date, DateTime, Extra, ExtraIter, FilePart, Nullable, ParseError, Redirect, Require, Seconds,
};

/// For the macros and the generator; not part of the public API.
///
/// Generated types call the functions by way of the macros; the generator calls those of `dynamic` for values whose types
/// are known only at run time.
#[doc(hidden)]
pub mod __private {
    pub use crate::media_type::is_json;
    pub use crate::percent::PATH_SEGMENT;
    pub use crate::server::{VariableValue, resolve as resolve_server};
    #[cfg(feature = "streams")]
    pub use crate::stream::Framing;
    #[cfg(feature = "code-descriptions")]
    pub use crate::twilio::code_descriptions::{CodeDescription, code_descriptions, kind_of_code};
    pub use crate::twilio::{Sid, sid};
    pub use crate::value::serde::{deserialize, serialize};
    pub use crate::value::text::{Text, text};
    pub use crate::value::{additional_properties, debug, dynamic, open_enum, open_number, params};
    #[cfg(feature = "clap")]
    pub use clap_builder;
    pub use serde_core;
}
