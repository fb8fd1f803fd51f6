//! Mistakes in schemas.

use codegen::Code::{Assumed, Interpreted, KeySpelling, OtherVersion, Repeated};

use super::{Mistake, assert_interpreted, with_keywords, with_schema};

#[test]
fn types_of_other_languages_are_known() {
    assert_interpreted(
        with_schema,
        &[
            (Interpreted, "{ type: int }", "{ type: integer }"),
            (Interpreted, "{ type: Integer }", "{ type: integer }"),
            (
                Interpreted,
                "{ type: long }",
                "{ type: integer, format: int64 }",
            ),
            (
                Interpreted,
                "{ type: int32, format: int64 }",
                "{ type: integer, format: int64 }",
            ),
            (
                Interpreted,
                "{ type: double }",
                "{ type: number, format: double }",
            ),
            (Interpreted, "{ type: bool }", "{ type: boolean }"),
            (Interpreted, "{ type: String }", "{ type: string }"),
            (Interpreted, "{ type: strng }", "{ type: string }"),
            (
                Interpreted,
                "{ type: date-time }",
                "{ type: string, format: date-time }",
            ),
            (
                Interpreted,
                "{ type: file }",
                "{ type: string, format: binary }",
            ),
            (
                Interpreted,
                "{ type: map, additionalProperties: { type: string } }",
                "{ type: object, additionalProperties: { type: string } }",
            ),
            (
                Interpreted,
                "{ type: list, items: { type: string } }",
                "{ type: array, items: { type: string } }",
            ),
            (
                Interpreted,
                "{ type: 'string[]' }",
                "{ type: array, items: { type: string } }",
            ),
            (Interpreted, "{ type: any }", "{}"),
            (Interpreted, "{ type: Frobnicator }", "{}"),
            (
                Interpreted,
                "{ type: object, properties: { a: string } }",
                "{ type: object, properties: { a: { type: string } } }",
            ),
        ],
    );
}

#[test]
fn keywords_in_another_case_are_known() {
    assert_interpreted(
        with_schema,
        &[(
            KeySpelling,
            "{ type: string, maxlength: 5 }",
            "{ type: string, maxLength: 5 }",
        )],
    );
}

#[test]
fn keywords_of_other_versions_are_known() {
    assert_interpreted(
        with_schema,
        &[
            (
                OtherVersion,
                "{ type: [string, 'null'] }",
                "{ type: string, nullable: true }",
            ),
            (OtherVersion, "{ type: [string] }", "{ type: string }"),
            (
                OtherVersion,
                "{ type: [string, integer] }",
                "{ anyOf: [{ type: string }, { type: integer }] }",
            ),
            (
                OtherVersion,
                "{ type: object, properties: { a: { type: string, const: x } } }",
                "{ type: object, properties: { a: { type: string, enum: [x] } } }",
            ),
            (
                OtherVersion,
                "{ type: integer, exclusiveMinimum: 5 }",
                "{ type: integer, minimum: 5, exclusiveMinimum: true }",
            ),
            (
                OtherVersion,
                "{ type: number, exclusiveMaximum: 0.5 }",
                "{ type: number, maximum: 0.5, exclusiveMaximum: true }",
            ),
            (
                OtherVersion,
                "{ anyOf: [{ type: string }, { type: 'null' }] }",
                "{ anyOf: [{ type: string }, { nullable: true, enum: [null] }] }",
            ),
        ],
    );
}

const VALUES: &[Mistake] = &[
    (
        Interpreted,
        "{ type: string, description: null }",
        "{ type: string }",
    ),
    (
        Interpreted,
        "{ type: string, description: { text: It } }",
        "{ type: string }",
    ),
    (
        Interpreted,
        "{ type: string, description: 404 }",
        "{ type: string, description: '404' }",
    ),
    (
        Interpreted,
        "{ type: string, deprecated: 'true' }",
        "{ type: string, deprecated: true }",
    ),
    (
        Interpreted,
        "{ type: string, nullable: yes }",
        "{ type: string, nullable: true }",
    ),
    (
        Interpreted,
        "{ type: string, maxLength: '64' }",
        "{ type: string, maxLength: 64 }",
    ),
    (
        Interpreted,
        "{ type: string, maxLength: -1 }",
        "{ type: string }",
    ),
    (
        Interpreted,
        "{ type: integer, minimum: '5' }",
        "{ type: integer, minimum: 5 }",
    ),
    (
        Interpreted,
        "{ type: number, maximum: many }",
        "{ type: number }",
    ),
    (
        Interpreted,
        "{ type: string, enum: a }",
        "{ type: string, enum: [a] }",
    ),
    (
        Interpreted,
        "{ type: object, properties: [] }",
        "{ type: object, properties: {} }",
    ),
    (
        Interpreted,
        "{ type: object, properties: { a: null } }",
        "{ type: object, properties: { a: {} } }",
    ),
    (
        Interpreted,
        "{ type: object, properties: { a: { type: string } }, required: a }",
        "{ type: object, properties: { a: { type: string } }, required: [a] }",
    ),
    (
        Interpreted,
        "{ type: object, properties: { a: { type: string } }, required: null }",
        "{ type: object, properties: { a: { type: string } } }",
    ),
    (
        Interpreted,
        "{ type: object, properties: { a: { type: string, required: true } } }",
        "{ type: object, properties: { a: { type: string } } }",
    ),
    (
        Interpreted,
        "{ type: object, properties: { '1': { type: string } }, required: [1] }",
        "{ type: object, properties: { '1': { type: string } }, required: ['1'] }",
    ),
    (
        Interpreted,
        "{ type: array, items: [{ type: string }] }",
        "{ type: array, items: { type: string } }",
    ),
    (
        Interpreted,
        "{ type: object, additionalProperties: 'true' }",
        "{ type: object, additionalProperties: true }",
    ),
    (
        Interpreted,
        "'#/components/schemas/Box'",
        "{ $ref: '#/components/schemas/Box' }",
    ),
    (
        Interpreted,
        "{ allOf: { $ref: '#/components/schemas/Box' } }",
        "{ allOf: [{ $ref: '#/components/schemas/Box' }] }",
    ),
    (Assumed, "{ type: array }", "{ type: array, items: {} }"),
];

