//! The one way from a request to its answer, whatever it is for.

use std::time::{Duration, Instant};

use bytes::Bytes;
use http::{HeaderValue, StatusCode, header};

use crate::client::Client;
use crate::options::Bounds;
use crate::request::Call;
use crate::retry::Attempt;
use crate::{Error, Operation, Transport, Wire, encode, trace};

/// A 2xx answer, and how often the request was sent for it.
#[derive(Clone)]
pub(crate) struct Answer {
    pub(crate) http: http::Response<Bytes>,
    pub(crate) attempts: u32,
}

/// Sends a call and gives an answer with a 2xx status; any other is an error.
pub(crate) async fn send(call: Call) -> Result<Answer, Error> {
    let request = encode::http_request(&call)?;
    let wants = call.operation.needs_credentials();
    let authorized = request.headers().contains_key(header::AUTHORIZATION);
    let exchange = Exchange {
        transport: call.client.transport(),
        operation: call.operation,
        template: call.operation.path(),
        bounds: call.options.or(call.client.options()),
        credentials_of: (wants && !authorized).then_some(&call.client),
        personal: &|| encode::personal(&call),
    };
    exchange.run(request).await
}

/// What all attempts of one request have in common.
pub(crate) struct Exchange<'a> {
    pub(crate) transport: &'a dyn Transport,
    pub(crate) operation: &'static Operation,
    /// The path without values.
    pub(crate) template: &'a str,
    pub(crate) bounds: Bounds,
    /// Whose credentials go with it.
    pub(crate) credentials_of: Option<&'a Client>,
    /// Texts of the request that must not show in an error.
    pub(crate) personal: &'a (dyn Fn() -> Vec<String> + Sync),
}

impl Exchange<'_> {
    pub(crate) async fn run(&self, request: http::Request<Bytes>) -> Result<Answer, Error> {
        let started = Instant::now();
        let left = || self.bounds.timeout.saturating_sub(started.elapsed());
        let mut attempts = 0;
        let mut renewed = false;
        let mut uncertain = false;
        loop {
            let authorization = self
                .authorization(left())
                .await
                .map_err(|error| error.after(attempts, uncertain))?;
            attempts += 1;
            let error = match self
                .attempt(&request, authorization.as_ref(), attempts, left())
                .await
            {
                Ok(http) => return Ok(Answer { http, attempts }),
                Err(error) => error,
            };
            let refused = error.status() == Some(StatusCode::UNAUTHORIZED);
            if refused && !renewed && !left().is_zero() && self.discard(authorization.as_ref()) {
                renewed = true;
                continue;
            }
            uncertain |= error.may_have_been_processed();
            let wait = self.bounds.retry.retry(&Attempt {
                number: attempts,
                operation: self.operation,
                elapsed: started.elapsed(),
                error: &error,
            });
            match wait.filter(|wait| *wait < left()) {
                Some(wait) => self.transport.sleep(wait).await,
                None => return Err(error.after(attempts, uncertain)),
            }
        }
    }

    async fn attempt(
        &self,
        request: &http::Request<Bytes>,
        authorization: Option<&HeaderValue>,
        number: u32,
        left: Duration,
    ) -> Result<http::Response<Bytes>, Error> {
        let mut request = request.clone();
        // The only place where credentials enter a request.
        if let Some(authorization) = authorization {
            request
                .headers_mut()
                .insert(header::AUTHORIZATION, authorization.clone());
        }
        let mut limits = self.bounds.attempt;
        limits.timeout = limits.timeout.min(left);
        let server = server(&request);
        let span = trace::Attempt::new(self.template, &request, number);
        let result = span.run(self.transport.send(request, limits)).await;
        let error = match result {
            Ok(answer) if self.operation.is_success(answer.status()) => return Ok(answer),
            Ok(answer) => Error::refused(self.operation, answer, &(self.personal)()),
            Err(cause) => Error::unanswered(self.operation, &server, limits.timeout, cause),
        };
        Err(error)
    }

    async fn authorization(&self, left: Duration) -> Result<Option<HeaderValue>, Error> {
        let Some(client) = self.credentials_of else {
            return Ok(None);
        };
        let header = client.credentials().authorization(client, left).await;
        header
            .map(Some)
            .map_err(|cause| Error::without_token(self.operation, cause))
    }

    /// Whether other credentials than these can be had.
    fn discard(&self, authorization: Option<&HeaderValue>) -> bool {
        match (self.credentials_of, authorization) {
            (Some(client), Some(used)) => client.credentials().discard(used),
            _ => false,
        }
    }
}

/// Scheme, host and port.
fn server(request: &http::Request<Bytes>) -> String {
    let uri = request.uri();
    let authority = uri.authority().map_or("", |authority| authority.as_str());
    format!("{}://{authority}", uri.scheme_str().unwrap_or_default())
}

/// Reads the value of an answer.
pub(crate) fn read(
    operation: &'static Operation,
    answer: &Answer,
    value: &mut dyn Wire,
) -> Result<(), Error> {
    value
        .decode_response(&answer.http)
        .map_err(|cause| Error::unreadable(operation, answer.clone(), cause))
}
