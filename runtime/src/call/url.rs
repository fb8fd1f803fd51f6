//! The URL of a call.

use http::Uri;

use super::Call;

impl Call {
    /// Returns the URL with an encoded query, which may be empty.
    pub(super) fn url_with_query(&self, query: &str) -> Result<Uri, String> {
        if let Some(url) = &self.url {
            return Ok(url.clone());
        }
        let url = self.server_and_path()?;
        // The path can have a query of its own.
        let separator = if url.contains('?') { '&' } else { '?' };
        let whole = match query {
            "" => url,
            query => format!("{url}{separator}{query}"),
        };
        whole
            .parse()
            .map_err(|error| format!("its URL is not valid ({error})"))
    }

    fn server_and_path(&self) -> Result<String, String> {
        let mut url = self.server()?.into_owned();
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
