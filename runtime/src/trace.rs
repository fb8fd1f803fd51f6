//! One span for each time that a request is sent, with the feature `tracing`; without it, nothing.

use bytes::Bytes;

use crate::{BoxFuture, TransportError};

type Sent = Result<http::Response<Bytes>, TransportError>;

/// One sending of a request.
pub(crate) struct Attempt {
    #[cfg(feature = "tracing")]
    span: tracing::Span,
}

#[cfg(not(feature = "tracing"))]
impl Attempt {
    pub(crate) fn new(_template: &str, _request: &http::Request<Bytes>, _number: u32) -> Self {
        Self {}
    }

    pub(crate) async fn run(self, sending: BoxFuture<'_, Sent>) -> Sent {
        sending.await
    }
}

#[cfg(feature = "tracing")]
impl Attempt {
    /// The names are those of OpenTelemetry's semantic conventions for HTTP clients. Nothing comes from the
    /// request but its method and server: paths, queries, headers and bodies have personal data in them.
    pub(crate) fn new(template: &str, request: &http::Request<Bytes>, number: u32) -> Self {
        use tracing::field::Empty;

        let uri = request.uri();
        let method = request.method().as_str();
        let https = uri.scheme_str() == Some("https");
        let span = tracing::info_span!(
            "twilio.request",
            otel.name = display(format_args!("{method} {template}")),
            otel.kind = "client",
            http.request.method = method,
            url.template = template,
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

    pub(crate) async fn run(self, sending: BoxFuture<'_, Sent>) -> Sent {
        use tracing::Instrument as _;

        let sent = sending.instrument(self.span.clone()).await;
        match &sent {
            Ok(answer) => {
                let status = answer.status();
                self.span
                    .record("http.response.status_code", status.as_u16());
                if !status.is_success() {
                    self.span.record("error.type", status.as_str());
                }
                if let Some(id) = crate::response::request_id(answer.headers()) {
                    self.span.record("twilio.request_id", id);
                }
            }
            Err(error) => {
                self.span.record("error.type", error.kind().as_str());
            }
        }
        sent
    }
}
