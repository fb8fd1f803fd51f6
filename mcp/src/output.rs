//! Results of tools.

use rmcp::model::{CallToolResult, ContentBlock};
use serde_json::{Value, json};

/// A result as data, and the same as text for clients that do not read data.
pub(crate) fn data(value: Value) -> CallToolResult {
    CallToolResult::structured(value)
}

/// A result as data, with a text that is easier to read.
pub(crate) fn data_and_text(value: Value, texts: Vec<String>) -> CallToolResult {
    let mut result = CallToolResult::structured(value);
    result.content = texts.into_iter().map(ContentBlock::text).collect();
    result
}

/// An error that the model can read and do something about.
pub(crate) fn failure(message: &str) -> CallToolResult {
    let mut result = CallToolResult::structured_error(json!({ "error": message }));
    result.content = vec![ContentBlock::text(message)];
    result
}

/// The end of the longest start of a text that has at most `limit` bytes.
pub(crate) fn cut(text: &str, limit: usize) -> usize {
    let mut end = limit.min(text.len());
    while !text.is_char_boundary(end) {
        end -= 1;
    }
    end
}
