//! A `tracing` span per attempt, with the feature `tracing`.

use bytes::Bytes;

use crate::{BoxFuture, TransportError};

type AttemptResult = Result<http::Response<Bytes>, TransportError>;

/// The span of an attempt at sending a request.
pub(crate) struct AttemptSpan {
    #[cfg(feature = "tracing")]
    span: tracing::Span,
}

#[cfg(not(feature = "tracing"))]
impl AttemptSpan {
    pub(crate) fn new(_path_template: &str, _request: &http::Request<Bytes>, _number: u32) -> Self {
        Self {}
    }

    pub(crate) async fn run(self, attempt: BoxFuture<'_, AttemptResult>) -> AttemptResult {
        attempt.await
    }
}

#[cfg(feature = "tracing")]
impl AttemptSpan {
    /// Creates the span with the names of OpenTelemetry's semantic conventions for HTTP clients. It contains only the
    /// method and the server of the request: paths, queries, headers and bodies contain personal data.
    pub(crate) fn new(path_template: &str, request: &http::Request<Bytes>, number: u32) -> Self {
        use tracing::field::Empty;

        let uri = request.uri();
        let method = request.method().as_str();
        let https = uri.scheme_str() == Some("https");
        let span = tracing::info_span!(
            "twilio.request",
            otel.name = display(format_args!("{method} {path_template}")),
            otel.kind = "client",
            http.request.method = method,
            url.template = path_template,
            server.address = uri.host(),
            server.port = uri.port_u16().unwrap_or(if https { 443 } else { 80 }),
            http.request.resend_count = Empty,
            http.response.status_code = Empty,
            error.type = Empty,
            twilio.request_id = Empty,
        );
        if number > 1 {
            span.record("http.request.resend_count", number - 1);
        }
        Self { span }
    }

    /// Runs the attempt within the span and records its result.
    pub(crate) async fn run(self, attempt: BoxFuture<'_, AttemptResult>) -> AttemptResult {
        use tracing::Instrument as _;

        let result = attempt.instrument(self.span.clone()).await;
        match &result {
            Ok(response) => {
                let status = response.status();
                self.span
                    .record("http.response.status_code", status.as_u16());
                if !status.is_success() {
                    self.span.record("error.type", status.as_str());
                }
                if let Some(id) = crate::twilio::request_id::request_id(response.headers()) {
                    self.span.record("twilio.request_id", id);
                }
            }
            Err(error) => {
                self.span.record("error.type", error.kind().as_str());
            }
        }
        result
    }
}
