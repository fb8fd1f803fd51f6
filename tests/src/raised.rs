//! Documents of OpenAPI 3.0 in the spelling of 3.1.

use serde_json::{Map, Value, json};

/// The keywords whose values have names for keys.
const NAMED: &[&str] = &[
    "callbacks",
    "content",
    "encoding",
    "examples",
    "headers",
    "links",
    "mapping",
    "parameters",
    "paths",
    "requestBodies",
    "responses",
    "scopes",
    "securitySchemes",
    "variables",
];

/// The keywords whose values are data.
const DATA: &[&str] = &["default", "enum", "example", "value"];

/// The keywords of a schema that only say more about a position.
const ANNOTATIONS: &[&str] = &[
    "default",
    "deprecated",
    "description",
    "example",
    "externalDocs",
    "readOnly",
    "title",
    "writeOnly",
    "xml",
];

/// A document of OpenAPI 3.0 as one of 3.1, with the same meaning and in other spellings. Where there are several, they
/// take turns.
pub fn raised(document: &Value) -> Value {
    let mut raised = document.clone();
    let mut raising = Raising::default();
    raising.object(&mut raised);
    raised["openapi"] = "3.1.0".into();
    let is_empty = |value: &Value| value.as_object().is_some_and(Map::is_empty);
    let has_paths = !raised.get("paths").is_some_and(is_empty);
    if let (false, Some(_), Some(entries)) = (
        has_paths,
        document.get("components"),
        raised.as_object_mut(),
    ) {
        entries.shift_remove("paths");
    }
    raised
}

#[derive(Default)]
struct Raising {
    turn: usize,
}

impl Raising {
    /// Which of several spellings is next.
    fn next(&mut self, spellings: usize) -> usize {
        self.turn += 1;
        self.turn % spellings
    }

    fn object(&mut self, value: &mut Value) {
        match value {
            Value::Object(entries) => {
                if entries.get("$ref").is_some_and(Value::is_string) {
                    only_reference(entries);
                }
                for (key, child) in entries {
                    match (key.as_str(), &child) {
                        ("schema", _) => self.schema(child),
                        ("schemas", _) => self.schemas(child),
                        (key, _) if key.starts_with("x-") || DATA.contains(&key) => {}
                        (key, Value::Object(_)) if NAMED.contains(&key) => self.named(child),
                        _ => self.object(child),
                    }
                }
            }
            Value::Array(items) => items.iter_mut().for_each(|item| self.object(item)),
            _ => {}
        }
    }

    fn named(&mut self, value: &mut Value) {
        let entries = value.as_object_mut().into_iter().flatten();
        entries.for_each(|(_, child)| self.object(child));
    }

    fn schemas(&mut self, value: &mut Value) {
        let entries = value.as_object_mut().into_iter().flatten();
        entries.for_each(|(_, schema)| self.schema(schema));
    }

    fn schema(&mut self, value: &mut Value) {
        let Value::Object(schema) = value else {
            return;
        };
        if schema.contains_key("$ref") {
            only_reference(schema);
            return;
        }
        for (key, child) in schema.iter_mut() {
            match (key.as_str(), child) {
                ("properties", child) => self.schemas(child),
                ("items" | "not" | "additionalProperties", child) => self.schema(child),
                ("allOf" | "anyOf" | "oneOf", Value::Array(members)) => {
                    members.iter_mut().for_each(|member| self.schema(member));
                }
                _ => {}
            }
        }
        self.values(schema);
        limits(schema);
        self.additional(schema);
        self.null(schema);
    }

    fn values(&mut self, schema: &mut Map<String, Value>) {
        if let Some(example) = schema.shift_remove("example") {
            schema.insert("examples".to_owned(), json!([example, example]));
        }
        if let Some([only]) = schema
            .get("enum")
            .and_then(Value::as_array)
            .map(Vec::as_slice)
            && self.turn.is_multiple_of(2)
        {
            let only = only.clone();
            schema.shift_remove("enum");
            schema.insert("const".to_owned(), only);
        }
        let content = match schema.get("format").and_then(Value::as_str) {
            Some("byte") => ("contentEncoding", "base64"),
            Some("binary") => ("contentMediaType", "application/octet-stream"),
            _ => return,
        };
        if schema.get("type").is_some_and(|name| name == "string") {
            schema.shift_remove("format");
            schema.insert(content.0.to_owned(), content.1.into());
        }
    }

    fn additional(&mut self, schema: &mut Map<String, Value>) {
        if schema.get("type").is_none_or(|name| name != "object") {
            return;
        }
        let Some(values) = schema.get("additionalProperties").cloned() else {
            return;
        };
        match self.next(3) {
            0 => {
                schema.shift_remove("additionalProperties");
                schema.insert("unevaluatedProperties".to_owned(), values);
            }
            1 if values.is_object() => {
                schema.insert("additionalProperties".to_owned(), false.into());
                schema.insert("patternProperties".to_owned(), json!({ "^.*$": values }));
            }
            _ => {}
        }
    }

    /// Moves null from `nullable` into the types or into a union.
    fn null(&mut self, schema: &mut Map<String, Value>) {
        if schema.shift_remove("nullable") != Some(Value::Bool(true)) {
            if let Some(name) = schema.get("type").cloned()
                && self.next(3) == 0
            {
                schema.insert("type".to_owned(), json!([name]));
            }
            return;
        }
        match schema.get("type").cloned() {
            Some(name) if self.next(4) != 0 => {
                let types = match self.next(2) {
                    0 => json!([name, "null"]),
                    _ => json!(["null", name]),
                };
                schema.insert("type".to_owned(), types);
            }
            _ => {
                let mut inner = std::mem::take(schema);
                for key in inner.keys().cloned().collect::<Vec<_>>() {
                    let is_annotation = ANNOTATIONS.contains(&key.as_str())
                        || key.starts_with("x-")
                        || key == "examples";
                    if is_annotation && let Some(value) = inner.shift_remove(&key) {
                        schema.insert(key, value);
                    }
                }
                let members = match self.next(2) {
                    0 => json!([inner, { "type": "null" }]),
                    _ => json!([{ "type": "null" }, inner]),
                };
                let keyword = ["anyOf", "oneOf"][self.next(2)];
                schema.insert(keyword.to_owned(), members);
            }
        }
    }
}

/// Removes the keywords beside a reference, which OpenAPI 3.0 ignores; path items have others.
fn only_reference(entries: &mut Map<String, Value>) {
    let methods = ["get", "put", "post", "delete", "parameters"];
    if !methods.iter().any(|method| entries.contains_key(*method)) {
        entries.retain(|key, _| key == "$ref" || key.starts_with("x-"));
    }
}

/// Moves exclusive limits into keywords of their own.
fn limits(schema: &mut Map<String, Value>) {
    for (keyword, limit) in [
        ("exclusiveMinimum", "minimum"),
        ("exclusiveMaximum", "maximum"),
    ] {
        if schema.shift_remove(keyword) == Some(Value::Bool(true))
            && let Some(number) = schema.shift_remove(limit)
        {
            schema.insert(keyword.to_owned(), number);
        }
    }
}
