//! The URL of a call.

use http::Uri;

use super::Call;

impl Call {
    /// Returns the URL with an encoded query, which may be empty.
    pub(super) fn url_with_query(&self, query: &str) -> Result<Uri, String> {
        if let Some(url) = &self.url {
            return Ok(url.clone());
        }
        let path = self.server_and_path()?;
        let url = match query {
            "" => path,
            query => format!("{path}?{query}"),
        };
        url.parse()
            .map_err(|error| format!("its URL is not valid ({error})"))
    }

    fn server_and_path(&self) -> Result<String, String> {
        let mut url = self.server().into_owned();
        if !url.starts_with("http") {
            let path = match self.operation.own_server_path() {
                "" => format!(", with the path `{url}/`"),
                _ => String::new(),
            };
            return Err(format!(
                "the API's description does not contain the host of its server; set the client's base URL{path}"
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
