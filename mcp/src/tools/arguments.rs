//! The arguments of tools.

use rmcp::model::JsonObject;
use serde::de::DeserializeOwned;
use serde_json::Value;

/// Parses the arguments of a tool. A null is the same as none, as some models cannot leave an argument out.
pub(super) fn parse<T: DeserializeOwned>(mut arguments: JsonObject) -> Result<T, String> {
    arguments.retain(|_, value| !value.is_null());
    serde_json::from_value(Value::Object(arguments))
        .map_err(|error| format!("these arguments are not those of the tool: {error}"))
}
