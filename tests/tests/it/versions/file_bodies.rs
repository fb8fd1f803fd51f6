//! Files in the spellings of OpenAPI 3.1: bodies and parts of multipart bodies.

use codegen::Code;
use codegen::api::Type;

use super::{OPERATION, assert_equivalent, codes, document};

#[test]
fn bodies_of_bytes() {
    let rest = |content: &str| {
        format!(
            "{OPERATION}      requestBody: {{ required: true, content: {content} }}
      responses: {{ '204': {{ description: Sent }} }}
"
        )
    };
    assert_equivalent(
        "3.1.0",
        &rest("{ application/octet-stream: {} }"),
        &rest("{ application/octet-stream: { schema: { type: string, format: binary } } }"),
    );
    assert_equivalent(
        "3.1.0",
        &rest(
            "{ multipart/form-data: { schema: { type: object, properties: { label: { type: string, contentMediaType: application/pdf } } } } }",
        ),
        &rest(
            "{ multipart/form-data: { schema: { type: object, properties: { label: { type: string, format: binary } } } } }",
        ),
    );
}

/// The types of the parameters of an operation with a multipart body, and the codes of the diagnostics.
fn parts(properties: &str, encoding: &str) -> (Vec<(String, Type)>, Vec<Code>) {
    let text = document(
        "3.1.0",
        &format!(
            "{OPERATION}      requestBody: {{ content: {{ multipart/form-data: {{ schema: {{ type: object, properties: {{ {properties} }} }}, encoding: {{ {encoding} }} }} }} }}
      responses: {{ '204': {{ description: Sent }} }}
"
        ),
    );
    let analysis = codegen::analyze(&text);
    let found = codes(&analysis);
    let api = analysis
        .api
        .unwrap_or_else(|| panic!("{}", analysis.diagnostics));
    let operation = api.operations().next().expect("there is an operation");
    let parameters = operation.parameters();
    let types = parameters.map(|(_, field)| (field.wire.clone(), field.ty().clone()));
    (types.collect(), found)
}

#[test]
fn a_part_without_a_type_is_a_file_by_its_media_type() {
    let part = |name: &str, ty: Type| (name.to_owned(), ty);
    let (types, found) = parts(
        "photo: {}, sound: true, label: { contentMediaType: application/pdf }, data: {}, text: {}, more: {}",
        "photo: { contentType: 'image/png, image/jpeg' }, sound: { contentType: 'audio/*' }, \
         data: { contentType: application/json }, text: { contentType: text/plain }",
    );
    assert_eq!(found, []);
    assert_eq!(
        types,
        [
            part("photo", Type::File),
            part("sound", Type::File),
            part("label", Type::File),
            part("data", Type::Any),
            part("text", Type::Any),
            part("more", Type::Any),
        ]
    );
}

#[test]
fn a_part_that_can_be_a_file_is_one() {
    let (types, found) = parts(
        "a: { oneOf: [{ type: string, format: binary }, { type: object, properties: { id: { type: string } } }] }, \
         b: { anyOf: [{ type: string }, { type: array, items: { type: string, format: binary } }, { type: 'null' }] }",
        "",
    );
    assert_eq!(found, [Code::Inexpressible, Code::Inexpressible]);
    let types: Vec<_> = types.into_iter().map(|(_, ty)| ty).collect();
    assert_eq!(types, [Type::File, Type::List(Box::new(Type::File.into()))]);
}
