use serde_json::Value;

/// Parses YAML as JSON values.
///
/// # Panics
///
/// If the text is not YAML or has no equivalent in JSON.
pub fn parse_yaml(text: &str) -> Value {
    try_parse_yaml(text).unwrap_or_else(|| panic!("not YAML: {text}"))
}

/// Parses YAML as JSON values; `None` if the text is not YAML or has no equivalent in JSON.
pub(crate) fn try_parse_yaml(text: &str) -> Option<Value> {
    serde_yaml::from_str(text).ok()
}

/// The value as YAML.
///
/// # Panics
///
/// Never: each JSON value is a YAML value.
pub fn to_yaml(value: &Value) -> String {
    serde_yaml::to_string(value).expect("each JSON value is a YAML value")
}
