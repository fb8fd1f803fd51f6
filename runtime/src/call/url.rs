//! The URL of a call.

use http::Uri;

use super::Call;

/// The space for the values in most paths.
const PATH_VALUES: usize = 64;

impl Call {
    /// Returns the URL with an encoded query, which may be empty.
    pub(super) fn url_with_query(&self, query: &str) -> Result<Uri, String> {
        if let Some(url) = &self.url {
            return Ok(url.clone());
        }
        let mut url = self.server_and_path()?;
        if !query.is_empty() {
            // The path can have a query of its own.
            url.push(if url.contains('?') { '&' } else { '?' });
            url.push_str(query);
        }
        Uri::try_from(url).map_err(|error| format!("its URL is not valid ({error})"))
    }

    fn server_and_path(&self) -> Result<String, String> {
        let server = self.server()?;
        let length = server.len() + self.operation.path().len() + PATH_VALUES;
        let mut url = String::with_capacity(length);
        url.push_str(&server);
        if !url.starts_with("http://") && !url.starts_with("https://") {
            let path = match (url.is_empty(), self.operation.server_if_own()) {
                (false, None) => format!(", followed by `{url}`"),
                _ => String::new(),
            };
            return Err(format!(
                "the API's description does not contain the host of its server; set the client's base URL with \
                 `.base_url(..)` to the host{path}"
            ));
        }
        let mut template = self.operation.path();
        while let Some((literal, rest)) = template.split_once('{') {
            let (name, rest) = rest.split_once('}').unwrap_or((rest, ""));
            url.push_str(literal);
            let value = self.path_values.iter().find(|value| value.name == name);
            let value = value.ok_or_else(|| format!("{name} has no value"))?;
            url.push_str(&value.segment);
            template = rest;
        }
        url.push_str(template);
        Ok(url)
    }
}
