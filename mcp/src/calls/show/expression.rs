//! Arguments as Rust expressions.

use serde_json::{Map, Number, Value};

use crate::index::{Index, Parameter};

/// The argument for a parameter. A secret is read from the environment.
pub(super) fn expression(index: &Index, parameter: &Parameter, value: &Value) -> String {
    let schema = index.resolve(&parameter.schema);
    let marks = [&parameter.schema, schema];
    if marks.iter().any(|schema| schema["x-sensitive"] == "secret") {
        return secret(parameter, schema);
    }
    let ty = parameter.ty.as_deref();
    let is_nullable = marks.iter().any(|schema| schema["nullable"] == true);
    match (value, schema["type"].as_str()) {
        (Value::Null, _) if is_nullable => "None".to_owned(),
        (Value::Array(items), Some("array"))
            if !items.is_empty() && parameter.location != "path" =>
        {
            match singles(index, &schema["items"], items) {
                Some(items) => format!("[{}]", items.join(", ")),
                None => parsed(ty, value),
            }
        }
        (Value::Object(map), Some("object")) => {
            let inner = index.resolve(&schema["additionalProperties"]);
            match is_binary(inner) {
                true => entries(inner, map),
                false => parsed(ty, value),
            }
        }
        _ => single(schema, ty, value).unwrap_or_else(|| parsed(ty, value)),
    }
}

/// A value without parts.
fn single(schema: &Value, ty: Option<&str>, value: &Value) -> Option<String> {
    Some(match (value, schema["type"].as_str()?) {
        (Value::String(text), "string") => match schema["format"].as_str() {
            Some("file") => format!("FilePart::new({})", literal(text)),
            Some("binary") => format!("Bytes::from({})", literal(text)),
            _ => literal(text),
        },
        (Value::Number(number), "number") => float(number),
        (Value::Number(number), "integer") => match ty {
            Some("u64") => format!("{number}_u64"),
            Some(name) => format!("{name}::from({number})"),
            // Without a suffix, it could be read as an `i32`.
            None if number.as_i64().is_some_and(|it| i32::try_from(it).is_err()) => {
                format!("{number}_i64")
            }
            None => number.to_string(),
        },
        (Value::Bool(value), "boolean") => value.to_string(),
        _ => return None,
    })
}

fn is_binary(schema: &Value) -> bool {
    ["file", "binary"]
        .iter()
        .any(|format| schema["format"] == *format)
}

/// An expression that reads a secret from the environment.
fn secret(parameter: &Parameter, schema: &Value) -> String {
    let variable: String = parameter.rust.to_uppercase();
    let text = format!("std::env::var({})?", literal(&variable));
    match (&parameter.ty, schema["type"].as_str()) {
        (None, Some("string")) => match schema["format"].as_str() {
            Some("file") => format!("FilePart::new({text})"),
            Some("binary") => format!("Bytes::from({text})"),
            _ => text,
        },
        (None, Some(_)) => format!("{text}.parse()?"),
        (None, None) => format!("{text}.parse::<Json>()?"),
        (Some(ty), _) => format!("serde_json::from_str::<{ty}>(&{text})?"),
    }
}

/// The items of a list of values without parts; none if the list has others.
fn singles(index: &Index, schema: &Value, items: &[Value]) -> Option<Vec<String>> {
    let resolved = index.resolve(schema);
    let is_nullable = [schema, resolved].iter().any(|it| it["nullable"] == true);
    let is_number_enum = resolved["type"] == "integer" && resolved.get("enum").is_some();
    if is_nullable || is_number_enum {
        return None;
    }
    let items = items.iter();
    items.map(|item| single(resolved, None, item)).collect()
}

/// A map of files.
fn entries(schema: &Value, map: &Map<String, Value>) -> String {
    let entries = map.iter().filter_map(|(key, value)| {
        let value = single(schema, None, value)?;
        Some(format!("({}.to_owned(), {value})", literal(key)))
    });
    let entries: Vec<_> = entries.collect();
    format!("std::collections::BTreeMap::from([{}])", entries.join(", "))
}

/// An expression that parses a value from JSON.
fn parsed(ty: Option<&str>, value: &Value) -> String {
    let json = raw_literal(&escaped(&value.to_string()));
    match ty {
        None => format!("{json}.parse::<Json>()?"),
        Some(ty) => {
            let ty = ty.replace("BTreeMap<", "std::collections::BTreeMap<");
            format!("serde_json::from_str::<{ty}>({json})?")
        }
    }
}

/// A string literal.
pub(super) fn literal(text: &str) -> String {
    format!("{text:?}")
}

/// A literal in which quotes and backslashes mean themselves.
fn raw_literal(text: &str) -> String {
    let mut marks = String::from("#");
    while text.contains(&format!("\"{marks}")) {
        marks.push('#');
    }
    format!("r{marks}\"{text}\"{marks}")
}

/// JSON in which what cannot be seen is written as escapes: such characters can make source look like something else.
fn escaped(json: &str) -> String {
    let mut escaped = String::with_capacity(json.len());
    for symbol in json.chars() {
        if symbol.is_ascii() || symbol.escape_debug().count() == 1 {
            escaped.push(symbol);
            continue;
        }
        for unit in symbol.encode_utf16(&mut [0; 2]) {
            escaped.push_str(&format!("\\u{unit:04x}"));
        }
    }
    escaped
}

fn float(number: &Number) -> String {
    let text = number.to_string();
    match text.contains(['.', 'e', 'E']) {
        true => text,
        false => format!("{text}.0"),
    }
}
