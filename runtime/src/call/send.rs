//! Sends calls.

use super::Call;
use crate::Error;
use crate::raw_response::RawResponse;
use crate::send::{Attempts, Authorizer, Exchange, Whole};
use crate::settings::Overrides;
use crate::trace::Events;
use crate::value::origin::with_origin;
use crate::value::response::decode_response;
use crate::value::wire_value::WireValue;

impl Call {
    /// Sends the call and returns the response if its status is a success.
    pub(crate) async fn send(&self) -> Result<RawResponse, Error> {
        self.send_by(&Whole).await
    }

    /// Sends the call by an exchange, and returns the response if its status is a success.
    pub(crate) async fn send_by(&self, exchange: &dyn Exchange) -> Result<RawResponse, Error> {
        let request = self.to_http().map_err(|error| self.failed(error))?;
        let connection = self.client.connection();
        let credentials = self.client.credentials();
        let server = self.server().unwrap_or_default();
        let selection = credentials.select(self.operation, &request, &server);
        let selection = selection.map_err(|error| self.failed(error))?;
        let authorizer: &dyn Authorizer = &selection;
        let attempts = Attempts {
            connection,
            operation: self.operation,
            path_template: self.operation.path(),
            settings: Overrides::resolve(&self.overrides, &connection.overrides),
            authorizer: (!selection.is_empty()).then_some(authorizer),
            exchange,
            sensitive_texts: &|| [self.sensitive_texts(), credentials.texts()].concat(),
        };
        attempts.send(request).await
    }

    /// Decodes a response of the call into `value`.
    pub(crate) fn decode(
        &self,
        response: &RawResponse,
        value: &mut dyn WireValue,
    ) -> Result<(), Error> {
        with_origin(self.operation, || decode_response(value, &response.http))
            .map_err(|cause| self.failed(Error::decode(self.operation, response.clone(), cause)))
    }

    /// Records an error that is about to be returned, other than those of [`Attempts`].
    pub(crate) fn failed(&self, error: Error) -> Error {
        Events(self.operation).failed(&error);
        error
    }
}
