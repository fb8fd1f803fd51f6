//! Keywords that OpenAPI 3.1 adds to other objects than schemas, and references.

use codegen::Code;

use super::{OPERATION, assert_equivalent, assert_same, codes, document};

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
fn recursive_references_lead_to_the_schema_around_them() {
    let schemas = |anchor: &str, reference: &str| {
        format!(
            "paths: {{}}
components:
  schemas:
    Filter: {{ {anchor}type: object, properties: {{ all: {{ type: array, items: {reference} }} }} }}
"
        )
    };
    let new = document(
        "3.1.0",
        &schemas("$recursiveAnchor: true, ", "{ $recursiveRef: '#' }"),
    );
    assert_eq!(codes(&codegen::analyze(&new)), [Code::OtherVersion]);
    let old = schemas("", "{ $ref: '#/components/schemas/Filter' }");
    assert_same(&new, &document("3.0.3", &old));
}
