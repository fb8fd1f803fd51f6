//! References to something that does not exist.

use codegen::Code;

const HEAD: &str = "openapi: 3.0.3
info: { title: Gaps, version: '1' }
servers: [{ url: https://gaps.example.com }]
";

/// The codes and pointers of the diagnostics of a document.
fn diagnostics(document: &str) -> Vec<(Code, String)> {
    let diagnostics = codegen::analyze(&format!("{HEAD}{document}")).diagnostics;
    let pairs = diagnostics
        .iter()
        .map(|it| (it.code, it.pointer.to_string()));
    pairs.collect()
}

/// A document with an unresolved reference in each place where a reference can be.
const EVERYWHERE: &str = "x-parts: { Part: { type: object, properties: { part: { $ref: '#/components/schemas/A' } } } }
paths:
  /a: { $ref: '#/paths/~1b' }
  /c/{id}:
    parameters: [{ $ref: '#/components/parameters/C' }]
    post:
      operationId: c
      requestBody: { $ref: '#/components/requestBodies/D' }
      responses:
        '200':
          description: Done
          headers: { X-E: { $ref: '#/components/headers/E' } }
          links: { f: { $ref: '#/components/links/F' } }
          content:
            application/json:
              examples: { g: { $ref: '#/components/examples/G' } }
              schema:
                oneOf: [{ $ref: '#/components/schemas/Cat' }, { type: object, properties: { dog: { type: string } } }]
                discriminator: { propertyName: kind, mapping: { h: '#/components/schemas/H', i: I } }
        '201': { description: Done, content: { application/json: { schema: { $ref: '#/x-parts/Part' } } } }
        '202': { description: Done, content: { application/json: { schema: { $ref: '#/components/schemas/Cat/properties/j' } } } }
        '404': { $ref: '#/components/responses/K' }
      callbacks: { l: { $ref: '#/components/callbacks/L' } }
      security: [{ key: [] }]
components:
  schemas:
    Cat: { type: object, not: { $ref: '#/components/schemas/M' }, properties: { all: { type: array, items: { $ref: '#/components/schemas/N' } }, more: { type: object, additionalProperties: { $ref: '#/components/schemas/O' } } } }
  responses: { Unused: { description: Unused, content: { application/json: { schema: { allOf: [{ $ref: '#/components/schemas/P' }] } } } } }
  securitySchemes: { key: { $ref: '#/components/securitySchemes/Q' } }
";

#[test]
fn each_is_one_error_wherever_it_is() {
    let diagnostics = diagnostics(EVERYWHERE);
    let count = ('A'..='Q').count();
    assert_eq!(diagnostics.len(), count, "{diagnostics:#?}");
    assert!(
        diagnostics
            .iter()
            .all(|(code, _)| *code == Code::UnresolvedReference),
        "{diagnostics:#?}"
    );
}

#[test]
fn a_missing_target_is_reported_once_with_the_number_of_references() {
    let places: String = (0..3)
        .map(|index| format!("    S{index}: {{ type: object, properties: {{ a: {{ $ref: '#/components/schemas/Gone' }} }} }}\n"))
        .collect();
    let document = format!("{HEAD}paths: {{}}\ncomponents:\n  schemas:\n{places}");
    let text = codegen::analyze(&document).diagnostics.to_string();
    assert_eq!(text.lines().count(), 1, "{text}");
    assert!(
        text.contains("unresolved reference `#/components/schemas/Gone`, in 3 places"),
        "{text}"
    );
}

#[test]
fn an_extension_that_nothing_refers_to_may_contain_anything() {
    let document = "x-old: { $ref: '#/nowhere' }\npaths: {}\n";
    assert_eq!(diagnostics(document), []);
}

#[test]
fn examples_may_contain_references() {
    let document = "paths: {}
components: { schemas: { A: { type: object, example: { $ref: '#/nowhere' }, properties: { $ref: { type: string } } } } }
";
    assert_eq!(diagnostics(document), []);
}
