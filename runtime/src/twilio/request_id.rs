//! The ID that Twilio assigns to each request.

use http::HeaderMap;

/// Returns the ID in the headers of a response.
pub(crate) fn request_id(headers: &HeaderMap) -> Option<&str> {
    headers.get("twilio-request-id")?.to_str().ok()
}
