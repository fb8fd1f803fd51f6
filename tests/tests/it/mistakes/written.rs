//! Scalars keep the text that is written, and integers their digits.

use codegen::api::{Api, Constraints, Field, Type, TypeKind};

use super::{with_operation, with_schema};

/// Scalars that are numbers, booleans or strings in YAML.
const SCALARS: [&str; 14] = [
    "1.0",
    "1.10",
    "007",
    "1e3",
    "1E3",
    "0x10",
    "0o17",
    "+1",
    "1_000",
    "1:30",
    "True",
    "yes",
    "2020-01-01",
    "-.5",
];

fn api(document: &str) -> Api {
    let analysis = codegen::analyze(document);
    let diagnostics = analysis.diagnostics;
    analysis
        .api
        .unwrap_or_else(|| panic!("{document}: {diagnostics}"))
}

/// The fields of the response of a document's only operation.
fn response_fields(document: &str) -> Vec<Field> {
    let api = api(document);
    let responses = api
        .types()
        .filter(|(id, _)| id.as_str() == "FetchParcelResponse");
    let fields = responses.map(|(_, item)| match &item.kind {
        TypeKind::Struct(object) => object.fields.clone(),
        _ => Vec::new(),
    });
    fields.flatten().collect()
}

/// The values of the only enum of a document.
fn enum_values(document: &str) -> Vec<String> {
    let api = api(document);
    let mut enums = api.types().filter_map(|(_, item)| match &item.kind {
        TypeKind::Enum(values) => Some(values),
        _ => None,
    });
    let variants = &enums.next().expect("an enum").variants;
    variants
        .iter()
        .map(|variant| variant.wire.clone())
        .collect()
}

#[test]
fn values_of_a_string_enum_are_the_text_of_the_document() {
    let schema = format!("{{ type: string, enum: [{}, 'null'] }}", SCALARS.join(", "));
    let list = format!("{{ type: array, items: {schema} }}");
    let alias = format!("{{ allOf: [{schema}] }}");
    let merged = format!("{{ type: object, properties: {{ a: {{ <<: {schema} }} }} }}");
    let split = format!(
        "{{ allOf: [{{ type: string }}, {{ enum: [{}, 'null'] }}] }}",
        SCALARS.join(", ")
    );
    let expected: Vec<_> = SCALARS.iter().copied().chain(["null"]).collect();
    for document in [schema, list, alias, merged, split] {
        assert_eq!(enum_values(&with_schema(&document)), expected, "{document}");
    }
}

#[test]
fn values_that_are_moved_are_the_text_of_the_document() {
    let constant = with_schema("{ type: string, const: 1.10 }");
    let parameter = with_operation(
        "{ operationId: Send, responses: { '204': { description: Sent } }, parameters: [\
         { name: id, in: path, required: true, type: string, enum: [1.10] }] }",
    );
    let field = with_operation(
        "{ operationId: Send, responses: { '204': { description: Sent } }, parameters: [\
         { name: id, in: path, required: true, schema: { type: integer } }, \
         { name: version, in: formData, type: string, enum: [1.10, 1.10] }] }",
    );
    for document in [constant, parameter, field] {
        assert_eq!(enum_values(&document), ["1.10"], "{document}");
    }
}

#[test]
fn values_of_a_string_enum_in_json_keep_their_digits() {
    let document = r#"{"openapi": "3.0.3", "info": {"title": "Parcels", "version": "1"},
        "servers": [{"url": "https://parcels.example.com"}], "paths": {}, "components": {"schemas": {"version":
        {"type": "string", "enum": [1.10, 1e3, true, 123456789012345678901234567890, "2"]}}}}"#;
    let expected = ["1.10", "1e3", "true", "123456789012345678901234567890", "2"];
    assert_eq!(enum_values(document), expected);
}

#[test]
fn keys_are_the_text_of_the_document() {
    let document =
        with_schema("{ type: object, properties: { 1.10: {}, 0x10: {}, null: {}, True: {} } }");
    let fields = response_fields(&document);
    let names: Vec<_> = fields.iter().map(|field| field.wire.as_str()).collect();
    assert_eq!(names, ["1.10", "0x10", "null", "True"]);
}

/// The type and the limits of a property with this schema.
#[track_caller]
fn property(schema: &str) -> (Type, Constraints) {
    let object = format!("{{ type: object, properties: {{ n: {schema} }} }}");
    let document = with_schema(&object);
    let analysis = codegen::analyze(&document);
    let diagnostics = &analysis.diagnostics;
    assert!(
        diagnostics.iter().next().is_none(),
        "{schema}: {diagnostics}"
    );
    let [field] = &response_fields(&document)[..] else {
        panic!("the schema has one property");
    };
    (field.value.ty.clone(), field.value.constraints.clone())
}

#[test]
fn integers_of_any_size_are_read() {
    let large = "123456789012345678901234567890";
    for schema in [
        "{ type: integer, minimum: -9223372036854776000, maximum: 9223372036854776000 }".to_owned(),
        format!(
            "{{ type: integer, minimum: -{large}, maximum: {large}, multipleOf: 18446744073709551616 }}"
        ),
        format!(
            "{{ type: integer, default: {large}, enum: [1, {large}], example: -{large}, x-max: {large} }}"
        ),
        format!(
            "{{ type: number, default: {large}, enum: [0.5, {large}], minimum: 0xFFFFFFFFFFFFFFFFFFFF }}"
        ),
        format!("{{ type: string, maxLength: {large} }}"),
    ] {
        property(&schema);
    }
}

#[test]
fn integers_beyond_those_with_a_sign_are_unsigned() {
    for schema in [
        "{ type: integer, minimum: 0, maximum: 18446744073709551615 }",
        "{ type: integer, minimum: 1, maximum: 9223372036854775808 }",
        "{ type: integer, enum: [1, 18446744073709551615] }",
        "{ type: integer, default: 18446744073709551615 }",
    ] {
        assert_eq!(property(schema).0, Type::U64, "{schema}");
    }
    for schema in [
        "{ type: integer, minimum: -1, maximum: 18446744073709551615 }",
        "{ type: integer, minimum: 0, maximum: 9223372036854775807 }",
        "{ type: integer, minimum: 0 }",
    ] {
        assert_eq!(property(schema).0, Type::I64, "{schema}");
    }
}

#[test]
fn limits_of_64_bits_keep_their_digits() {
    let (_, limits) = property("{ type: integer, minimum: 0, maximum: 18446744073709551615 }");
    let maximum = limits.maximum.expect("a limit").value.to_string();
    assert_eq!(maximum, "18446744073709551615");
}
