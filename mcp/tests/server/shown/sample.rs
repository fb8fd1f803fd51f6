//! Values for parameters, whose texts mean something to Rust, shells, curl and HTTP.

use serde_json::{Map, Value, json};

/// The texts.
pub(super) const HOSTILE: [&str; 10] = [
    "it's \"quoted\" \\back\\slash\\",
    "$(exit 7) `exit 8` ${HOME} $HOME !! ~ * ? # 'x'\\''",
    "\"# r#\" \"## \"###",
    "line\nbreak\ttab\r\nCR \u{7f}\u{8}",
    "\u{202e}evil\u{2066}\u{200b}\u{feff} ü 😀",
    "@/etc/hostname",
    "</etc/hostname;type=text/html;filename=\"x\"",
    "a=b&c=d+e f%20g%%00;h",
    "a\0b\\0c%s%d",
    "[1-3]{a,b}{{}} -d x --next",
];

/// A value of a schema; none if it takes more than a schema to know one.
pub(super) fn sample(reference: &Value, schema: &Value, text: &str, depth: usize) -> Option<Value> {
    let resolved = resolve(reference, schema);
    if let Some(members) = resolved["anyOf"].as_array() {
        let mut members = members.iter();
        return members.find_map(|member| sample(reference, member, text, depth - 1));
    }
    for schema in [schema, resolved] {
        if let Some(first) = schema["enum"].as_array().and_then(|values| values.first()) {
            return Some(first.clone());
        }
    }
    if depth == 0 {
        return None;
    }
    Some(match resolved["type"].as_str() {
        None => json!({ text: [text, 1, -2.5, true, null, u64::MAX, i64::MIN, { "inner": text }] }),
        Some("string") => string(schema, resolved, text)?,
        Some("integer") => resolved
            .get("minimum")
            .filter(|it| it.as_i64() != Some(i64::from(i32::MIN)))
            .cloned()
            .unwrap_or(json!(7)),
        Some("number") => json!(1.25),
        Some("boolean") => json!(true),
        Some("array") => {
            let item = |text: &str| sample(reference, &resolved["items"], text, depth - 1);
            let items = [item(text)?, item("another, one")?];
            match items[0] == items[1] {
                true => json!([items[0]]),
                false => json!(items),
            }
        }
        Some(_) => object(reference, resolved, text, depth)?,
    })
}

fn string(schema: &Value, resolved: &Value, text: &str) -> Option<Value> {
    if let Some(prefix) = resolved["x-sid"].as_str() {
        return Some(json!(format!("{prefix}0123456789abcdef0123456789abcdef")));
    }
    if [schema, resolved]
        .iter()
        .any(|schema| schema.get("pattern").is_some())
    {
        return None;
    }
    Some(match resolved["format"].as_str() {
        Some("date-time") => json!("2026-03-14T09:26:53+01:00"),
        Some("date") => json!("2026-03-14"),
        _ => {
            let limit = |name: &str| schema[name].as_u64().map(|limit| limit as usize);
            let most = limit("maxLength").unwrap_or(usize::MAX);
            let mut fitting: String = text.chars().take(most).collect();
            while fitting.chars().count() < limit("minLength").unwrap_or(0) {
                fitting.push('x');
            }
            json!(fitting)
        }
    })
}

fn object(reference: &Value, schema: &Value, text: &str, depth: usize) -> Option<Value> {
    let mut map = Map::new();
    let required = schema["required"].as_array().into_iter().flatten();
    let required: Vec<_> = required.filter_map(Value::as_str).collect();
    for (name, property) in schema["properties"].as_object().into_iter().flatten() {
        if property["readOnly"] == true {
            continue;
        }
        match sample(reference, property, text, depth - 1) {
            Some(value) => _ = map.insert(name.clone(), value),
            None if required.contains(&name.as_str()) => return None,
            None => {}
        }
    }
    if let Some(inner) = schema
        .get("additionalProperties")
        .filter(|_| map.is_empty())
    {
        map.insert(
            "key'1".to_owned(),
            sample(reference, inner, text, depth - 1)?,
        );
    }
    Some(Value::Object(map))
}

fn resolve<'r>(reference: &'r Value, schema: &'r Value) -> &'r Value {
    let Some(name) = schema["$ref"].as_str() else {
        return schema;
    };
    let mut types = reference["types"].as_array().expect("a list").iter();
    let found = types
        .find(|named| named["name"] == name)
        .expect("references have targets");
    resolve(reference, &found["schema"])
}

/// The arguments of an operation, by their names in Rust. None if a required one has none.
pub(super) fn arguments(
    reference: &Value,
    operation: &Value,
    texts: usize,
    all: bool,
) -> Option<Value> {
    let mut map = Map::new();
    for (number, parameter) in operation["parameters"].as_array()?.iter().enumerate() {
        let is_required = parameter["required"] == true;
        if !is_required && !all {
            continue;
        }
        let text = HOSTILE[(texts + number) % HOSTILE.len()];
        let in_header = ["header", "cookie", "part header"]
            .iter()
            .any(|it| parameter["in"] == *it);
        let text = match in_header {
            // Headers have no control characters.
            true => "it's \"a\" $HOME `id` \\ [1] ;x",
            false => text,
        };
        match sample(reference, &parameter["schema"], text, 5) {
            Some(value) => _ = map.insert(parameter["rust"].as_str()?.to_owned(), value),
            None if is_required => return None,
            None => {}
        }
    }
    Some(Value::Object(map))
}
