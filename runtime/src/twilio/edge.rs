//! Where in the world Twilio answers.

use std::borrow::Cow;

use crate::Error;

const DOMAIN: &str = "twilio.com";

/// The edge by which requests enter Twilio's network, and the region that keeps the data.
#[derive(Debug, Default)]
pub(crate) struct Edge {
    edge: Option<String>,
    region: Option<String>,
}

impl Edge {
    /// Both are parts of a host name; the credentials go to that host, so nothing else may come in with them.
    pub(crate) fn new(edge: Option<String>, region: Option<String>) -> Result<Self, Error> {
        for (name, value) in [("edge", &edge), ("region", &region)] {
            let label = |c: char| c.is_ascii_alphanumeric() || c == '-';
            if value
                .as_ref()
                .is_some_and(|value| value.is_empty() || !value.chars().all(label))
            {
                return Err(Error::configuration(format!(
                    "the {name} must consist of letters, digits and hyphens, like `sydney` or `au1`"
                )));
            }
        }
        Ok(Self { edge, region })
    }

    /// Twilio is retiring the hosts that have a region and no edge.
    pub(crate) fn is_region_alone(&self) -> bool {
        self.edge.is_none() && self.region.is_some()
    }

    /// The server that stands for this one: `https://verify.twilio.com` is `https://verify.sydney.au1.twilio.com`.
    pub(crate) fn of<'a>(&self, server: &'a str) -> Cow<'a, str> {
        if self.edge.is_none() && self.region.is_none() {
            return Cow::Borrowed(server);
        }
        let (scheme, rest) = server.split_once("://").unwrap_or(("https", server));
        let end = rest.find(['/', ':']).unwrap_or(rest.len());
        let (host, rest) = rest.split_at(end);
        let Some(product) = host
            .strip_suffix(DOMAIN)
            .and_then(|rest| rest.strip_suffix('.'))
        else {
            return Cow::Borrowed(server);
        };
        let pieces: Vec<_> = product.split('.').collect();
        let (product, edge, region) = match pieces[..] {
            [product] => (product, None, None),
            [product, region] => (product, None, Some(region)),
            [product, edge, region] => (product, Some(edge), Some(region)),
            _ => return Cow::Borrowed(server),
        };
        let edge = self.edge.as_deref().or(edge);
        let region = self.region.as_deref().or(region);
        let region = region.or_else(|| edge.map(|_| "us1"));
        let pieces = [Some(product), edge, region, Some(DOMAIN)];
        let host: Vec<_> = pieces.into_iter().flatten().collect();
        Cow::Owned(format!("{scheme}://{}{rest}", host.join(".")))
    }
}
