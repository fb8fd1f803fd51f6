//! Twilio's edges and regions.

use std::borrow::Cow;

use crate::Error;

const DOMAIN: &str = "twilio.com";

/// The region of hosts with an edge and no region.
const DEFAULT_REGION: &str = "us1";

/// The edge where requests enter Twilio's network, and the region that stores the data.
#[derive(Clone, Debug, Default)]
pub(crate) struct Edge {
    edge: Option<String>,
    region: Option<String>,
}

impl Edge {
    /// Both become part of the host name that credentials are sent to, so they must not contain anything else.
    pub(crate) fn new(edge: Option<String>, region: Option<String>) -> Result<Self, Error> {
        for (name, value) in [("edge", &edge), ("region", &region)] {
            if value.as_ref().is_some_and(|value| !is_label(value)) {
                return Err(Error::configuration(format!(
                    "the {name} must consist of letters, digits and hyphens, like `sydney` or `au1`"
                )));
            }
        }
        Ok(Self { edge, region })
    }

    /// Returns whether there is a region without an edge. Twilio is retiring such hosts.
    pub(crate) fn is_region_alone(&self) -> bool {
        self.edge.is_none() && self.region.is_some()
    }

    /// Returns the server at this edge and region: `https://verify.twilio.com` becomes
    /// `https://verify.sydney.au1.twilio.com`.
    pub(crate) fn apply_to<'a>(&self, server: Cow<'a, str>) -> Cow<'a, str> {
        self.applied_to(&server).map_or(server, Cow::Owned)
    }

    /// Returns the server at this edge and region, unless it stays the same.
    fn applied_to(&self, server: &str) -> Option<String> {
        if self.edge.is_none() && self.region.is_none() {
            return None;
        }
        let (scheme, address) = server.split_once("://").unwrap_or(("https", server));
        let host_end = address.find(['/', ':']).unwrap_or(address.len());
        let (host, port_and_path) = address.split_at(host_end);
        let subdomain = host.strip_suffix(DOMAIN)?.strip_suffix('.')?;
        let labels: Vec<_> = subdomain.split('.').collect();
        let (product, own_edge, own_region) = match labels[..] {
            [product] => (product, None, None),
            [product, region] => (product, None, Some(region)),
            [product, edge, region] => (product, Some(edge), Some(region)),
            _ => return None,
        };
        let edge = self.edge.as_deref().or(own_edge);
        let region = self
            .region
            .as_deref()
            .or(own_region)
            .or_else(|| edge.map(|_| DEFAULT_REGION));
        let new_labels = [Some(product), edge, region, Some(DOMAIN)];
        let host = new_labels
            .into_iter()
            .flatten()
            .collect::<Vec<_>>()
            .join(".");
        Some(format!("{scheme}://{host}{port_and_path}"))
    }
}

fn is_label(text: &str) -> bool {
    let allowed = |c: char| c.is_ascii_alphanumeric() || c == '-';
    !text.is_empty() && text.chars().all(allowed)
}
