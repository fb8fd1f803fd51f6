//! Diagnostics about what is read in another place are where the document has it.

use super::document;

fn lines(document: &str) -> Vec<String> {
    let analysis = codegen::analyze(document);
    analysis
        .diagnostics
        .iter()
        .map(ToString::to_string)
        .collect()
}

#[test]
fn errors_in_moved_values() {
    let moved = document(
        "3.1.0",
        "components:
  schemas:
    tuple:
      type: array
      prefixItems:
        - { type: string }
        - { $ref: '#/components/schemas/missing1' }
    patterns:
      type: object
      patternProperties:
        '^x': { minLength: -1 }
    conditions:
      type: object
      if: { required: [a] }
      then:
        properties:
          b: { $ref: '#/components/schemas/missing2' }
    types:
      type: [object, string]
      properties:
        c: { $ref: '#/components/schemas/missing3' }
    sibling:
      $ref: '#/components/schemas/missing4'
      description: It
    definitions:
      $defs:
        d: { $ref: '#/components/schemas/missing5' }
      $ref: '#/components/schemas/definitions/$defs/d'
",
    );
    let errors = lines(&moved);
    let expected = [
        "10:19: #/components/schemas/tuple/prefixItems/1: unresolved reference `#/components/schemas/missing1`",
        "14:28: #/components/schemas/patterns/patternProperties/^x/minLength: expected an integer that is not negative for `minLength`",
        "20:22: #/components/schemas/conditions/then/properties/b: unresolved reference",
        "24:20: #/components/schemas/types/properties/c: unresolved reference",
        "26:13: #/components/schemas/sibling: unresolved reference",
        "30:20: #/components/schemas/definitions/$defs/d: unresolved reference",
    ];
    for expected in expected {
        assert!(
            errors.iter().any(|error| error.starts_with(expected)),
            "{expected}: {errors:#?}"
        );
    }
}

#[test]
fn an_unsupported_version_comes_first() {
    for (text, first) in [
        (
            "info: { title: It }\nopenapi: 4.0.0\npaths: { x: 5 }",
            "2:1: #/openapi: unsupported version OpenAPI 4.0.0",
        ),
        (
            "x-a: 1\nx-a: 2\nopenapi: '3.11'",
            "3:1: #/openapi: unsupported version OpenAPI 3.11",
        ),
        (
            "openapi: 3.10\npaths: {}",
            "1:1: #/openapi: unsupported version OpenAPI 3.10",
        ),
        (
            "info: { title: It }\nswagger: '2.0'\npaths: [",
            "2:1: #/swagger: unsupported version Swagger 2.0",
        ),
        (
            "{ \"swagger\": \"2.0\", \"paths\": }",
            "1:3: #/swagger: unsupported version Swagger 2.0",
        ),
    ] {
        let lines = lines(text);
        assert!(lines[0].starts_with(first), "{first}: {lines:#?}");
    }
}

#[test]
fn other_dialects_are_errors() {
    for (text, expected) in [
        (
            "jsonSchemaDialect: http://json-schema.org/draft-07/schema#\npaths: {}",
            "#/jsonSchemaDialect: unsupported dialect `http://json-schema.org/draft-07/schema#` of JSON Schema",
        ),
        (
            "components: { schemas: { a: { $schema: 'https://example.com/dialect' } } }",
            "#/components/schemas/a/$schema: unsupported dialect `https://example.com/dialect` of JSON Schema",
        ),
    ] {
        let lines = lines(&document("3.1.0", text));
        assert!(
            lines.len() == 1 && lines[0].contains(expected),
            "{lines:#?}"
        );
    }
    for dialect in [
        "https://spec.openapis.org/oas/3.1/dialect/base",
        "https://spec.openapis.org/oas/3.1/dialect/2024-11-10",
        "https://json-schema.org/draft/2020-12/schema",
    ] {
        let text = format!("jsonSchemaDialect: {dialect}\npaths: {{}}");
        assert_eq!(lines(&document("3.1.0", &text)), [""; 0], "{dialect}");
    }
}
