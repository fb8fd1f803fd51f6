//! The URL of a webhook, as it was written: whatever is normalised is no longer what was signed.

use http::Uri;

use super::{WebhookError, WebhookErrorKind};

/// A URL in the parts that Twilio signs or leaves out.
pub(super) struct SignedUrl<'a> {
    text: &'a str,
    /// With `://`.
    scheme: &'a str,
    /// With `@`, or empty.
    user_info: &'a str,
    host: &'a str,
    /// With `:`; the scheme's own if none is written.
    port: &'a str,
    /// The path and the query. A fragment is never sent; in Twilio's settings it says how to connect.
    rest: &'a str,
}

impl<'a> SignedUrl<'a> {
    pub(super) fn parse(text: &'a str) -> Result<Self, WebhookError> {
        Self::split(text).ok_or_else(|| WebhookError::new(WebhookErrorKind::InvalidUrl, text))
    }

    fn split(text: &'a str) -> Option<Self> {
        let (scheme, after) = text.split_at(text.find("://")? + 3);
        let default_port = match scheme.to_ascii_lowercase().as_str() {
            "https://" | "wss://" => ":443",
            "http://" | "ws://" => ":80",
            _ => return None,
        };
        let after = after.split('#').next()?;
        let (authority, rest) = after.split_at(after.find(['/', '?']).unwrap_or(after.len()));
        let (user_info, address) = authority.split_at(authority.rfind('@').map_or(0, |at| at + 1));
        // The colons of an IPv6 address are in brackets.
        let host_end = address.rfind(']').map_or(0, |bracket| bracket + 1);
        let colon = address[host_end..].find(':').map(|at| host_end + at);
        let (host, port) = address.split_at(colon.unwrap_or(address.len()));
        (!host.is_empty()).then_some(Self {
            text,
            scheme,
            user_info,
            host,
            port: if port.is_empty() { default_port } else { port },
            rest,
        })
    }

    pub(super) fn text(&self) -> &'a str {
        self.text
    }

    /// What Twilio may have signed, depending on the product: with and without the port, with and without the user
    /// name and password.
    pub(super) fn forms(&self) -> impl Iterator<Item = [&'a str; 5]> + use<'a> {
        let &Self {
            scheme,
            user_info,
            host,
            port,
            rest,
            ..
        } = self;
        let forms = [user_info, ""].into_iter().flat_map(move |user_info| {
            [port, ""].map(|port| [scheme, user_info, host, port, rest])
        });
        forms.take(if user_info.is_empty() { 2 } else { 4 })
    }

    /// The values of the query parameter `bodySHA256`.
    pub(super) fn body_hashes(&self) -> impl Iterator<Item = String> + use<'a> {
        let query = self.rest.split_once('?').map_or("", |(_, query)| query);
        form_urlencoded::parse(query.as_bytes())
            .filter(|(name, _)| name == "bodySHA256")
            .map(|(_, value)| value.into_owned())
    }
}

/// The URL as Twilio called it, of what the server got of it and what it knows.
pub(super) fn public(base_url: &str, uri: &Uri) -> Result<String, WebhookError> {
    if base_url.contains(['?', '#']) {
        return Err(WebhookError::new(WebhookErrorKind::InvalidUrl, base_url));
    }
    let path = uri.path_and_query().map_or("/", |path| path.as_str());
    Ok(format!("{}{path}", base_url.trim_end_matches('/')))
}
