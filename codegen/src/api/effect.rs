//! The effects of operations.

use serde::Serialize;

/// What a request does, beyond the rules of its method: programs that act for people ask before some effects.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "lowercase")]
pub enum Effect {
    /// It changes nothing.
    Read,
    /// It creates or changes something.
    Write,
    /// It sends a message to a person, which cannot be taken back.
    Send {
        /// The parameter that says to whom, by its name on the wire.
        #[serde(skip_serializing_if = "Option::is_none")]
        recipient: Option<String>,
    },
    /// It deletes something.
    Delete,
}
