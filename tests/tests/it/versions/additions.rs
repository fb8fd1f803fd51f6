//! Keywords that OpenAPI 3.1 and 3.2 add to other objects than schemas.

use super::{assert_same, codes, document};

/// Checks that a document of a later version is valid, and means the same as one of 3.0.
#[track_caller]
fn assert_equivalent(version: &str, new: &str, old: &str) {
    let [new, old] =
        [(version, new), ("3.0.3", old)].map(|(version, rest)| document(version, rest));
    let analysis = codegen::analyze(&new);
    assert!(
        codes(&analysis).is_empty(),
        "{new}: {}",
        analysis.diagnostics
    );
    assert_same(&new, &old);
}

const OPERATION: &str = "paths:
  /parcels:
    post:
      operationId: CreateParcel
";

#[test]
fn descriptions_beside_references() {
    let rest = |responses: &str, parameters: &str| {
        format!(
            "{OPERATION}      parameters: [{parameters}]
      responses: {{ '200': {responses} }}
components:
  parameters: {{ Size: {{ name: size, in: query, description: Of anything, schema: {{ type: string }} }} }}
  responses:
    Parcel:
      description: A parcel
      content: {{ application/json: {{ schema: {{ type: object, properties: {{ id: {{ type: string }} }} }} }} }}
"
        )
    };
    let new = document(
        "3.1.0",
        &rest(
            "{ $ref: '#/components/responses/Parcel', description: The new one }",
            "{ $ref: '#/components/parameters/Size', description: Of the parcel }",
        ),
    );
    let analysis = codegen::analyze(&new);
    assert!(codes(&analysis).is_empty(), "{}", analysis.diagnostics);
    let api = analysis.api.expect("the document is valid");
    let operation = api.operations().next().expect("there is an operation");
    let (_, parameter) = operation.parameters().next().expect("there is a parameter");
    let response = operation.responses().next().expect("there is a response");
    assert_eq!(parameter.docs.description.as_deref(), Some("Of the parcel"));
    assert_eq!(response.docs.description.as_deref(), Some("The new one"));
    // The shared response still names its type.
    assert!(api.types().any(|(id, _)| id.as_str() == "Parcel"));
}

#[test]
fn keywords_beside_the_references_of_schemas() {
    let rest = |property: &str| {
        format!(
            "components:
  schemas:
    Size: {{ type: object, properties: {{ width: {{ type: integer }} }} }}
    Parcel: {{ type: object, properties: {{ size: {property} }} }}
"
        )
    };
    assert_equivalent(
        "3.1.0",
        &rest("{ $ref: '#/components/schemas/Size', description: It, deprecated: true }"),
        &format!(
            "paths: {{}}\n{}",
            rest(
                "{ allOf: [{ $ref: '#/components/schemas/Size' }], description: It, deprecated: true }"
            )
        ),
    );
}

#[test]
fn references_by_identifiers() {
    let schemas = |id: &str, first: &str, second: &str, third: &str| {
        format!(
            "components:
  schemas:
    Address: {{ type: object, {id} properties: {{ city: {{ type: string }}, next: {first} }} }}
    Parcel: {{ type: object, properties: {{ from: {second}, to: {third} }} }}
"
        )
    };
    let reference = "{ $ref: '#/components/schemas/Address' }";
    assert_equivalent(
        "3.1.0",
        &schemas(
            "$id: 'https://parcels.example.com/address', $anchor: address, $dynamicAnchor: node,",
            "{ $dynamicRef: '#node' }",
            "{ $ref: 'https://parcels.example.com/address' }",
            "{ $ref: 'https://parcels.example.com/address#address' }",
        ),
        &format!(
            "paths: {{}}\n{}",
            schemas("", reference, reference, reference)
        ),
    );
}

#[test]
fn keywords_of_the_document() {
    assert_equivalent(
        "3.1.0",
        "jsonSchemaDialect: https://spec.openapis.org/oas/3.1/dialect/base
components: { schemas: { Parcel: { type: object, properties: { id: { type: string } } } } }
",
        "paths: {}
components: { schemas: { Parcel: { type: object, properties: { id: { type: string } } } } }
",
    );
    assert_equivalent(
        "3.1.0",
        "paths: { /parcels: { $ref: '#/components/pathItems/Parcels' } }
components: { pathItems: { Parcels: { post: { operationId: CreateParcel, responses: { '204': { description: Sent } } } } } }
",
        &format!("{OPERATION}      responses: {{ '204': {{ description: Sent }} }}\n"),
    );
}

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

#[test]
fn keywords_of_3_2_that_mean_the_same() {
    assert_equivalent(
        "3.2.0",
        &format!(
            "$self: https://parcels.example.com/openapi.yaml
tags: [{{ name: Parcels, summary: It, kind: nav }}, {{ name: Lost, parent: Parcels }}]
{OPERATION}      tags: [Parcels]
      parameters:
        - {{ name: filter, in: querystring, content: {{ application/x-www-form-urlencoded: {{ schema: {{ type: object, properties: {{ size: {{ type: integer }} }} }} }} }} }}
      responses: {{ '204': {{ summary: Sent }} }}
"
        ),
        &format!(
            "tags: [{{ name: Parcels }}, {{ name: Lost }}]
{OPERATION}      tags: [Parcels]
      parameters:
        - {{ name: filter, in: query, style: form, explode: true, schema: {{ type: object, properties: {{ size: {{ type: integer }} }} }} }}
      responses: {{ '204': {{ description: '' }} }}
"
        ),
    );
}
