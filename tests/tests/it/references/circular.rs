//! References that lead back to themselves.

use tests::lower;

/// The errors of a document with these paths and components.
fn errors(rest: &str) -> Vec<String> {
    let document = format!(
        "openapi: 3.0.3\ninfo: {{ title: Rings, version: '1' }}\nservers: [{{ url: https://rings.example.com }}]\n{rest}"
    );
    let errors = lower(&document).err().into_iter().flatten();
    errors
        .map(|error| format!("{} {}", error.code, error.pointer))
        .collect()
}

#[test]
fn each_cycle_is_one_error() {
    let errors = errors(
        "paths:
  /a: { $ref: '#/paths/~1b' }
  /b: { $ref: '#/paths/~1a' }
  /c:
    get:
      operationId: c
      parameters: [{ $ref: '#/components/parameters/Same' }]
      responses: { '200': { $ref: '#/components/responses/One' } }
components:
  parameters: { Same: { $ref: '#/components/parameters/Same' } }
  responses: { One: { $ref: '#/components/responses/Two' }, Two: { $ref: '#/components/responses/One' } }
  schemas:
    Loop: { $ref: '#/components/schemas/Back' }
    Back: { $ref: '#/components/schemas/Loop' }
    Into: { $ref: '#/components/schemas/Loop' }
    Holder: { type: object, properties: { loop: { $ref: '#/components/schemas/Into' } } }
",
    );
    assert_eq!(errors.len(), 4, "{errors:?}");
    assert!(
        errors.iter().all(|error| error.starts_with("E0203 ")),
        "{errors:?}"
    );
}

#[test]
fn values_may_contain_themselves() {
    let errors = errors(
        "paths:
  /a:
    post:
      operationId: a
      callbacks: { done: { '{$request.body#/url}': { $ref: '#/paths/~1a' } } }
      responses: { '204': { description: Done } }
components:
  schemas:
    Node: { type: object, properties: { next: { $ref: '#/components/schemas/Node' }, all: { type: array, items: { $ref: '#/components/schemas/Node/properties/all/items' } } } }
",
    );
    assert_eq!(
        errors.len(),
        1,
        "only the items refer to themselves alone: {errors:?}"
    );
}
