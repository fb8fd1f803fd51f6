//! The transport and settings of a client, without its credentials.

use std::borrow::Cow;
use std::sync::Arc;

use http::HeaderMap;

use crate::concurrency::Concurrency;
use crate::interceptor::Interceptor;
use crate::retry::RetryBudget;
use crate::server::VariableValues;
use crate::settings::Overrides;
use crate::twilio::edge::Edge;
use crate::{Operation, Transport};

/// The transport and settings that requests are sent with.
#[derive(Clone)]
pub(crate) struct Connection {
    pub(crate) transport: Arc<dyn Transport>,
    pub(crate) base_url: Option<String>,
    /// The URL of the API's server, if the client chooses it.
    pub(crate) api_server: Option<String>,
    /// The URL that stands for servers whose hosts are not known, in tests.
    pub(crate) placeholder_server: Option<&'static str>,
    pub(crate) server_variables: Box<VariableValues>,
    pub(crate) edge: Edge,
    /// The headers of every request.
    pub(crate) headers: HeaderMap,
    pub(crate) overrides: Overrides,
    /// Whether numbers outside of the ranges in the API's description are errors.
    pub(crate) checks_ranges: bool,
    pub(crate) retry_budget: RetryBudget,
    pub(crate) concurrency: Option<Arc<Concurrency>>,
    pub(crate) interceptors: Vec<Arc<dyn Interceptor>>,
}

impl Connection {
    /// Returns the URL that an operation's path is appended to, without a slash at the end.
    pub(crate) fn server(&self, operation: &Operation) -> Result<Cow<'_, str>, String> {
        match (&self.base_url, operation.server_if_own()) {
            (Some(base_url), None) => Ok(Cow::Borrowed(base_url)),
            (Some(base_url), Some(own)) => {
                let path = own.path(&self.server_variables)?;
                Ok(Cow::Owned(format!("{base_url}{path}")))
            }
            (None, _) => match (self.described_server(operation), self.placeholder_server) {
                (Ok(server), None) => Ok(self.edge.apply_to(server)),
                (Ok(server), Some(_)) if server.contains("://") && !server.contains('{') => {
                    Ok(server)
                }
                (_, Some(placeholder)) => Ok(Cow::Borrowed(placeholder)),
                (Err(error), None) => Err(error),
            },
        }
    }

    /// Returns the URL of an operation's server in the API's description, which a base URL replaces.
    pub(crate) fn described_server(&self, operation: &Operation) -> Result<Cow<'_, str>, String> {
        match (operation.server_if_own(), &self.api_server) {
            (Some(own), _) => own.url(&self.server_variables).map(Cow::Owned),
            (None, Some(api_server)) => Ok(Cow::Borrowed(api_server)),
            (None, None) => Ok(Cow::Borrowed(operation.server())),
        }
    }
}
