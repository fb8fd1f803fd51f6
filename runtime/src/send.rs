//! Sends a request, with as many attempts as it takes.

mod authorization;

use std::time::{Duration, Instant};

use bytes::Bytes;
use http::StatusCode;

pub(crate) use self::authorization::{Authorization, Credential};
use crate::connection::Connection;
use crate::raw_response::RawResponse;
use crate::retry::Attempt;
use crate::settings::Settings;
use crate::trace::AttemptSpan;
use crate::{BoxFuture, Error, Operation};

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
    /// Returns the texts in the request that must not appear in errors.
    pub(crate) sensitive_texts: &'a (dyn Fn() -> Vec<String> + Sync),
}

impl Attempts<'_> {
    pub(crate) async fn send(&self, request: http::Request<Bytes>) -> Result<RawResponse, Error> {
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
            let error = match self
                .attempt(&request, &authorization, attempts, time_left())
                .await
            {
                Ok(http) => return Ok(RawResponse { http, attempts }),
                Err(error) => error,
            };
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
            match delay.filter(|delay| *delay < time_left()) {
                Some(delay) => self.connection.transport.sleep(delay).await,
                None => return Err(error.after(attempts, may_have_been_processed)),
            }
        }
    }

    async fn attempt(
        &self,
        request: &http::Request<Bytes>,
        authorization: &Authorization,
        number: u32,
        time_left: Duration,
    ) -> Result<http::Response<Bytes>, Error> {
        let mut request = request.clone();
        // The only place where credentials are added to a request.
        authorization.apply(&mut request);
        let mut limits = self.settings.attempt;
        limits.timeout = limits.timeout.min(time_left);
        let server = server(&request);
        let span = AttemptSpan::new(self.path_template, &request, number);
        let result = span
            .run(self.connection.transport.send(request, limits))
            .await;
        match result {
            Ok(response) if self.operation.is_success(response.status()) => Ok(response),
            Ok(response) => Err(Error::status_error(
                Some(self.operation),
                response,
                &(self.sensitive_texts)(),
            )),
            Err(cause) => Err(Error::transport(
                Some(self.operation),
                &server,
                limits.timeout,
                cause,
            )),
        }
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
