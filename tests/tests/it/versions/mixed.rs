//! Dialects that are mixed in one document: each spelling gets one interpretation, and a warning.

use codegen::Code::{self, Interpreted, OtherVersion};

use super::{assert_same, codes, with_schema};

/// The code of the warning, what is mixed, and the same in OpenAPI 3.0.
const MIXED: &[(Code, &str, &str)] = &[
    (
        OtherVersion,
        "{ type: string, nullable: true }",
        "{ type: string, nullable: true }",
    ),
    (
        OtherVersion,
        "{ type: [string, 'null'], nullable: false }",
        "{ type: string, nullable: true }",
    ),
    (
        OtherVersion,
        "{ type: integer, minimum: 5, exclusiveMinimum: true }",
        "{ type: integer, minimum: 5, exclusiveMinimum: true }",
    ),
    (
        OtherVersion,
        "{ type: integer, maximum: 5, exclusiveMaximum: false }",
        "{ type: integer, maximum: 5 }",
    ),
    (
        OtherVersion,
        "{ type: string, example: a, examples: [b, c] }",
        "{ type: string, example: a }",
    ),
    (
        Interpreted,
        "{ type: string, examples: { one: { value: b } } }",
        "{ type: string, example: b }",
    ),
    (
        Interpreted,
        "{ type: [string, null] }",
        "{ type: string, nullable: true }",
    ),
    (
        Interpreted,
        "{ anyOf: [{ type: string }, { type: null }] }",
        "{ type: string, nullable: true }",
    ),
    (
        OtherVersion,
        "{ type: string, $schema: 'http://json-schema.org/draft-07/schema#' }",
        "{ type: string }",
    ),
];

#[test]
fn keywords_of_3_0_in_a_document_of_3_1() {
    for (code, mixed, old) in MIXED {
        let [mixed, old] = [("3.1.1", *mixed), ("3.0.3", *old)].map(|(version, schema)| {
            let schema = format!("{{ type: object, properties: {{ a: {schema} }} }}");
            with_schema(version, &schema)
        });
        let analysis = codegen::analyze(&mixed);
        assert_eq!(
            codes(&analysis),
            [*code],
            "{mixed}: {}",
            analysis.diagnostics
        );
        assert_same(&mixed, &old);
    }
}

#[test]
fn an_example_is_no_mistake() {
    let analysis = codegen::analyze(&with_schema("3.1.0", "{ type: string, example: a }"));
    assert!(codes(&analysis).is_empty(), "{}", analysis.diagnostics);
}
