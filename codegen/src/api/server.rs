//! Servers.

use serde::Serialize;

use super::{Docs, RustName};

/// A server that requests can be sent to.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Server {
    /// The Rust name of its constant.
    pub name: RustName,
    /// The URL, percent-encoded, without a slash at its end; variables are in braces. Empty, or only a path, where the
    /// document leaves the host to the user.
    pub url: String,
    /// The document's description.
    #[serde(skip_serializing_if = "Docs::is_empty")]
    pub docs: Docs,
    /// The variables, in the order of the URL.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub variables: Vec<ServerVariable>,
}

/// A variable in the URL of a server.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct ServerVariable {
    /// The name in braces.
    pub name: String,
    /// The default value; absent where the document does not define the variable.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub default: Option<String>,
    /// The values that the document lists.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub values: Vec<String>,
    /// The document's description.
    #[serde(skip_serializing_if = "Docs::is_empty")]
    pub docs: Docs,
}

impl Server {
    /// Whether its URL has a host.
    pub fn has_host(&self) -> bool {
        self.url.contains("://") || self.url.starts_with('{')
    }
}
