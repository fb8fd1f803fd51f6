//! What the API says about an error, in any of the shapes it has for that.

use crate::{Json, Wire, value::text::text};

/// What was found in an error's body.
///
/// Twilio's shapes are `{code, message, more_info, status, details}`, `{code, message, httpStatusCode, params,
/// userError}` and RFC 9457's `{type, title, status, code, detail, instance, errors}`; OAuth has
/// `{error, error_description}`. They are not told apart: each thing is looked for under all of its names.
#[derive(Clone, Default)]
pub(crate) struct ErrorBody {
    pub(crate) code: Option<i64>,
    pub(crate) message: Option<String>,
    pub(crate) more_info: Option<String>,
    pub(crate) details: Option<Json>,
}

impl ErrorBody {
    pub(crate) fn read(body: &[u8]) -> Self {
        let Ok(json) = serde_json::from_slice::<Json>(body) else {
            return Self::default();
        };
        let text_at = |name| {
            json.get(name)
                .and_then(text)
                .filter(|text| !text.trim().is_empty())
        };
        let mut code = None;
        if let Some(json) = json.get("code") {
            // Left at `None` if it is no number.
            _ = Wire::decode(&mut code, json);
        }
        Self {
            code,
            message: text_at("message")
                .or_else(|| text_at("detail"))
                .or_else(|| text_at("title"))
                .or_else(|| text_at("error_description"))
                .or_else(|| text_at("error")),
            // RFC 9457 makes `type` a URI, and `about:blank` one that says nothing.
            more_info: text_at("more_info")
                .or_else(|| text_at("type").filter(|uri| uri.starts_with("http"))),
            details: ["details", "params", "errors"]
                .iter()
                .filter_map(|name| json.get(*name))
                .find(|json| !json.is_null())
                .cloned(),
        }
    }
}
