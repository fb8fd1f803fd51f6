//! YAML, converted to JSON values right after parsing: this is the only file that uses the YAML library.

use serde_json::{Map, Number, Value};
use serde_yaml::{Mapping, Value as Yaml};

use super::{Pointer, SyntaxError, SyntaxErrorKind};

/// A document that is not YAML.
pub(super) struct YamlError {
    pub(super) message: String,
    /// The line and column, counted from 1; line 0 is the whole text.
    pub(super) position: Option<(usize, usize)>,
}

/// Parses YAML, applies its merge keys (`<<`) and converts it to JSON.
///
/// A value that JSON cannot express becomes `null` and is added to `errors`.
pub(super) fn parse(text: &str, errors: &mut Vec<SyntaxError>) -> Result<Value, YamlError> {
    let parsed = serde_yaml::from_str(text).and_then(|mut yaml: Yaml| {
        yaml.apply_merge()?;
        Ok(yaml)
    });
    match parsed {
        Ok(yaml) => Ok(to_json(yaml, &Pointer::root(), errors)),
        Err(error) => Err(YamlError {
            message: error.to_string(),
            position: error
                .location()
                .map(|location| (location.line(), location.column())),
        }),
    }
}

/// Parses JSON.
///
/// Values of the YAML library reject duplicate keys; those of `serde_json` keep the last. The scanner misses keys that
/// are spelled with different escapes.
pub(super) fn parse_json(text: &str, errors: &mut Vec<SyntaxError>) -> serde_json::Result<Value> {
    let parsed: Yaml = serde_json::from_str(text)?;
    Ok(to_json(parsed, &Pointer::root(), errors))
}

fn to_json(yaml: Yaml, pointer: &Pointer, errors: &mut Vec<SyntaxError>) -> Value {
    match yaml {
        Yaml::Null => Value::Null,
        Yaml::Bool(flag) => Value::Bool(flag),
        Yaml::Number(number) => json_number(&number).map_or_else(
            || {
                let message = format!("`{number}` is not a JSON number");
                errors.push(not_json(pointer, message));
                Value::Null
            },
            Value::Number,
        ),
        Yaml::String(text) => Value::String(text),
        Yaml::Sequence(items) => items
            .into_iter()
            .enumerate()
            .map(|(index, item)| to_json(item, &pointer.child(index), errors))
            .collect(),
        Yaml::Mapping(mapping) => Value::Object(json_object(mapping, pointer, errors)),
        Yaml::Tagged(tagged) => {
            let message = format!("unsupported YAML tag `{}`", tagged.tag);
            errors.push(not_json(pointer, message));
            Value::Null
        }
    }
}

fn json_object(
    mapping: Mapping,
    pointer: &Pointer,
    errors: &mut Vec<SyntaxError>,
) -> Map<String, Value> {
    let mut object = Map::with_capacity(mapping.len());
    for (yaml_key, yaml_value) in mapping {
        let Some(key) = json_key(&yaml_key) else {
            errors.push(not_json(pointer, "a key is not a string; quote it"));
            continue;
        };
        let child = pointer.child(&key);
        let value = to_json(yaml_value, &child, errors);
        if object.insert(key, value).is_some() {
            let message = "duplicate key: once a string, once another scalar";
            errors.push(not_json(&child, message));
        }
    }
    object
}

/// Converts a scalar key to a string: status codes are often written as numbers, and YAML reads `on` and `yes` as
/// booleans.
fn json_key(key: &Yaml) -> Option<String> {
    match key {
        Yaml::String(text) => Some(text.clone()),
        Yaml::Number(number) => Some(number.to_string()),
        Yaml::Bool(flag) => Some(flag.to_string()),
        _ => None,
    }
}

/// Converts a number; `None` if it is not finite.
fn json_number(number: &serde_yaml::Number) -> Option<Number> {
    let unsigned = number.as_u64().map(Number::from);
    let integer = unsigned.or_else(|| number.as_i64().map(Number::from));
    integer.or_else(|| Number::from_f64(number.as_f64()?))
}

fn not_json(pointer: &Pointer, message: impl Into<String>) -> SyntaxError {
    SyntaxError::new(SyntaxErrorKind::NotJson, pointer, message)
}
