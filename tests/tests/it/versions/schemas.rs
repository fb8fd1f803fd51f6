//! Each spelling of a schema in OpenAPI 3.1 means the same as one in 3.0, and is no mistake.

use codegen::Code::Inexpressible;

use super::{assert_same, codes, with_schema};

/// Schemas of OpenAPI 3.1, and the same in 3.0.
type Spelling = (&'static str, &'static str);

/// Checks that spellings mean the same, without warnings.
#[track_caller]
fn assert_silent(spellings: &[Spelling]) {
    for (new, old) in spellings {
        let [new, old] = [("3.1.0", new), ("3.0.3", old)]
            .map(|(version, schema)| with_schema(version, &in_property(schema)));
        let analysis = codegen::analyze(&new);
        assert!(
            codes(&analysis).is_empty(),
            "{new}: {}",
            analysis.diagnostics
        );
        assert_same(&new, &old);
    }
}

/// Checks that a part of each schema is lost, with a warning.
#[track_caller]
fn assert_lost(spellings: &[Spelling]) {
    for (new, old) in spellings {
        let [new, old] = [("3.1.0", new), ("3.0.3", old)]
            .map(|(version, schema)| with_schema(version, &in_property(schema)));
        let analysis = codegen::analyze(&new);
        assert!(
            codes(&analysis).iter().all(|code| *code == Inexpressible),
            "{new}: {}",
            analysis.diagnostics
        );
        assert!(!codes(&analysis).is_empty(), "{new}");
        assert_same(&new, &old);
    }
}

/// An object with a property of this schema.
fn in_property(schema: &str) -> String {
    format!("{{ type: object, properties: {{ a: {schema}, z: {{ type: string }} }} }}")
}

#[test]
fn types() {
    assert_silent(&[
        (
            "{ type: [string, 'null'] }",
            "{ type: string, nullable: true }",
        ),
        (
            "{ type: ['null', string] }",
            "{ type: string, nullable: true }",
        ),
        ("{ type: [string] }", "{ type: string }"),
        ("{ type: [string, string] }", "{ type: string }"),
        ("{ type: 'null' }", "{ nullable: true, enum: [null] }"),
        ("{ type: ['null'] }", "{ nullable: true, enum: [null] }"),
        (
            "{ type: [integer, string] }",
            "{ anyOf: [{ type: integer }, { type: string }] }",
        ),
        (
            "{ type: [integer, string, 'null'], description: It }",
            "{ anyOf: [{ type: integer }, { type: string }], nullable: true, description: It }",
        ),
        (
            "{ type: [string, array], items: { type: string }, minLength: 2, maxItems: 3 }",
            "{ anyOf: [{ type: string, minLength: 2 }, { type: array, items: { type: string }, maxItems: 3 }] }",
        ),
        (
            "{ type: [string, object], properties: { b: { type: integer } }, required: [b] }",
            "{ anyOf: [{ type: string }, { type: object, properties: { b: { type: integer } }, required: [b] }] }",
        ),
        (
            "{ type: [string, integer], format: int32 }",
            "{ anyOf: [{ type: string }, { type: integer, format: int32 }] }",
        ),
        (
            "{ type: [string, integer], enum: [b, 1, c] }",
            "{ anyOf: [{ type: string, enum: [b, c] }, { type: integer, enum: [1] }] }",
        ),
        (
            "{ type: [string, 'null'], enum: [b, c, null] }",
            "{ type: string, nullable: true, enum: [b, c, null] }",
        ),
        (
            "{ type: [integer, number], exclusiveMinimum: 1 }",
            "{ anyOf: [{ type: integer, minimum: 1, exclusiveMinimum: true }, { type: number, minimum: 1, exclusiveMinimum: true }] }",
        ),
    ]);
}

#[test]
fn null_in_every_spelling() {
    let nullable = "{ type: string, nullable: true }";
    assert_silent(&[
        ("{ anyOf: [{ type: string }, { type: 'null' }] }", nullable),
        ("{ oneOf: [{ type: 'null' }, { type: string }] }", nullable),
        ("{ anyOf: [{ type: string }, { const: null }] }", nullable),
        ("{ anyOf: [{ type: string }, { enum: [null] }] }", nullable),
        ("{ anyOf: [{ type: [string, 'null'] }] }", nullable),
        ("{ allOf: [{ type: [string, 'null'] }] }", nullable),
        (
            "{ anyOf: [{ type: string }, { type: 'null' }, false] }",
            nullable,
        ),
        (
            "{ anyOf: [{ anyOf: [{ type: 'null' }, { type: string }] }] }",
            nullable,
        ),
    ]);
}

#[test]
fn limits() {
    assert_silent(&[
        (
            "{ type: integer, exclusiveMinimum: 5, exclusiveMaximum: 9 }",
            "{ type: integer, minimum: 5, exclusiveMinimum: true, maximum: 9, exclusiveMaximum: true }",
        ),
        (
            "{ type: number, exclusiveMinimum: 0.5, minimum: 0.25 }",
            "{ type: number, minimum: 0.5, exclusiveMinimum: true }",
        ),
        (
            "{ type: number, minimum: 0.75, exclusiveMinimum: 0.5 }",
            "{ type: number, minimum: 0.75 }",
        ),
        (
            "{ type: integer, maximum: 9, exclusiveMaximum: 9 }",
            "{ type: integer, maximum: 9, exclusiveMaximum: true }",
        ),
        (
            "{ type: integer, maximum: 8, exclusiveMaximum: 9 }",
            "{ type: integer, maximum: 8 }",
        ),
    ]);
}

