//! Converts calls to HTTP requests.

use bytes::Bytes;
use http::{HeaderValue, Method, header};

use super::Call;
use super::parts::Parts;
use crate::Error;

impl Call {
    /// Returns the HTTP request, without the client's credentials.
    pub(crate) fn to_http(&self) -> Result<http::Request<Bytes>, Error> {
        self.build()
            .map_err(|message| Error::argument(self.operation, message))
    }

    fn build(&self) -> Result<http::Request<Bytes>, String> {
        if let Some(error) = &self.error {
            return Err(error.clone());
        }
        let mut parts = Parts::new(
            self.operation.body_encoding(),
            self.client.connection().headers.clone(),
            &self.extra_parameters,
        );
        if let Some(media_type) = self.operation.response_media_type() {
            let media_type = HeaderValue::from_static(media_type);
            parts.headers.insert(header::ACCEPT, media_type);
        }
        let checks_ranges = self.client.connection().checks_ranges;
        parts.add_params(self.params.as_deref(), checks_ranges)?;
        for (name, value) in &self.extra_parameters {
            parts.add_extra(name, value)?;
        }
        let uri = self.url_with_query(&parts.take_query())?;
        let body = parts.encode_body(self.operation.request_media_type())?;
        if body.is_empty() && usually_has_body(self.operation.method()) {
            // RFC 9110, section 8.6. HTTP clients leave it out, and some servers respond with 411.
            let zero = HeaderValue::from_static("0");
            parts.headers.insert(header::CONTENT_LENGTH, zero);
        }
        if !self.headers.is_empty() {
            parts.headers.extend(self.headers.clone());
        }

        let mut request = http::Request::new(body);
        *request.method_mut() = self.operation.method().clone();
        *request.uri_mut() = uri;
        *request.headers_mut() = parts.headers;
        request.extensions_mut().insert(self.operation);
        #[cfg(feature = "testing")]
        self.attach_path_values(&mut request);
        Ok(request)
    }

    #[cfg(feature = "testing")]
    fn attach_path_values(&self, request: &mut http::Request<Bytes>) {
        let path_values = self.path_values.iter();
        let values = path_values.map(|value| (value.name, value.text.clone()));
        let extension = super::path_values::PathValues(values.collect());
        request.extensions_mut().insert(extension);
    }
}

/// Returns whether the method anticipates a body.
fn usually_has_body(method: &Method) -> bool {
    [Method::POST, Method::PUT, Method::PATCH, Method::QUERY].contains(method)
}
