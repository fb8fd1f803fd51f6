//! Sends a request, with as many attempts as it takes.

mod authorization;
mod exchange;

use std::time::{Duration, Instant};

use bytes::Bytes;
use http::StatusCode;

pub(crate) use self::authorization::{Authorization, Credential};
pub(crate) use self::exchange::{Exchange, Whole};
use crate::concurrency::Permit;
use crate::connection::Connection;
use crate::interceptor::{self, AttemptResult};
use crate::raw_response::RawResponse;
use crate::retry::Attempt;
use crate::settings::Settings;
use crate::trace::{AttemptSpan, Events};
use crate::{
    BoxFuture, Error, Operation, TransportError, TransportErrorKind, TransportLimits, parse, race,
};

/// Provides the credentials of requests.
pub(crate) trait Authorizer: Send + Sync {
    /// Returns the credentials, within the time that is left.
    fn authorization<'a>(
        &'a self,
        connection: &'a Connection,
        time_left: Duration,
    ) -> BoxFuture<'a, Result<Authorization, Error>>;

    /// Discards credentials that the server rejected. Returns whether others can be obtained.
    fn discard(&self, rejected: &Authorization) -> bool;
}

/// All attempts at sending a request.
pub(crate) struct Attempts<'a> {
    pub(crate) connection: &'a Connection,
    pub(crate) operation: &'static Operation,
    /// The path without the values of its parameters.
    pub(crate) path_template: &'a str,
    pub(crate) settings: Settings,
    pub(crate) authorizer: Option<&'a dyn Authorizer>,
    pub(crate) exchange: &'a dyn Exchange,
    /// Returns the texts in the request that must not appear in errors.
    pub(crate) sensitive_texts: &'a (dyn Fn() -> Vec<String> + Sync),
}

impl Attempts<'_> {
    pub(crate) async fn send(&self, request: http::Request<Bytes>) -> Result<RawResponse, Error> {
        let result = self.send_with_retries(&request).await;
        match &result {
            Ok(response) => self
                .connection
                .retry_budget
                .add_success(response.attempts > 1),
            Err(error) => self.events().failed(error),
        }
        result
    }

    async fn send_with_retries(
        &self,
        request: &http::Request<Bytes>,
    ) -> Result<RawResponse, Error> {
        let started = Instant::now();
        let time_left = || self.settings.timeout.saturating_sub(started.elapsed());
        let mut attempts = 0;
        let mut reauthorized = false;
        let mut may_have_been_processed = false;
        loop {
            let authorization = self
                .authorization(time_left())
                .await
                .map_err(|error| error.after(attempts, may_have_been_processed))?;
            attempts += 1;
            if attempts > 1 {
                self.events().retrying(attempts);
            }
            let error = match self
                .attempt(request, &authorization, attempts, time_left())
                .await
            {
                Ok(http) => return Ok(RawResponse { http, attempts }),
                Err(error) => error,
            };
            self.events().attempt_failed(attempts, &error);
            let unauthorized = error.status() == Some(StatusCode::UNAUTHORIZED);
            if unauthorized
                && !reauthorized
                && !time_left().is_zero()
                && self.discard(&authorization)
            {
                reauthorized = true;
                continue;
            }
            may_have_been_processed |= error.may_have_been_processed();
            let delay = self.settings.retry.retry(&Attempt {
                number: attempts,
                operation: self.operation,
                elapsed: started.elapsed(),
                error: &error,
            });
            let Some(delay) = delay.filter(|delay| *delay < time_left()) else {
                return Err(error.after(attempts, may_have_been_processed));
            };
            if !self.connection.retry_budget.take() {
                self.events().budget_is_exhausted(attempts);
                let error = error.after(attempts, may_have_been_processed);
                return Err(error.beyond_retry_budget());
            }
            self.events().waiting(attempts, delay);
            self.connection.transport.sleep(delay).await;
        }
    }

    async fn attempt(
        &self,
        request: &http::Request<Bytes>,
        authorization: &Authorization,
        number: u32,
        time_left: Duration,
    ) -> Result<http::Response<Bytes>, Error> {
        let mut limits = self.settings.attempt;
        limits.timeout = limits.timeout.min(time_left);
        let failed =
            |limit, cause| Error::transport(Some(self.operation), &server(request), limit, cause);
        let queued = Instant::now();
        let permit = self.permit(limits.timeout).await;
        let _permit = permit.map_err(|cause| failed(limits.timeout, cause))?;
        limits.timeout = limits.timeout.saturating_sub(queued.elapsed());
        let span = AttemptSpan::new(self.path_template, request, number);
        let attempt = self.intercepted(request, authorization, number, limits);
        match span.run(Box::pin(attempt)).await {
            Ok(response) if self.operation.is_success(response.status()) => Ok(response),
            Ok(response) => Err(Error::status_error(
                Some(self.operation),
                response,
                &(self.sensitive_texts)(),
            )),
            Err(cause) => Err(failed(limits.timeout, cause)),
        }
    }

    /// Waits until the request may be sent.
    async fn permit(&self, timeout: Duration) -> Result<Option<Permit>, TransportError> {
        let Some(concurrency) = &self.connection.concurrency else {
            return Ok(None);
        };
        let limit = self.connection.transport.sleep(timeout);
        match race::within(concurrency.acquire(), limit).await {
            Some(permit) => Ok(Some(permit)),
            None => Err(TransportError::new(
                TransportErrorKind::Queued,
                "too many concurrent requests",
            )),
        }
    }

    /// Sends the request, with the hooks of the client before and after it.
    async fn intercepted(
        &self,
        original: &http::Request<Bytes>,
        authorization: &Authorization,
        number: u32,
        limits: TransportLimits,
    ) -> AttemptResult {
        let started = Instant::now();
        let attempt = |elapsed| interceptor::Attempt {
            operation: self.operation,
            number,
            elapsed,
            request: original,
        };
        let interceptors = &self.connection.interceptors;
        let mut request = original.clone();
        let mut before = interceptors.iter();
        let injected = before.find_map(|interceptor| {
            interceptor.before_attempt(&attempt(Duration::ZERO), request.headers_mut())
        });
        let mut result = match injected {
            Some(result) => result,
            None => {
                if !interceptors.is_empty() {
                    parse::restore_headers_of_transport(request.headers_mut(), original.headers());
                }
                // The only place where credentials are added to a request.
                authorization.apply(&mut request);
                let transport = &*self.connection.transport;
                self.exchange.exchange(transport, request, limits).await
            }
        };
        for interceptor in interceptors.iter().rev() {
            interceptor.after_attempt(&attempt(started.elapsed()), &mut result);
        }
        let path = self.path_template;
        self.events()
            .attempt_ended(original, path, &result, started.elapsed());
        result
    }

    fn events(&self) -> Events {
        Events(self.operation)
    }

    async fn authorization(&self, time_left: Duration) -> Result<Authorization, Error> {
        let Some(authorizer) = self.authorizer else {
            return Ok(Authorization::default());
        };
        let authorization = authorizer.authorization(self.connection, time_left).await;
        authorization.map_err(|cause| Error::no_access_token(self.operation, cause))
    }

    fn discard(&self, authorization: &Authorization) -> bool {
        self.authorizer
            .is_some_and(|authorizer| authorizer.discard(authorization))
    }
}

/// Returns scheme, host and port of a request's URL.
fn server(request: &http::Request<Bytes>) -> String {
    let uri = request.uri();
    let authority = uri.authority().map_or("", |authority| authority.as_str());
    format!("{}://{authority}", uri.scheme_str().unwrap_or_default())
}
