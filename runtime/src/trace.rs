//! Spans and events for `tracing`, with the feature `tracing`.
//!
//! They contain only the method and the server of a request: paths, queries, headers and bodies contain personal data.

use std::time::Duration;

use bytes::Bytes;

use crate::interceptor::AttemptResult;
use crate::{BoxFuture, Error, Operation};

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
    /// Creates the span with the names of OpenTelemetry's semantic conventions for HTTP clients.
    pub(crate) fn new(path_template: &str, request: &http::Request<Bytes>, number: u32) -> Self {
        use tracing::field::Empty;

        let uri = request.uri();
        let method = request.method().as_str();
        let span = tracing::info_span!(
            "twilio.request",
            otel.name = display(format_args!("{method} {path_template}")),
            otel.kind = "client",
            http.request.method = method,
            url.template = path_template,
            server.address = uri.host(),
            server.port = port(uri),
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

#[cfg(feature = "tracing")]
fn port(uri: &http::Uri) -> u16 {
    let https = uri.scheme_str() == Some("https");
    uri.port_u16().unwrap_or(if https { 443 } else { 80 })
}

/// An event with the facts about an error.
#[cfg(feature = "tracing")]
macro_rules! failure_event {
    ($level:ident, $operation:expr, $attempt:expr, $error:expr, $($rest:tt)*) => {
        tracing::event!(
            tracing::Level::$level,
            operation = $operation.id(),
            attempt = $attempt,
            error.type = $error.type_name(),
            http.response.status_code = $error.status().map(|status| status.as_u16()),
            twilio.code = $error.code(),
            twilio.request_id = $error.request_id(),
            $($rest)*
        )
    };
}

/// Events of a request.
pub(crate) struct Events(
    #[cfg_attr(
        not(feature = "tracing"),
        expect(dead_code, reason = "there are no events")
    )]
    pub(crate) &'static Operation,
);

#[cfg(not(feature = "tracing"))]
impl Events {
    pub(crate) fn attempt_ended(
        &self,
        _: &http::Request<Bytes>,
        _: &str,
        _: &AttemptResult,
        _: Duration,
    ) {
    }

    pub(crate) fn attempt_failed(&self, _attempt: u32, _error: &Error) {}

    pub(crate) fn waiting(&self, _attempt: u32, _delay: Duration) {}

    pub(crate) fn retrying(&self, _attempt: u32) {}

    pub(crate) fn budget_is_exhausted(&self, _attempt: u32) {}

    pub(crate) fn failed(&self, _error: &Error) {}

    pub(crate) fn token_renewed(&self) {}
}

#[cfg(feature = "tracing")]
impl Events {
    /// The duration of an attempt, in the form that `tracing-opentelemetry` turns into the metric
    /// `http.client.request.duration`.
    pub(crate) fn attempt_ended(
        &self,
        request: &http::Request<Bytes>,
        path_template: &str,
        result: &AttemptResult,
        duration: Duration,
    ) {
        let status = result.as_ref().ok().map(http::Response::status);
        let failed_status = status.filter(|status| !self.0.is_success(*status));
        let error_type = match result {
            Ok(_) => failed_status.as_ref().map(http::StatusCode::as_str),
            Err(error) => Some(error.kind().as_str()),
        };
        tracing::trace!(
            histogram.http.client.request.duration = duration.as_secs_f64(),
            http.request.method = request.method().as_str(),
            url.template = path_template,
            server.address = request.uri().host(),
            server.port = port(request.uri()),
            http.response.status_code = status.map(|status| status.as_u16()),
            error.type = error_type,
        );
    }

    pub(crate) fn attempt_failed(&self, attempt: u32, error: &Error) {
        failure_event!(INFO, self.0, attempt, error, "an attempt failed");
    }

    pub(crate) fn waiting(&self, attempt: u32, delay: Duration) {
        let delay = crate::duration::text(delay);
        tracing::debug!(
            operation = self.0.id(),
            attempt,
            delay,
            "waiting before a retry"
        );
    }

    pub(crate) fn retrying(&self, attempt: u32) {
        tracing::info!(operation = self.0.id(), attempt, "retrying a request");
    }

    pub(crate) fn budget_is_exhausted(&self, attempt: u32) {
        tracing::warn!(
            operation = self.0.id(),
            attempt,
            "not retrying a request, because the retry budget is exhausted"
        );
    }

    pub(crate) fn failed(&self, error: &Error) {
        failure_event!(WARN, self.0, error.attempts(), error, "a request failed");
    }

    pub(crate) fn token_renewed(&self) {
        tracing::info!(operation = self.0.id(), "obtained an access token");
    }
}
