//! Mistakes in operations, and in the document around them.

use codegen::Code::{
    AlternativeSchemes, Assumed, AssumedPathParameters, Interpreted, KeySpelling, OtherVersion,
    Repeated, UndefinedScheme,
};

use super::{Mistake, assert_interpreted, generated, with_keywords, with_operation};

/// An operation with these keywords, and whatever else it needs to be valid.
fn operation(keywords: &str) -> String {
    with_operation(&format!(
        "{{ operationId: Send, responses: {{ '204': {{ description: Sent }} }}, {keywords} }}"
    ))
}

/// An operation with a parameter for its path, and these.
fn parameters(list: &str) -> String {
    let path = "{ name: id, in: path, required: true, schema: { type: string } }";
    operation(&format!("parameters: [{path}, {list}]"))
}

/// An operation with these keywords, of a path without parameters.
fn on_path(keywords: &str) -> String {
    with_keywords(&format!(
        "paths: {{ /parcels: {{ post: {{ operationId: Send, {keywords} }} }} }}"
    ))
}

#[test]
fn parameters_are_completed() {
    assert_interpreted(
        parameters,
        &[
            (
                Assumed,
                "{ name: a, in: query }",
                "{ name: a, in: query, schema: { type: string } }",
            ),
            (
                OtherVersion,
                "{ name: a, in: query, type: integer, minimum: 1 }",
                "{ name: a, in: query, schema: { type: integer, minimum: 1 } }",
            ),
            (
                OtherVersion,
                "{ name: a, in: query, type: array, items: { type: string }, collectionFormat: pipes }",
                "{ name: a, in: query, style: pipeDelimited, explode: false, schema: { type: array, items: { type: string } } }",
            ),
            (
                OtherVersion,
                "{ name: a, in: query, enum: [x, y], schema: { type: string } }",
                "{ name: a, in: query, schema: { type: string, enum: [x, y] } }",
            ),
            (
                Interpreted,
                "{ name: a, in: Query, schema: { type: string } }",
                "{ name: a, in: query, schema: { type: string } }",
            ),
            (
                Interpreted,
                "{ name: a, in: query, required: 'true', schema: { type: string } }",
                "{ name: a, in: query, required: true, schema: { type: string } }",
            ),
            (
                Repeated,
                "{ name: A, in: header, schema: { type: string } }, { name: a, in: header, description: Again, schema: { type: string } }",
                "{ name: A, in: header, schema: { type: string } }",
            ),
        ],
    );
}

#[test]
fn parameters_and_the_names_in_the_path_are_matched() {
    let mistakes: &[Mistake] = &[
        (
            AssumedPathParameters,
            "parameters: []",
            "parameters: [{ name: id, in: path, required: true, schema: { type: string } }]",
        ),
        (
            AssumedPathParameters,
            "parameters: [{ name: parcel_id, in: path, required: true, schema: { type: integer } }]",
            "parameters: [{ name: id, in: path, required: true, schema: { type: integer } }]",
        ),
        (
            AssumedPathParameters,
            "parameters: [{ name: id, in: path, required: true, schema: { type: string } }, { name: other, in: path, required: true, schema: { type: string } }]",
            "parameters: [{ name: id, in: path, required: true, schema: { type: string } }]",
        ),
        (
            Assumed,
            "parameters: [{ name: id, in: path, schema: { type: string } }]",
            "parameters: [{ name: id, in: path, required: true, schema: { type: string } }]",
        ),
    ];
    assert_interpreted(operation, mistakes);
    let shared = |parameters: &str| {
        with_keywords(&format!(
            "paths: {{ /parcels: {{ {parameters} get: {{ operationId: L, responses: {{ '204': {{ description: a }} }} }} }} }}"
        ))
    };
    let unused = "parameters: [{ name: id, in: path, required: true, schema: { type: string } }],";
    let (files, diagnostics) = generated(&shared(unused));
    assert_eq!(diagnostics.iter().count(), 1, "{diagnostics}");
    assert_eq!(files.len(), generated(&shared("")).0.len());
}

