//! Documents with very many parts.

use serde_json::{Map, Value, json};

use super::{Add, described, document, operation, refer, schema};

pub(super) fn extremes(size: usize, add: Add<'_>) {
    let text = json!({ "type": "string" });
    let properties: Map<String, Value> = (0..size)
        .map(|index| (format!("p{index}"), text.clone()))
        .collect();
    let required: Vec<_> = properties.keys().cloned().collect();
    let wide = json!({ "type": "object", "properties": properties, "required": required });
    add("many properties", schema(wide), None);
    let values: Vec<_> = (0..size).map(|index| format!("v{index}")).collect();
    add(
        "many values",
        schema(json!({ "type": "string", "enum": values })),
        None,
    );
    let parameters: Vec<_> = (0..size)
        .map(|index| json!({ "name": format!("p{index}"), "in": "query", "schema": text }))
        .collect();
    add(
        "many parameters",
        document([], [operation(0, json!({ "parameters": parameters }))]),
        None,
    );
    let tagged = (0..size).map(|index| operation(index, json!({ "tags": [format!("T{index}")] })));
    add("many operations and tags", document([], tagged), None);
    let tags: Vec<_> = (0..size)
        .map(|index| json!({ "name": format!("T{index}"), "description": "A tag." }))
        .collect();
    let tagged = (0..size).map(|index| operation(index, json!({ "tags": [format!("T{index}")] })));
    let described_tags = document([], tagged).replacen(
        "\"paths\"",
        &format!("\"tags\": {}, \"paths\"", json!(tags)),
        1,
    );
    add("many tags with descriptions", described_tags, None);
    let properties: Map<String, Value> = (0..size)
        .map(|index| (format!("p{index}"), text.clone()))
        .collect();
    let body = json!({ "type": "object", "properties": properties });
    let parameters: Vec<_> = (0..size)
        .map(|index| json!({ "name": format!("p{index}"), "in": "query", "schema": text }))
        .collect();
    let both = json!({ "parameters": parameters, "requestBody": { "content": { "application/json": { "schema": body } } } });
    add(
        "parameters with the names of properties",
        document([], [operation(0, both)]),
        None,
    );
    let member = json!({ "type": "object", "properties": { "a": {} } });
    let members = vec![member; size / 10];
    add(
        "members with the same properties",
        schema(json!({ "oneOf": members })),
        None,
    );
    let references: Map<String, Value> = (0..size)
        .map(|index| (format!("p{index}"), refer(0)))
        .collect();
    let large = [
        (
            "S0".to_owned(),
            json!({ "type": "object", "properties": properties }),
        ),
        (
            "S1".to_owned(),
            json!({ "type": "object", "properties": references }),
        ),
    ];
    add(
        "many references to a large object",
        document(large, []),
        None,
    );
    let unsecured =
        (0..size).map(|index| operation(index, json!({ "security": [{ "none": [] }] })));
    add(
        "many errors",
        document([], unsecured),
        Some("undefined security scheme"),
    );
    add(
        "many URLs",
        described(&"https://a.b ".repeat(5 * size)),
        None,
    );
    add(
        "much markup",
        described(&"*a* _b [c](d) ` > [".repeat(size)),
        None,
    );
    add(
        "a long title",
        described(&"x".repeat(1_000_000)).replace("\"t\"", &format!("{:?}", "y".repeat(1_000_000))),
        None,
    );
}
