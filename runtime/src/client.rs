//! Clients, which all requests of a program share.

mod builder;
mod network;
mod user_agent;

use std::fmt;
use std::sync::Arc;

pub use self::builder::ClientBuilder;
use crate::SchemeCredentials;
use crate::connection::Connection;
use crate::settings::Overrides;

/// Credentials, transport and settings, shared by all clones.
///
/// The client of a generated crate wraps this one and has a method for each operation.
#[derive(Clone)]
pub struct Client(Arc<Inner>);

struct Inner {
    credentials: SchemeCredentials,
    connection: Connection,
}

impl Client {
    pub(crate) fn credentials(&self) -> &SchemeCredentials {
        &self.0.credentials
    }

    pub(crate) fn connection(&self) -> &Connection {
        &self.0.connection
    }
}

impl fmt::Debug for Client {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let connection = self.connection();
        let settings = Overrides::resolve(&Overrides::default(), &connection.overrides);
        let mut out = f.debug_struct("Client");
        if let Some(base_url) = &connection.base_url {
            out.field("base_url", base_url);
        }
        out.field("edge", &connection.edge)
            .field("credentials", self.credentials())
            .field("settings", &settings)
            .finish_non_exhaustive()
    }
}