const BODIES: &[Mistake] = &[
    (
        Assumed,
        "responses: { '204': {} }",
        "responses: { '204': { description: '' } }",
    ),
    (Assumed, "summary: Send", "summary: Send, responses: {}"),
    (
        KeySpelling,
        "respones: { '204': { description: Sent } }",
        "responses: { '204': { description: Sent } }",
    ),
    (
        Interpreted,
        "responses: { '204': Sent }",
        "responses: { '204': { description: Sent } }",
    ),
    (
        OtherVersion,
        "responses: { '200': { description: It, schema: { type: string } } }",
        "responses: { '200': { description: It, content: { application/json: { schema: { type: string } } } } }",
    ),
    (
        OtherVersion,
        "responses: { '200': { description: It, content: { application/json: { type: string } } } }",
        "responses: { '200': { description: It, content: { application/json: { schema: { type: string } } } } }",
    ),
    (
        Interpreted,
        "tags: [{ name: Mail }], responses: { '204': { description: Sent } }",
        "tags: [Mail], responses: { '204': { description: Sent } }",
    ),
    (
        Interpreted,
        "tags: Mail, parameters: null, responses: { '204': { description: Sent } }",
        "tags: [Mail], responses: { '204': { description: Sent } }",
    ),
    (
        KeySpelling,
        "responses: { 2xx: { description: Sent } }",
        "responses: { 2XX: { description: Sent } }",
    ),
    (
        KeySpelling,
        "responses: { Default: { description: Sent } }",
        "responses: { default: { description: Sent } }",
    ),
    (
        OtherVersion,
        "parameters: [{ name: parcel, in: body, required: true, schema: { type: object, properties: { a: { type: string } } } }], responses: { '204': { description: Sent } }",
        "requestBody: { required: true, content: { application/json: { schema: { type: object, properties: { a: { type: string } } } } } }, responses: { '204': { description: Sent } }",
    ),
    (
        OtherVersion,
        "parameters: [{ name: a, in: formData, required: true, type: string }, { name: b, in: formData, type: integer }], responses: { '204': { description: Sent } }",
        "requestBody: { required: true, content: { application/x-www-form-urlencoded: { schema: { type: object, required: [a], properties: { a: { type: string }, b: { type: integer } } } } } }, responses: { '204': { description: Sent } }",
    ),
];

#[test]
fn bodies_are_completed() {
    assert_interpreted(on_path, BODIES);
}

#[test]
fn the_document_is_completed() {
    assert_interpreted(
        with_keywords,
        &[
            (Assumed, "tags: []", "tags: []\npaths: {}"),
            (
                Interpreted,
                "paths: {}\ncomponents: { schemas: null }",
                "paths: {}\ncomponents: {}",
            ),
            (
                Interpreted,
                "paths: {}\ncomponents: { parameters: [] }",
                "paths: {}\ncomponents: { parameters: {} }",
            ),
            (
                Interpreted,
                "paths: {}\ntags: [null, A]",
                "paths: {}\ntags: [{ name: A }]",
            ),
            (
                KeySpelling,
                "paths: { parcels: { get: { operationId: L, responses: { '204': { description: a } } } } }",
                "paths: { /parcels: { get: { operationId: L, responses: { '204': { description: a } } } } }",
            ),
            (
                OtherVersion,
                "security: [{ a: [] }]\npaths: {}\ncomponents: { securitySchemes: { a: { type: basic } } }",
                "security: [{ a: [] }]\npaths: {}\ncomponents: { securitySchemes: { a: { type: http, scheme: basic } } }",
            ),
            (
                Interpreted,
                "security: [{ a: }]\npaths: {}\ncomponents: { securitySchemes: { a: { type: http, scheme: basic } } }",
                "security: [{ a: [] }]\npaths: {}\ncomponents: { securitySchemes: { a: { type: http, scheme: basic } } }",
            ),
            (
                Interpreted,
                "security: { a: [] }\npaths: {}\ncomponents: { securitySchemes: { a: { type: http, scheme: basic } } }",
                "security: [{ a: [] }]\npaths: {}\ncomponents: { securitySchemes: { a: { type: http, scheme: basic } } }",
            ),
        ],
    );
}

#[test]
fn an_undefined_security_scheme_is_located_at_its_name_and_named_in_the_docs() {
    let document =
        on_path("security: [{ sesion: [] }], responses: { '204': { description: Sent } }")
            + "components: { securitySchemes: { session: { type: http, scheme: bearer } } }\n";
    let (files, diagnostics) = generated(&document);
    let warning = diagnostics.iter().next().expect("a warning");
    assert_eq!(warning.code, UndefinedScheme);
    assert_eq!(
        warning.pointer.to_string(),
        "#/paths/~1parcels/post/security/0/sesion"
    );
    assert_eq!(warning.help.as_deref(), Some("did you mean `session`?"));
    let docs = "Authentication: `sesion`, which the API's description does not define.";
    assert!(files.iter().any(|file| file.source.contains(docs)));
}

/// A request has one place for the credentials of both.
#[test]
fn security_schemes_in_the_same_place_are_alternatives() {
    let document = |security: &str| {
        format!(
            "{}security: {security}
components:
  securitySchemes:
    basic: {{ type: http, scheme: basic }}
    bearer: {{ $ref: '#/components/securitySchemes/token' }}
    key: {{ type: apiKey, in: header, name: authorization }}
    oauth: {{ type: oauth2, flows: {{ clientCredentials: {{ tokenUrl: /token, scopes: {{ read: a }} }} }} }}
    query: {{ type: apiKey, in: query, name: key }}
    token: {{ type: http, scheme: bearer }}
",
            on_path("responses: { '204': { description: Sent } }")
        )
    };
    assert_interpreted(
        document,
        &[
            (
                AlternativeSchemes,
                "[{ basic: [], bearer: [] }]",
                "[{ basic: [] }, { bearer: [] }]",
            ),
            (
                AlternativeSchemes,
                "[{ query: [], key: [], oauth: [read] }, {}]",
                "[{ query: [], key: [] }, { query: [], oauth: [read] }, {}]",
            ),
        ],
    );
}
