//! What a server has sent back.

use serde_json::Value;
use twilio_runtime::Response;

/// A success.
pub(super) struct Received {
    pub(super) status: u16,
    pub(super) request_id: Option<String>,
    pub(super) attempts: u32,
    pub(super) data: Value,
    /// Why a stream was not read to its end.
    pub(super) unread: Option<String>,
}

impl Received {
    /// A response with its value as JSON.
    pub(super) fn new<T>(response: Response<T>, data: impl FnOnce(T) -> Value) -> Self {
        let head = Self::head(&response);
        Self {
            data: data(response.into_value()),
            ..head
        }
    }

    /// A response without its value.
    pub(super) fn head<T>(response: &Response<T>) -> Self {
        Self {
            status: response.status().as_u16(),
            request_id: response.request_id().map(str::to_owned),
            attempts: response.attempts(),
            data: Value::Null,
            unread: None,
        }
    }
}
