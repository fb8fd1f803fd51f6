//! The arguments for the next page of a list.

use serde_json::{Map, Value};

use crate::index::Operation;

/// The arguments to add for the next page; `None` if there is none.
pub(super) fn arguments(operation: &Operation, data: &Value) -> Option<Value> {
    let next = operation.next.as_ref()?;
    let reference = next
        .at
        .iter()
        .try_fold(data, |value, name| value.get(name))?;
    let reference = reference.as_str().filter(|text| !text.is_empty())?;
    if let Some(parameter) = &next.parameter {
        return Some(serde_json::json!({ parameter: reference }));
    }
    let (_, query) = reference.split_once('?')?;
    let pairs = form_urlencoded::parse(query.as_bytes());
    let known = pairs.filter_map(|(name, value)| {
        let mut parameters = operation.parameters.iter();
        let parameter = parameters.find(|it| it.location == "query" && it.wire == name)?;
        let value = match parameter.schema["type"].as_str() {
            Some("integer") => Value::from(value.parse::<i64>().ok()?),
            Some("array") => return None,
            _ => Value::String(value.into_owned()),
        };
        Some((name.into_owned(), value))
    });
    let arguments: Map<_, _> = known.collect();
    (!arguments.is_empty()).then_some(Value::Object(arguments))
}
