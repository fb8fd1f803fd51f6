//! Schemas that refer to each other in chains and cycles.

use serde_json::{Map, Value, json};

use super::document::{Add, document, nested, operation, refer, schema};

const DEEP: Option<&str> = Some("more than 100 schemas nested through");
const MANY: Option<&str> = Some("compose more than 250000 properties and schemas");

/// Makes a schema from a reference to the next one and its own index.
type Wrap = fn(Value, usize) -> Value;

type Error = Option<&'static str>;

/// Descriptions of a cycle and a chain, how each schema is made, and the errors.
const WRAPS: &[(&str, &str, Wrap, Error, Error)] = &[
    (
        "a cycle of objects",
        "a chain of objects",
        holder,
        None,
        None,
    ),
    (
        "a cycle of references",
        "a chain of references",
        |inner, _| inner,
        Some("circular reference"),
        None,
    ),
    (
        "a cycle of lists",
        "a chain of lists",
        |inner, _| json!({ "type": "array", "items": inner }),
        DEEP,
        DEEP,
    ),
    (
        "a cycle of allOf",
        "a chain of allOf",
        |inner, index| json!({ "allOf": [inner, object(&format!("p{index}"))] }),
        Some("is part of itself through `allOf` alone"),
        DEEP,
    ),
    (
        "a cycle of oneOf",
        "a chain of oneOf",
        |inner, index| json!({ "oneOf": [inner, object(&format!("p{index}"))] }),
        DEEP,
        DEEP,
    ),
];

pub(super) fn extremes(size: usize, add: Add<'_>) {
    let error = Some("for `type`, found the number 5");
    add(
        "a deeply nested error",
        schema(nested(40, json!({ "type": 5 }))),
        error,
    );
    add(
        "objects in objects",
        schema(nested(45, json!({ "type": "string" }))),
        None,
    );
    cycles_and_chains(size, add);
    let all = (0..size).map(|index| named(index, holder(refer(index + 1), index)));
    let input = document(
        all.chain([named(size, object("end"))]),
        [operation(0, with_body(refer(0)))],
    );
    add("a chain of required inputs", input, None);
    let web = (0..size / 10).map(|index| {
        let properties: Map<String, Value> = (0..20)
            .map(|step| (format!("p{step}"), refer((index * 7 + step) % (size / 10))))
            .collect();
        named(index, json!({ "type": "object", "properties": properties }))
    });
    add("objects that contain each other", document(web, []), None);
    family(size, add);
    unions(add);
}

fn cycles_and_chains(size: usize, add: Add<'_>) {
    for (cycle, chain, wrap, cycle_error, chain_error) in WRAPS {
        let all = |last: usize| {
            (0..last).map(|index| named(index, wrap(refer((index + 1) % size), index)))
        };
        add(cycle, document(all(size), []), *cycle_error);
        let end = [named(size - 1, object("end"))];
        add(chain, document(all(size - 1).chain(end), []), *chain_error);
    }
}

/// Bases and schemas derived from them.
fn family(size: usize, add: Add<'_>) {
    let children = |count| {
        (1..=count).map(|index| {
            named(
                index,
                json!({ "allOf": [refer(0), object(&format!("p{index}"))] }),
            )
        })
    };
    let listed: Vec<_> = (1..=size).map(refer).collect();
    let base = json!({
        "type": "object",
        "required": ["kind"],
        "properties": { "kind": { "type": "string" } },
        "oneOf": listed,
        "discriminator": { "propertyName": "kind" }
    });
    let all = children(size).chain([named(0, base)]);
    add("a base that lists its children", document(all, []), None);
    let properties: Map<String, Value> = (0..1500)
        .map(|index| (format!("b{index}"), json!({ "type": "string" })))
        .collect();
    let wide = json!({ "type": "object", "properties": properties });
    let all = children(1500).chain([named(0, wide)]);
    add("many children of a large base", document(all, []), MANY);
    // Resolving one of them follows a path through all others.
    let listed: Vec<_> = (0..20).map(refer).collect();
    let all = (0..20).map(|index| {
        named(
            index,
            json!({ "anyOf": listed, "title": index.to_string() }),
        )
    });
    add("unions of each other", document(all, []), MANY);
}

/// Unions that are members of each other, all of whose members are needed.
fn unions(add: Add<'_>) {
    let pair = |index: usize, to: [usize; 2]| {
        named(index, json!({ "anyOf": [refer(to[0]), refer(to[1])] }))
    };
    let over = |last: usize| {
        let wider = json!({ "allOf": [refer(0), object("wide")] });
        [named(last + 1, object("end")), named(last + 2, wider)]
    };
    let query = json!({ "parameters": [{ "name": "a", "in": "query", "schema": refer(0) }] });
    let cycle = (0..2).map(|index| {
        named(
            index,
            json!({ "anyOf": [refer(1 - index), object(&format!("p{index}"))] }),
        )
    });
    let all = cycle.chain(over(2));
    add(
        "a cycle of unions in a parameter",
        document(all, [operation(0, query.clone())]),
        None,
    );
    let all = (0..80).map(|index| pair(index, [index / 2 * 2 + 2, index / 2 * 2 + 3]));
    let ends = [named(80, object("a")), named(81, object("b"))];
    let all = all.chain(ends).chain(over(82));
    add(
        "a ladder of unions",
        document(all, [operation(0, query)]),
        None,
    );
    let base = json!({ "type": "object", "properties": { "kind": {} }, "oneOf": [refer(1)] });
    let child = json!({ "anyOf": [refer(0), object("own")] });
    let all = [named(0, base), named(1, child)];
    add(
        "a base that is a member of its child",
        document(all, []),
        None,
    );
    let itself = json!({ "$ref": "#/components/schemas/S0/properties/a" });
    let list = json!({ "type": "array", "items": itself });
    let holder = json!({ "type": "object", "properties": { "a": list, "b": { "oneOf": [itself, { "type": "string" }] } } });
    add(
        "a list of itself in a union",
        document([named(0, holder)], []),
        None,
    );
}

fn named(index: usize, schema: Value) -> (String, Value) {
    (format!("S{index}"), schema)
}

fn object(property: &str) -> Value {
    json!({ "type": "object", "properties": { property: { "type": "string" } } })
}

fn holder(inner: Value, _: usize) -> Value {
    json!({ "type": "object", "required": ["a"], "properties": { "a": inner } })
}

fn with_body(schema: Value) -> Value {
    json!({ "requestBody": { "content": { "application/json": { "schema": schema } } } })
}
