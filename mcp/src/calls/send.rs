//! Sends a request with the SDK.

use serde_json::Value;
use twilio_runtime::{Bytes, Error, Json, Redirect};

use super::items;
use super::plan::Plan;
use super::received::Received;

/// Sends the request. Dropping the future drops the request.
///
/// # Errors
///
/// Returns the SDK's error.
pub(super) async fn send(plan: &Plan<'_>) -> Result<Received, Error> {
    match plan.operation.response.reading.as_str() {
        "nothing" => {
            let response = plan.request::<()>(&plan.values).send().await?;
            Ok(Received::new(response, |()| Value::Null))
        }
        "bytes" => {
            let response = plan.request::<Bytes>(&plan.values).send().await?;
            Ok(Received::new(response, text))
        }
        "text" => {
            let response = plan.request::<Option<String>>(&plan.values).send().await?;
            Ok(Received::new(response, |text| {
                text.map_or(Value::Null, Value::String)
            }))
        }
        "stream" => items::read(plan).await,
        "redirect" => {
            let response = plan.request::<Redirect>(&plan.values).send().await?;
            Ok(Received::new(response, |redirect| {
                redirect.location().into()
            }))
        }
        _ => {
            let response = plan.request::<Option<Json>>(&plan.values).send().await?;
            Ok(Received::new(response, Option::unwrap_or_default))
        }
    }
}

/// Text as it is; of other bytes only their number, which is all that a model can use.
fn text(bytes: Bytes) -> Value {
    match std::str::from_utf8(&bytes) {
        Ok(text) => Value::String(text.to_owned()),
        Err(_) => Value::String(format!("{} bytes that are not text", bytes.len())),
    }
}
