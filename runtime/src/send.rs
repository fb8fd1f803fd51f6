//! The one way from a call to its answer, whatever the operation.

use bytes::Bytes;
use http::header;

use crate::request::Call;
use crate::{Error, Operation, Wire, encode};

/// Sends a call and gives an answer that means success; any other is an error.
pub(crate) async fn send(call: Call) -> Result<http::Response<Bytes>, Error> {
    let mut request = encode::http_request(&call)?;
    authorize(&call, &mut request);
    let server = call.client.server(call.operation);
    let timeout = call.timeout.unwrap_or(call.client.timeout());
    let sent = call.client.transport().send(request, timeout).await;
    let answer = sent.map_err(|cause| Error::unanswered(call.operation, server, timeout, cause))?;
    if call.operation.is_success(answer.status()) {
        Ok(answer)
    } else {
        Err(Error::refused(call.operation, answer))
    }
}

/// The only place where credentials enter a request, whose URL begins with the call's own server.
fn authorize(call: &Call, request: &mut http::Request<Bytes>) {
    if call.operation.needs_credentials() && !request.headers().contains_key(header::AUTHORIZATION)
    {
        request.headers_mut().insert(
            header::AUTHORIZATION,
            call.client.credentials().authorization(),
        );
    }
}

/// Reads the value of an answer.
pub(crate) fn read(
    operation: &'static Operation,
    answer: &http::Response<Bytes>,
    value: &mut dyn Wire,
) -> Result<(), Error> {
    value
        .receive(answer)
        .map_err(|came| Error::unreadable(operation, answer.clone(), came))
}
