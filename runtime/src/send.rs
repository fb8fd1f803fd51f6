//! The one way from a call to its answer, whatever the operation.

use bytes::Bytes;
use http::header;

use crate::request::Call;
use crate::{Error, Json, Operation, Wire, encode, wire};

/// Sends a call and gives an answer with a 2xx status; any other is an error.
pub(crate) async fn send(call: Call) -> Result<http::Response<Bytes>, Error> {
    let mut request = encode::http_request(&call)?;
    authorize(&call, &mut request);
    let server = call.client.server(call.operation);
    let timeout = call.timeout.unwrap_or(call.client.timeout());
    let sent = call.client.transport().send(request, timeout).await;
    let answer = sent.map_err(|cause| Error::unanswered(call.operation, server, timeout, cause))?;
    if answer.status().is_success() {
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

/// Reads the value of an answer from its body.
pub(crate) fn read(
    operation: &'static Operation,
    answer: &http::Response<Bytes>,
    value: &mut dyn Wire,
) -> Result<(), Error> {
    match serde_json::from_slice::<Json>(answer.body()) {
        Ok(json) if value.decode(&json) => Ok(()),
        Ok(json) => Err(Error::unreadable(
            operation,
            answer.clone(),
            Some(wire::kind(&json)),
        )),
        // `()`, which expects nothing, is the one type that encodes to nothing and takes `null`.
        Err(_) if value.encode().is_none() && value.decode(&Json::Null) => Ok(()),
        Err(_) => Err(Error::unreadable(operation, answer.clone(), None)),
    }
}
