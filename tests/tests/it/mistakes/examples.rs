//! Examples of bodies that are not values of their schema.

use codegen::Code::Interpreted;

use super::{assert_interpreted, with_keywords};

/// A document with an operation that sends and receives this media type.
fn with_media_type(media_type: &str) -> String {
    with_keywords(&format!(
        "paths:
  /parcel:
    put:
      operationId: ReplaceParcel
      requestBody: {{ required: true, content: {{ application/json: {media_type} }} }}
      responses: {{ '200': {{ description: It, content: {{ application/json: {media_type} }} }} }}
components:
  schemas:
    Parcel: {{ type: object, properties: {{ phone: {{ type: string }}, weights: {{ type: array, items: {{ type: string }} }} }} }}
"
    ))
}

/// A document with an operation that sends this media type.
fn with_request(media_type: &str) -> String {
    with_keywords(&format!(
        "paths:
  /parcel:
    put:
      operationId: ReplaceParcel
      requestBody: {{ required: true, content: {{ application/json: {media_type} }} }}
      responses: {{ '204': {{ description: Done }} }}
components:
  schemas:
    Parcel: {{ type: object, properties: {{ weight: {{ type: integer }}, fragile: {{ type: boolean }} }} }}
"
    ))
}

#[test]
fn json_in_a_string_is_read_as_json() {
    assert_interpreted(
        with_media_type,
        &[
            (
                Interpreted,
                r#"{ schema: { $ref: '#/components/schemas/Parcel' }, example: '{"phone": "1"}' }"#,
                "{ schema: { $ref: '#/components/schemas/Parcel' }, example: { phone: '1' } }",
            ),
            (
                Interpreted,
                r#"{ schema: { $ref: '#/components/schemas/Parcel' }, examples: { one: { value: '{"phone": "1"}' } } }"#,
                "{ schema: { $ref: '#/components/schemas/Parcel' }, examples: { one: { value: { phone: '1' } } } }",
            ),
            (
                Interpreted,
                r#"{ schema: { type: array, items: { type: string } }, example: '["a"]' }"#,
                "{ schema: { type: array, items: { type: string } }, example: [a] }",
            ),
            (
                Interpreted,
                r#"{ schema: { allOf: [{ $ref: '#/components/schemas/Parcel' }] }, example: '{"phone": "1"}' }"#,
                "{ schema: { allOf: [{ $ref: '#/components/schemas/Parcel' }] }, example: { phone: '1' } }",
            ),
            (
                Interpreted,
                r#"{ schema: { oneOf: [{ $ref: '#/components/schemas/Parcel' }, { type: array, items: {} }] }, example: '{"phone": "1"}' }"#,
                "{ schema: { oneOf: [{ $ref: '#/components/schemas/Parcel' }, { type: array, items: {} }] }, example: { phone: '1' } }",
            ),
        ],
    );
}

#[test]
fn scalars_in_examples_are_the_text_of_the_document() {
    assert_interpreted(
        with_media_type,
        &[(
            Interpreted,
            "{ schema: { $ref: '#/components/schemas/Parcel' }, example: { phone: +12025550143, weights: [1.50] } }",
            "{ schema: { $ref: '#/components/schemas/Parcel' }, example: { phone: '+12025550143', weights: ['1.50'] } }",
        )],
    );
    assert_interpreted(
        with_request,
        &[(
            Interpreted,
            "{ schema: { $ref: '#/components/schemas/Parcel' }, example: { weight: '5', fragile: 'true' } }",
            "{ schema: { $ref: '#/components/schemas/Parcel' }, example: { weight: 5, fragile: true } }",
        )],
    );
}
