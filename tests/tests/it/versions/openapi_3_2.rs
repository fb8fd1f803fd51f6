//! What OpenAPI 3.2 adds: whatever means the same as something else, and what cannot be sent or received.

use codegen::Code;
use codegen::api::Method;

use super::{OPERATION, assert_equivalent, assert_same, codes, document};

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

#[test]
fn queries_are_operations() {
    let rest = |method: &str| {
        format!(
            "paths:
  /parcels:
    get: {{ operationId: ListParcel, responses: {{ '204': {{ description: None }} }} }}
    {method}:
      operationId: SearchParcel
      requestBody: {{ content: {{ application/json: {{ schema: {{ type: object, properties: {{ label: {{ type: string }} }} }} }} }} }}
      responses: {{ '204': {{ description: None }} }}
"
        )
    };
    let analysis = codegen::analyze(&document("3.2.0", &rest("query")));
    assert!(codes(&analysis).is_empty(), "{}", analysis.diagnostics);
    let api = analysis.api.expect("the document is valid");
    let methods: Vec<_> = api
        .operations()
        .map(|operation| (operation.id.as_str(), operation.method))
        .collect();
    assert_eq!(
        methods,
        [("ListParcel", Method::Get), ("SearchParcel", Method::Query)]
    );
    // Its types are those of any other operation.
    let post = codegen::analyze(&document("3.2.0", &rest("post"))).api;
    let types = |api: &codegen::api::Api| {
        let types = api.types().map(|(id, _)| id.as_str().to_owned());
        types.collect::<Vec<_>>()
    };
    assert_eq!(types(&api), types(&post.expect("the document is valid")));
    // Earlier versions have no such keyword.
    let earlier = codegen::analyze(&document("3.1.0", &rest("query")));
    assert_eq!(codes(&earlier), [Code::UnknownKeyword]);
    assert_eq!(earlier.api.map(|api| api.operations().count()), Some(1));
}

#[test]
fn parts_of_3_2_that_cannot_be_sent() {
    let in_operation = |keywords: &str| {
        document(
            "3.2.0",
            &format!(
                "paths:
  /parcels:
    get: {{ operationId: ListParcel, {keywords}responses: {{ '204': {{ description: None }} }} }}
    additionalOperations: {{}}
"
            ),
        )
    };
    for (keywords, level, expected) in [
        (
            "parameters: [{ name: q, in: querystring, content: { application/json: { schema: { type: object } } } }], ",
            codegen::Level::Error,
            "6:78: #/paths/~1parcels/get/parameters/0/content: only query strings",
        ),
        (
            "",
            codegen::Level::Warning,
            "7:5: #/paths/~1parcels/additionalOperations: operations with methods",
        ),
    ] {
        let analysis = codegen::analyze(&in_operation(keywords));
        let first = analysis.diagnostics.iter().next();
        let first = first.unwrap_or_else(|| panic!("{keywords}: no diagnostic"));
        assert_eq!(first.level(), level, "{first}");
        assert!(first.to_string().starts_with(expected), "{first}");
    }
}

#[test]
fn a_body_of_items_is_a_whole() {
    let response = |schema: &str| {
        let content = format!("{{ multipart/mixed: {schema} }}");
        format!(
            "paths:
  /parcels:
    get: {{ operationId: ListParcel, responses: {{ '200': {{ description: All, content: {content} }} }} }}
"
        )
    };
    let new = document("3.2.0", &response("{ itemSchema: { type: object } }"));
    assert_eq!(codes(&codegen::analyze(&new)), [Code::Inexpressible]);
    let old = response("{}");
    assert_same(&new, &document("3.0.3", &old));
}
