use serde_json::{Map, Value, json};

/// Takes an extreme document: its name, its text and its error.
pub(super) type Add<'a> = &'a mut dyn FnMut(&'static str, String, Option<&'static str>);

pub(super) fn nested(depth: usize, leaf: Value) -> Value {
    (0..depth).fold(
        leaf,
        |inner, _| json!({ "type": "object", "properties": { "a": inner } }),
    )
}

pub(super) fn operation(index: usize, more: Value) -> (String, Value) {
    let mut operation = json!({
        "operationId": format!("op{index}"),
        "responses": { "204": { "description": "" } }
    });
    if let (Some(operation), Value::Object(more)) = (operation.as_object_mut(), more) {
        operation.extend(more);
    }
    (format!("/things/{index}"), json!({ "get": operation }))
}

pub(super) fn document(
    schemas: impl IntoIterator<Item = (String, Value)>,
    paths: impl IntoIterator<Item = (String, Value)>,
) -> String {
    let schemas: Map<String, Value> = schemas.into_iter().collect();
    let paths: Map<String, Value> = paths.into_iter().collect();
    json!({
        "openapi": "3.0.3",
        "info": { "title": "t", "version": "1" },
        "servers": [{ "url": "https://example.com" }],
        "paths": paths,
        "components": { "schemas": schemas }
    })
    .to_string()
}

pub(super) fn described(text: &str) -> String {
    let schema = json!({ "type": "object", "description": text, "properties": { "a": { "description": text } } });
    document([("S".to_owned(), schema)], [])
}

/// A document with one schema.
pub(super) fn schema(schema: Value) -> String {
    document([("S".to_owned(), schema)], [])
}

/// A reference to the schema of that number.
pub(super) fn refer(index: usize) -> Value {
    json!({ "$ref": format!("#/components/schemas/S{index}") })
}
