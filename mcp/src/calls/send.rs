//! Sends a request with the SDK.

use serde_json::Value;
use twilio_runtime::{Bytes, Error, Json, Redirect, Response};

use super::plan::Plan;

/// A success.
pub(super) struct Received {
    pub(super) status: u16,
    pub(super) request_id: Option<String>,
    pub(super) attempts: u32,
    pub(super) data: Value,
}

/// Sends the request. Dropping the future drops the request.
///
/// # Errors
///
/// Returns the SDK's error.
pub(super) async fn send(plan: &Plan<'_>) -> Result<Received, Error> {
    match plan.operation.response.reading.as_str() {
        "nothing" => {
            let response = plan.request::<()>(&plan.values).send().await?;
            Ok(received(response, |()| Value::Null))
        }
        "bytes" => {
            let response = plan.request::<Bytes>(&plan.values).send().await?;
            Ok(received(response, text))
        }
        "text" => {
            let response = plan.request::<Option<String>>(&plan.values).send().await?;
            Ok(received(response, |text| {
                text.map_or(Value::Null, Value::String)
            }))
        }
        "redirect" => {
            let response = plan.request::<Redirect>(&plan.values).send().await?;
            Ok(received(response, |redirect| redirect.location().into()))
        }
        _ => {
            let response = plan.request::<Option<Json>>(&plan.values).send().await?;
            Ok(received(response, Option::unwrap_or_default))
        }
    }
}

fn received<T>(response: Response<T>, data: impl FnOnce(T) -> Value) -> Received {
    Received {
        status: response.status().as_u16(),
        request_id: response.request_id().map(str::to_owned),
        attempts: response.attempts(),
        data: data(response.into_value()),
    }
}

/// Text as it is; of other bytes only their number, which is all that a model can use.
fn text(bytes: Bytes) -> Value {
    match std::str::from_utf8(&bytes) {
        Ok(text) => Value::String(text.to_owned()),
        Err(_) => Value::String(format!("{} bytes that are not text", bytes.len())),
    }
}
