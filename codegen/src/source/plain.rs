//! What YAML can say and JSON cannot: OpenAPI documents are JSON, however they are written.

use serde_yaml::{Mapping, Value};

use crate::{Code, Diagnostic, Pointer};

/// The value as JSON has it: keys are texts, numbers are finite, nothing has a tag.
pub(crate) fn plain(value: Value, at: &Pointer, faults: &mut Vec<Diagnostic>) -> Value {
    let mut refuse = |message: String| {
        faults.push(Diagnostic::new(Code::Malformed, at, message));
        Value::Null
    };
    match value {
        Value::Number(number) if number.as_f64().is_some_and(|number| !number.is_finite()) => {
            refuse(format!("`{number}` is no number that JSON has"))
        }
        Value::Tagged(tagged) => refuse(format!("the tag `{}` has no meaning here", tagged.tag)),
        Value::Sequence(items) => items
            .into_iter()
            .enumerate()
            .map(|(index, item)| plain(item, &at.child(index), faults))
            .collect(),
        Value::Mapping(entries) => {
            let mut mapping = Mapping::with_capacity(entries.len());
            for (key, value) in entries {
                let Some(key) = text(&key) else {
                    faults.push(Diagnostic::new(
                        Code::Malformed,
                        at,
                        "a key here is no text; put it between quotes",
                    ));
                    continue;
                };
                let value = plain(value, &at.child(&key), faults);
                if mapping.insert(Value::String(key.clone()), value).is_some() {
                    faults.push(Diagnostic::new(
                        Code::Malformed,
                        &at.child(&key),
                        "this key stands here twice, once as a text",
                    ));
                }
            }
            Value::Mapping(mapping)
        }
        value => value,
    }
}

/// A key as a text: response codes are often written as numbers, and `on` or `yes` as a key is what YAML takes
/// for a truth value.
fn text(key: &Value) -> Option<String> {
    match key {
        Value::String(text) => Some(text.clone()),
        Value::Number(number) => Some(number.to_string()),
        Value::Bool(value) => Some(value.to_string()),
        _ => None,
    }
}
