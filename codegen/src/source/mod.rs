//! Positioned text: YAML and JSON syntax, the source map, JSON Pointers.

pub(crate) mod plain;
mod pointer;
mod scan;
pub(crate) mod syntax;

pub use pointer::Pointer;
pub(crate) use scan::Scan;
