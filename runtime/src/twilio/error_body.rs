//! The bodies of error responses.

use bytes::Bytes;

use crate::value::json_body::json_body;
use crate::value::text::text;
use crate::{Json, Wire};

/// The content of an error's body.
///
/// Twilio's APIs use `{code, message, more_info, status, details}`, `{code, message, httpStatusCode, params,
/// userError}` and RFC 9457's `{type, title, status, code, detail, instance, errors}`; OAuth uses
/// `{error, error_description}`. They are not distinguished: each value is looked up under all of its names.
#[derive(Clone, Default)]
pub(crate) struct ErrorBody {
    pub(crate) code: Option<i64>,
    pub(crate) message: Option<String>,
    pub(crate) more_info: Option<String>,
    pub(crate) details: Option<Json>,
}

impl ErrorBody {
    pub(crate) fn parse(response: &http::Response<Bytes>) -> Self {
        let Ok(json) = json_body(response) else {
            return Self::default();
        };
        let text_at = |name| {
            let text = json.get(name).and_then(text);
            text.filter(|text| !text.trim().is_empty())
        };
        let mut code = None;
        if let Some(json) = json.get("code") {
            // Remains `None` if it is not a number.
            _ = Wire::decode(&mut code, json);
        }
        Self {
            code,
            message: ["message", "detail", "title", "error_description", "error"]
                .into_iter()
                .find_map(text_at),
            // RFC 9457 makes `type` a URI, possibly `about:blank`, which says nothing.
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

/// Returns the body of an error in Twilio's most common format.
#[cfg(feature = "testing")]
pub(crate) fn json(status: u16, code: i64, message: &str) -> Json {
    crate::json!({
        "code": code,
        "message": message,
        "more_info": format!("https://www.twilio.com/docs/errors/{code}"),
        "status": status,
    })
}
