//! The transport and settings of a client, without its credentials.

use std::borrow::Cow;
use std::sync::Arc;

use http::HeaderMap;

use crate::settings::Overrides;
use crate::twilio::edge::Edge;
use crate::{Operation, Transport};

/// The transport and settings that requests are sent with.
#[derive(Clone)]
pub(crate) struct Connection {
    pub(crate) transport: Arc<dyn Transport>,
    pub(crate) base_url: Option<String>,
    pub(crate) edge: Edge,
    /// The headers of every request.
    pub(crate) headers: HeaderMap,
    pub(crate) overrides: Overrides,
}

impl Connection {
    /// Returns the URL that an operation's path is appended to, without a slash at the end.
    pub(crate) fn server(&self, operation: &Operation) -> Cow<'_, str> {
        match &self.base_url {
            Some(base_url) => match operation.own_server_path() {
                "" => Cow::Borrowed(base_url),
                path => Cow::Owned(format!("{base_url}{path}")),
            },
            None => self.edge.apply_to(operation.server()),
        }
    }
}
