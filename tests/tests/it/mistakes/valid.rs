//! Valid documents have no warnings, also where they leave something for others to define.

use super::{generated, with_keywords};

#[test]
fn nothing_has_to_be_declared_or_used() {
    let document = with_keywords(
        "tags: [{ name: Dogs, x-color: red }]
x-vendor: { anything: [1, null] }
externalDocs: { url: https://example.com }
paths:
  /cats:
    parameters: [{ name: X-Trace, in: header, schema: { type: string } }]
    get:
      operationId: ListCats
      tags: [Cats]
      security: [{}]
      deprecated: false
      x-codegen: { name: cats }
      parameters:
        - { name: x-trace, in: header, schema: { type: string }, example: 5 }
        - { name: kind, in: query, schema: { type: string, format: cat-kind, nullable: true, enum: [tabby, null] } }
        - { name: Kind, in: query, schema: { type: string } }
      responses:
        200: { description: All, headers: { x-total: { schema: { type: integer } }, X-Page: { schema: { type: integer } } } }
        default: { description: Error }
  /dogs: {}
components:
  schemas:
    Unused: { type: object, required: [id], properties: { name: { type: string, format: made-up } } }
    Any: {}
    Big: { type: integer, minimum: -9223372036854775809, maximum: 36893488147419103232, example: 1e400 }
    Price: { type: number, example: '0.090', default: null }
  parameters: { page: { name: page, in: query, schema: { type: integer } } }
  responses: { Gone: { description: Gone } }
  examples: { one: { value: { any: thing } }, two: { externalValue: 'https://example.com' } }
  securitySchemes: { unused: { type: apiKey, in: cookie, name: session } }",
    );
    let (_, diagnostics) = generated(&document);
    assert!(diagnostics.iter().next().is_none(), "{diagnostics}");
}
