//! Positioned text: YAML and JSON syntax, the files of a document, source maps, JSON Pointers.
//!
//! This is the lowest layer: it knows nothing about OpenAPI, and its errors have no codes yet.

mod edit;
mod emit;
mod error;
mod exact;
mod json;
mod location;
mod map;
mod maps;
mod origins;
mod parse;
mod pointer;
mod reference;
mod scalar;
mod scanner;
mod sources;
mod tokens;
mod tree;

pub(crate) use edit::edit;
pub(crate) use error::{SyntaxError, SyntaxErrorKind};
pub use location::Location;
pub(crate) use map::Focus;
use map::SourceMap;
pub(crate) use maps::SourceMaps;
pub(crate) use origins::Origins;
use parse::{Source, parse};
pub use pointer::{Pointer, file_next_to};
pub(crate) use pointer::{child, child_mut};
pub(crate) use reference::{InvalidReference, location};
pub use sources::ReadFile;
pub(crate) use sources::{NoValue, Sources, open};
