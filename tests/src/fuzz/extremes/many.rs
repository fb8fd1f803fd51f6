//! Documents with very many parts.

use serde_json::{Map, Value, json};

use super::document::{Add, described, document, operation, refer, schema};

pub(super) fn extremes(size: usize, add: Add<'_>) {
    schemas(size, add);
    operations(size, add);
    texts(size, add);
}

/// Optional strings.
fn properties(size: usize) -> Map<String, Value> {
    (0..size)
        .map(|index| (format!("p{index}"), json!({ "type": "string" })))
        .collect()
}

/// Query parameters with the names of [`properties`].
fn parameters(size: usize) -> Vec<Value> {
    (0..size)
        .map(|index| {
            let schema = json!({ "type": "string" });
            json!({ "name": format!("p{index}"), "in": "query", "schema": schema })
        })
        .collect()
}

fn schemas(size: usize, add: Add<'_>) {
    let required: Vec<_> = properties(size).into_iter().map(|(name, _)| name).collect();
    let wide = json!({ "type": "object", "properties": properties(size), "required": required });
    add("many properties", schema(wide), None);
    let values: Vec<_> = (0..size).map(|index| format!("v{index}")).collect();
    let values = json!({ "type": "string", "enum": values });
    add("many values", schema(values), None);
    let member = json!({ "type": "object", "properties": { "a": {} } });
    let members = json!({ "oneOf": vec![member; size / 10] });
    add("members with the same properties", schema(members), None);
    let references: Map<String, Value> = (0..size)
        .map(|index| (format!("p{index}"), refer(0)))
        .collect();
    let objects = [properties(size), references].into_iter().enumerate();
    let objects = objects.map(|(index, properties)| {
        let object = json!({ "type": "object", "properties": properties });
        (format!("S{index}"), object)
    });
    add(
        "many references to a large object",
        document(objects, []),
        None,
    );
}

fn operations(size: usize, add: Add<'_>) {
    let parameters = json!({ "parameters": parameters(size) });
    let operations = [operation(0, parameters.clone())];
    add("many parameters", document([], operations), None);
    let body = json!({ "type": "object", "properties": properties(size) });
    let mut both = parameters;
    both["requestBody"] = json!({ "content": { "application/json": { "schema": body } } });
    add(
        "parameters with the names of properties",
        document([], [operation(0, both)]),
        None,
    );
    let tagged =
        || (0..size).map(|index| operation(index, json!({ "tags": [format!("T{index}")] })));
    add("many operations and tags", document([], tagged()), None);
    let tags: Vec<_> = (0..size)
        .map(|index| json!({ "name": format!("T{index}"), "description": "A tag." }))
        .collect();
    let described_tags = document([], tagged()).replacen(
        "\"paths\"",
        &format!("\"tags\": {}, \"paths\"", json!(tags)),
        1,
    );
    add("many tags with descriptions", described_tags, None);
    let unresolved = (0..size).map(|index| {
        let reference = format!("#/components/parameters/none{index}");
        operation(index, json!({ "parameters": [{ "$ref": reference }] }))
    });
    add(
        "many errors",
        document([], unresolved),
        Some("unresolved reference"),
    );
}

fn texts(size: usize, add: Add<'_>) {
    let urls = "https://a.b ".repeat(5 * size);
    add("many URLs", described(&urls), None);
    let markup = "*a* _b [c](d) ` > [".repeat(size);
    add("much markup", described(&markup), None);
    let (description, title) = ("x".repeat(1_000_000), "y".repeat(1_000_000));
    let document = described(&description).replace("\"t\"", &format!("{title:?}"));
    add("a long title", document, None);
}
