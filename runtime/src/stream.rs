//! Responses that are streams of items: server-sent events, newline-delimited JSON, and JSON text sequences.

#[cfg(feature = "blocking")]
mod blocking;
mod events;
mod frame;
mod framing;
mod item;
mod item_stream;
mod json_text;
mod lines;
mod opening;
mod parser;
mod reader;
mod receiver;
mod records;
mod request;
mod resumption;
mod value_source;

pub use framing::Framing;
pub use item::{ServerSentEvent, StreamItem};
pub use item_stream::ItemStream;
