//! Documents that are deep, long, or much larger than they look.

use std::fmt::Write;

use serde_json::{Map, Value, json};

/// An extreme document.
pub struct Extreme {
    /// What is extreme about it.
    pub name: &'static str,
    /// Its text.
    pub text: String,
    /// What it is refused with; none if it is generated from.
    pub refused: Option<&'static str>,
}

const HEAD: &str = "openapi: 3.0.3\ninfo: { title: t, version: '1' }\npaths: {}\n";
const DEEP: Option<&str> = Some("is nested more than 100 levels deep");

/// All of them, with `size` schemas, operations, levels or whatever there are many of.
pub fn extremes(size: usize) -> Vec<Extreme> {
    let mut all = Vec::new();
    let mut add = |name, text, refused| {
        all.push(Extreme {
            name,
            text,
            refused,
        })
    };
    let (open, close) = ("[".repeat(10 * size), "]".repeat(10 * size));
    add("flow, never closed", format!("{HEAD}x-a: {open}"), DEEP);
    add("flow, closed", format!("{HEAD}x-a: {open}{close}"), DEEP);
    add(
        "flow behind a fault",
        format!("{HEAD}x-a: \"\\q\"\nx-b: {open}"),
        DEEP,
    );
    add(
        "JSON",
        format!("{{\"openapi\":\"3.0.3\",\"x-a\":{open}{close}}}"),
        DEEP,
    );
    add(
        "JSON objects",
        "{\"a\":".repeat(size) + "1" + &"}".repeat(size),
        DEEP,
    );
    add(
        "lists in lists",
        format!("{HEAD}x-a:\n  {}a\n", "- ".repeat(size)),
        DEEP,
    );
    add(
        "keys of keys",
        format!("{HEAD}x-a:\n  {}a\n", "? ".repeat(size)),
        DEEP,
    );
    let block: String = (0..2000).fold(String::new(), |mut text, depth| {
        let _ = writeln!(text, "{}a:", " ".repeat(depth + 1));
        text
    });
    add("a deep block", format!("{HEAD}x-a:\n{block}"), DEEP);
    let many = Some("the aliases of this document stand for more than 1000000 values");
    let laughs = (1..12).fold(String::new(), |mut text, level| {
        let aliases = vec![format!("*a{}", level - 1); 10].join(",");
        let _ = writeln!(text, "  a{level}: &a{level} [{aliases}]");
        text
    });
    add(
        "a billion laughs",
        format!("{HEAD}x-a:\n  a0: &a0 [x]\n{laughs}"),
        many,
    );
    let (values, aliases) = ("x,".repeat(10_000), "*a,".repeat(10_000));
    add(
        "a long anchor, many aliases",
        format!("{HEAD}x-a: &a [{values}]\nx-b: [{aliases}]\n"),
        many,
    );
    let schema = |schema| document([("S".to_owned(), schema)], []);
    let fault = Some("`type` takes one of");
    add(
        "a fault deep down",
        schema(nested(40, json!({ "type": 5 }))),
        fault,
    );
    add(
        "objects in objects",
        schema(nested(45, json!({ "type": "string" }))),
        None,
    );
    let refer = |index: usize| json!({ "$ref": format!("#/components/schemas/S{index}") });
    let circle = |wrap: fn(Value) -> Value| {
        let schemas = (0..size).map(|index| (format!("S{index}"), wrap(refer((index + 1) % size))));
        document(schemas, [])
    };
    let holder =
        |inner| json!({ "type": "object", "required": ["a"], "properties": { "a": inner } });
    add("a circle of objects", circle(holder), None);
    add(
        "a circle of references",
        circle(|inner| inner),
        Some("leads back to itself"),
    );
    add(
        "a circle of lists",
        circle(|inner| json!({ "type": "array", "items": inner })),
        None,
    );
    add(
        "a circle of allOf",
        circle(|inner| json!({ "allOf": [inner] })),
        None,
    );
    let web = (0..size / 10).map(|index| {
        let properties: Map<String, Value> = (0..20)
            .map(|step| (format!("p{step}"), refer((index * 7 + step) % (size / 10))))
            .collect();
        (
            format!("S{index}"),
            json!({ "type": "object", "properties": properties }),
        )
    });
    add("objects that hold one another", document(web, []), None);
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
    let unsafe_ = (0..size).map(|index| operation(index, json!({ "security": [{ "none": [] }] })));
    add(
        "many faults",
        document([], unsafe_),
        Some("defines no security scheme"),
    );
    add(
        "many addresses",
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
    all
}

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
