//! The arguments of the tools that make calls.

use serde::Deserialize;
use serde_json::{Map, Value};

/// A call as a model asks for it.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct CallArguments {
    /// The operation, by its name in Rust or in the document.
    pub(crate) operation: Option<String>,
    /// The parameters, by their names in Rust or on the wire.
    #[serde(default)]
    pub(crate) arguments: Map<String, Value>,
    /// Whether the request is only shown.
    #[serde(default)]
    pub(crate) dry_run: bool,
    /// The position in an earlier result.
    pub(crate) cursor: Option<String>,
}
