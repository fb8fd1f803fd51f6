//! Documents with extremely many, long or deeply nested parts.

mod many;
mod references;
mod syntax;

use serde_json::{Map, Value, json};

/// An extreme document.
pub struct Extreme {
    /// A description.
    pub name: &'static str,
    /// The text.
    pub text: String,
    /// A part of the error message; `None` if the document is accepted.
    pub error: Option<&'static str>,
}

/// All extreme documents, with `size` schemas, operations, levels or other parts.
pub fn extremes(size: usize) -> Vec<Extreme> {
    let mut all = Vec::new();
    let mut add = |name, text, error| {
        all.push(Extreme { name, text, error });
    };
    syntax::extremes(size, &mut add);
    references::extremes(size, &mut add);
    many::extremes(size, &mut add);
    all
}

/// Takes an extreme document: its name, its text and its error.
type Add<'a> = &'a mut dyn FnMut(&'static str, String, Option<&'static str>);

fn nested(depth: usize, leaf: Value) -> Value {
    (0..depth).fold(
        leaf,
        |inner, _| json!({ "type": "object", "properties": { "a": inner } }),
    )
}

fn operation(index: usize, more: Value) -> (String, Value) {
    let mut operation = json!({
        "operationId": format!("op{index}"),
        "responses": { "204": { "description": "" } }
    });
    if let (Some(operation), Value::Object(more)) = (operation.as_object_mut(), more) {
        operation.extend(more);
    }
    (format!("/things/{index}"), json!({ "get": operation }))
}

fn document(
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

fn described(text: &str) -> String {
    let schema = json!({ "type": "object", "description": text, "properties": { "a": { "description": text } } });
    document([("S".to_owned(), schema)], [])
}

/// A document with one schema.
fn schema(schema: Value) -> String {
    document([("S".to_owned(), schema)], [])
}

/// A reference to the schema of that number.
fn refer(index: usize) -> Value {
    json!({ "$ref": format!("#/components/schemas/S{index}") })
}
