//! The URL of a webhook, exactly as written: normalization would invalidate the signature.

use http::Uri;

use super::error::{WebhookError, WebhookErrorKind};

/// A URL, split into the parts that Twilio signs or omits.
pub(super) struct SignedUrl<'a> {
    text: &'a str,
    /// Including `://`.
    scheme: &'a str,
    /// Including `@`, or empty.
    user_info: &'a str,
    host: &'a str,
    /// Including `:`; the default port of the scheme if there is none.
    port: &'a str,
    /// The path and query. A fragment is never sent; in Twilio's settings it contains connection options.
    path_and_query: &'a str,
}

impl<'a> SignedUrl<'a> {
    pub(super) fn parse(text: &'a str) -> Result<Self, WebhookError> {
        Self::split(text).ok_or_else(|| WebhookError::new(WebhookErrorKind::InvalidUrl, Some(text)))
    }

    fn split(text: &'a str) -> Option<Self> {
        let (scheme, after_scheme) = text.split_at(text.find("://")? + 3);
        let default_port = match scheme.to_ascii_lowercase().as_str() {
            "https://" | "wss://" => ":443",
            "http://" | "ws://" => ":80",
            _ => return None,
        };
        let before_fragment = after_scheme.split('#').next()?;
        let path_start = before_fragment.find(['/', '?']);
        let (authority, path_and_query) =
            before_fragment.split_at(path_start.unwrap_or(before_fragment.len()));
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
            path_and_query,
        })
    }

    pub(super) fn text(&self) -> &'a str {
        self.text
    }

    /// Returns the forms that Twilio may have signed, depending on the product: with and without port, with and without
    /// user name and password.
    pub(super) fn signed_forms(&self) -> impl Iterator<Item = [&'a str; 5]> + use<'a> {
        let &Self {
            scheme,
            user_info,
            host,
            port,
            path_and_query,
            ..
        } = self;
        let forms = [user_info, ""].into_iter().flat_map(move |user_info| {
            [port, ""].map(|port| [scheme, user_info, host, port, path_and_query])
        });
        forms.take(if user_info.is_empty() { 2 } else { 4 })
    }

    /// Returns the values of the query parameter `bodySHA256`.
    pub(super) fn body_hashes(&self) -> impl Iterator<Item = String> + use<'a> {
        let query = self
            .path_and_query
            .split_once('?')
            .map_or("", |(_, query)| query);
        form_urlencoded::parse(query.as_bytes())
            .filter(|(name, _)| name == "bodySHA256")
            .map(|(_, value)| value.into_owned())
    }
}

/// Returns the public URL that Twilio called, given the part of it that reached the server.
pub(super) fn public(base_url: &str, uri: &Uri) -> Result<String, WebhookError> {
    if base_url.contains(['?', '#']) {
        return Err(WebhookError::new(
            WebhookErrorKind::InvalidUrl,
            Some(base_url),
        ));
    }
    let path = uri.path_and_query().map_or("/", |path| path.as_str());
    Ok(format!("{}{path}", base_url.trim_end_matches('/')))
}
