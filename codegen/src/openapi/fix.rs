use serde_json::Value;

use super::grammar::ValueType;

/// Suggests how to write a value of the wrong type, whose text the document spells like this.
pub(super) fn fix(value_type: ValueType, value: &Value, written: Option<&str>) -> Option<String> {
    use ValueType::{
        Bool, Count, FirstObject, List, Number, Object, ObjectList, ObjectMap, ObjectOrBool,
        String, StringList, StringMap,
    };
    match (value_type, value) {
        (String, Value::Number(_) | Value::Bool(_)) => {
            written.map(|written| format!("quote it: `\"{written}\"`"))
        }
        (Number | Count, Value::String(text)) if text.parse::<f64>().is_ok() => {
            Some(format!("remove the quotes: `{text}`"))
        }
        (Bool | ObjectOrBool(_), Value::String(text)) => match text.to_lowercase().as_str() {
            "yes" | "y" | "on" | "true" => Some("write `true`".to_owned()),
            "no" | "n" | "off" | "false" => Some("write `false`".to_owned()),
            _ => None,
        },
        (
            List | StringList | ObjectList(_) | FirstObject(..),
            Value::Object(_) | Value::String(_),
        ) => Some("write a list: `- ` before each item, or all items in `[ ]`".to_owned()),
        (StringMap | ObjectMap(_) | Object(_), Value::Array(_)) => {
            Some("write a mapping: `name: value`, without `- ` before it".to_owned())
        }
        (Object(kind), Value::String(text))
            if kind.component_key().is_some() && text.starts_with("#/") =>
        {
            Some(format!("refer to it: `$ref: '{text}'`"))
        }
        (_, Value::Null) => Some("remove it, or give it a value".to_owned()),
        _ => None,
    }
}
