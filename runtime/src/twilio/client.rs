//! Clients of Twilio's APIs.

use crate::{Client, ClientBuilder};

/// A client of one of Twilio's APIs, whose builder has settings for edges and regions.
///
/// The clients of generated crates implement it.
pub trait TwilioClient {}

impl TwilioClient for Client {}

impl<C: TwilioClient> ClientBuilder<C> {
    /// Sets the edge where requests enter Twilio's network, such as `sydney`: `verify.twilio.com` becomes
    /// `verify.sydney.us1.twilio.com`.
    pub fn edge(self, edge: impl Into<String>) -> Self {
        self.with_edge(Some(edge.into()))
    }

    /// Sets the region that stores the data, such as `au1`. It requires credentials of that region.
    ///
    /// Set the [`edge`](Self::edge) too: Twilio is retiring hosts with a region and no edge. With the feature
    /// `tracing`, building such a client logs a warning.
    pub fn region(self, region: impl Into<String>) -> Self {
        self.with_region(Some(region.into()))
    }
}