#[test]
fn values_of_keywords_are_read_as_their_type() {
    assert_interpreted(with_schema, VALUES);
}

#[test]
fn values_are_read_as_the_type_of_the_schema() {
    assert_interpreted(
        with_schema,
        &[
            (
                Interpreted,
                "{ type: integer, enum: ['1', '2'] }",
                "{ type: integer, enum: [1, 2] }",
            ),
            (
                Interpreted,
                "{ type: boolean, default: 'false' }",
                "{ type: boolean, default: false }",
            ),
            (
                Interpreted,
                "{ type: object, properties: { a: { type: number, default: '0.5' } } }",
                "{ type: object, properties: { a: { type: number, default: 0.5 } } }",
            ),
            (
                Interpreted,
                "{ type: object, properties: { a: { type: string, default: 1.50 } } }",
                "{ type: object, properties: { a: { type: string, default: '1.50' } } }",
            ),
            (
                Interpreted,
                "{ type: object, properties: { a: { type: object, default: '{}' } } }",
                "{ type: object, properties: { a: { type: object, default: {} } } }",
            ),
        ],
    );
}

#[test]
fn repeated_items_and_keys_count_once() {
    assert_interpreted(
        with_schema,
        &[
            (
                Repeated,
                "{ type: string, enum: [a, b, a] }",
                "{ type: string, enum: [a, b] }",
            ),
            (
                Repeated,
                "{ type: object, properties: { a: { type: string } }, required: [a, a] }",
                "{ type: object, properties: { a: { type: string } }, required: [a] }",
            ),
            (
                Repeated,
                "{ type: string, maxLength: 5, maxLength: 5 }",
                "{ type: string, maxLength: 5 }",
            ),
        ],
    );
    assert_interpreted(
        with_keywords,
        &[
            (
                Repeated,
                "tags: [{ name: A }, { name: A }]\npaths: {}",
                "tags: [{ name: A }]\npaths: {}",
            ),
            (
                Repeated,
                "paths: { /a: { get: { operationId: A, parameters: [{ name: X-Key, in: header, required: true, schema: { type: string } }, { $ref: '#/components/parameters/key' }], responses: { '204': { description: None } } } } }
components: { parameters: { key: { name: x-key, in: header, description: It, schema: { type: string, example: b } } } }",
                "paths: { /a: { get: { operationId: A, parameters: [{ name: X-Key, in: header, required: true, schema: { type: string } }], responses: { '204': { description: None } } } } }",
            ),
        ],
    );
}

#[test]
fn components_that_are_text_are_ignored() {
    assert_interpreted(
        with_keywords,
        &[(
            Interpreted,
            "paths: {}\ncomponents: { schemas: { dialect: 'https://parcels.example.com', parcel: { type: object, properties: { a: { type: string } } } } }",
            "paths: {}\ncomponents: { schemas: { parcel: { type: object, properties: { a: { type: string } } } } }",
        )],
    );
}

#[test]
fn keywords_of_later_json_schema_have_equivalents() {
    assert_interpreted(
        with_schema,
        &[
            (OtherVersion, "{ const: null }", "{ enum: [null] }"),
            (
                OtherVersion,
                "{ type: string, const: a, enum: [a, b] }",
                "{ type: string, enum: [a] }",
            ),
            (
                OtherVersion,
                "{ type: object, properties: { a: { anyOf: [{ type: string }, { type: 'null' }] } } }",
                "{ type: object, properties: { a: { type: string, nullable: true } } }",
            ),
            (
                OtherVersion,
                "{ type: object, properties: { a: { type: string, contentEncoding: base64 } } }",
                "{ type: object, properties: { a: { type: string, format: byte } } }",
            ),
            (
                OtherVersion,
                "{ type: string, contentMediaType: image/png }",
                "{ type: string, format: binary }",
            ),
            (
                OtherVersion,
                "{ type: array, prefixItems: [{ type: string }, { type: integer }, { type: string }], items: false }",
                "{ type: array, items: { anyOf: [{ type: string }, { type: integer }] }, maxItems: 3 }",
            ),
            (
                OtherVersion,
                "{ prefixItems: [{ type: integer }], type: array, items: { type: integer } }",
                "{ type: array, items: { type: integer } }",
            ),
            (
                OtherVersion,
                "{ type: object, patternProperties: { '^x': { type: integer } }, additionalProperties: false }",
                "{ type: object, additionalProperties: { type: integer } }",
            ),
        ],
    );
}