#[test]
fn values() {
    assert_silent(&[
        ("{ type: string, const: b }", "{ type: string, enum: [b] }"),
        ("{ const: 5 }", "{ enum: [5] }"),
        (
            "{ type: string, enum: [b, c], const: c }",
            "{ type: string, enum: [c] }",
        ),
        (
            "{ type: string, examples: [b, c] }",
            "{ type: string, example: b }",
        ),
        (
            "{ type: string, contentEncoding: base64 }",
            "{ type: string, format: byte }",
        ),
        (
            "{ type: [string, 'null'], contentMediaType: image/png }",
            "{ type: string, nullable: true, format: binary }",
        ),
        (
            "{ type: string, contentMediaType: application/json, contentSchema: { type: object } }",
            "{ type: string }",
        ),
    ]);
}

#[test]
fn boolean_schemas() {
    assert_silent(&[
        ("true", "{}"),
        ("{ type: array, items: true }", "{ type: array, items: {} }"),
        ("{ type: array }", "{ type: array, items: {} }"),
        (
            "{ type: array, items: false }",
            "{ type: array, items: {}, maxItems: 0 }",
        ),
        (
            "{ type: object, properties: { b: true, c: false }, required: [b, c] }",
            "{ type: object, properties: { b: {} }, required: [b] }",
        ),
        (
            "{ type: object, additionalProperties: true }",
            "{ type: object, additionalProperties: true }",
        ),
        (
            "{ oneOf: [false, { type: integer }] }",
            "{ oneOf: [{ type: integer }] }",
        ),
        ("{ type: string, not: false }", "{ type: string }"),
    ]);
}

#[test]
fn items_and_properties_without_names() {
    assert_silent(&[
        (
            "{ type: array, prefixItems: [{ type: number }, { type: number }], items: false }",
            "{ type: array, items: { type: number }, maxItems: 2 }",
        ),
        (
            "{ prefixItems: [{ type: integer }], type: array, items: { type: integer } }",
            "{ type: array, items: { type: integer } }",
        ),
        (
            "{ type: array, unevaluatedItems: { type: integer } }",
            "{ type: array, items: { type: integer } }",
        ),
        (
            "{ type: object, patternProperties: { '^x': { type: integer } }, additionalProperties: false }",
            "{ type: object, additionalProperties: { type: integer } }",
        ),
        (
            "{ type: object, patternProperties: { '^x': { type: integer }, '^y': { type: integer }, '^z': false } }",
            "{ type: object, additionalProperties: { type: integer } }",
        ),
        (
            "{ type: object, unevaluatedProperties: { type: integer } }",
            "{ type: object, additionalProperties: { type: integer } }",
        ),
        (
            "{ type: object, properties: { b: { type: string } }, unevaluatedProperties: false }",
            "{ type: object, properties: { b: { type: string } }, additionalProperties: false }",
        ),
    ]);
    assert_lost(&[
        (
            "{ type: array, prefixItems: [{ type: string }, { type: integer }, { type: string }] }",
            "{ type: array, items: { anyOf: [{ type: string }, { type: integer }] } }",
        ),
        (
            "{ type: object, patternProperties: { '^x': { type: integer }, '^y': { type: string } } }",
            "{ type: object, additionalProperties: { anyOf: [{ type: integer }, { type: string }] } }",
        ),
    ]);
}

#[test]
fn validation_alone_is_ignored() {
    assert_silent(&[
        (
            "{ type: array, items: { type: string }, contains: { const: b }, minContains: 1, maxContains: 2 }",
            "{ type: array, items: { type: string } }",
        ),
        (
            "{ type: object, additionalProperties: { type: string }, propertyNames: { pattern: '^a' } }",
            "{ type: object, additionalProperties: { type: string } }",
        ),
        (
            "{ type: object, properties: { b: { type: string }, c: { type: string } }, dependentRequired: { b: [c] } }",
            "{ type: object, properties: { b: { type: string }, c: { type: string } } }",
        ),
        (
            "{ type: object, properties: { b: { type: string } }, if: { required: [b] }, then: { minProperties: 2 }, else: true }",
            "{ type: object, properties: { b: { type: string } } }",
        ),
        (
            "{ type: string, $comment: It, $schema: 'https://json-schema.org/draft/2020-12/schema' }",
            "{ type: string }",
        ),
    ]);
}

#[test]
fn conditional_properties_are_optional() {
    let both = "{ type: object, properties: { b: { type: string }, c: { type: integer }, d: { type: string } } }";
    for schema in [
        "{ type: object, properties: { b: { type: string } }, if: { required: [b] }, then: { properties: { c: { type: integer } }, required: [c] }, else: { properties: { d: { type: string } } } }",
        "{ type: object, properties: { b: { type: string } }, dependentSchemas: { b: { properties: { c: { type: integer } }, required: [c] }, c: { properties: { d: { type: string } } } } }",
    ] {
        let analyses = [("3.1.0", schema), ("3.0.3", both)]
            .map(|(version, schema)| codegen::analyze(&with_schema(version, schema)));
        assert!(
            codes(&analyses[0])
                .iter()
                .all(|code| *code == Inexpressible)
        );
        let fields = analyses.map(|analysis| {
            let api = analysis.api.expect("the document is valid");
            let structs = api.types().filter_map(|(_, def)| match &def.kind {
                codegen::api::TypeKind::Struct(def) => Some(def),
                _ => None,
            });
            let mut fields: Vec<_> = structs
                .flat_map(|def| &def.fields)
                .map(|field| (field.wire.clone(), field.required, field.ty().clone()))
                .collect();
            fields.sort_by(|a, b| a.0.cmp(&b.0));
            fields
        });
        assert_eq!(fields[0], fields[1], "{schema}");
    }
}
