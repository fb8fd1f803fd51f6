use openapiv3::OpenAPI;
use serde_json::Value;

/// A valid OpenAPI document, typed and as JSON.
pub(crate) struct Document {
    /// The document as JSON, with the keys of each object in the order of the text.
    pub(crate) value: Value,
    pub(crate) typed: OpenAPI,
}

impl From<(Value, OpenAPI)> for Document {
    fn from((value, typed): (Value, OpenAPI)) -> Self {
        Self { value, typed }
    }
}
