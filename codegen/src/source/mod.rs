//! Positioned text: YAML and JSON syntax, the source map, JSON Pointers.
//!
//! This is the lowest layer: it knows nothing about OpenAPI, and its errors have no codes yet.

mod error;
mod location;
mod map;
mod parse;
mod pointer;
mod scanner;
mod yaml;

pub(crate) use error::{SyntaxError, SyntaxErrorKind};
pub use location::Location;
pub(crate) use map::{Focus, SourceMap};
pub(crate) use parse::{Source, parse};
pub use pointer::Pointer;
