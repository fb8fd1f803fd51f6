//! One run reports all errors and warnings of a document, errors first.

use insta::assert_snapshot;

use super::{lines, report, report_yaml};

/// A document with references that cannot be resolved.
const REFERENCES: &str = r##"paths:
  /parcels:
    get:
      operationId: ListParcel
      parameters:
        - $ref: '#/components/schemas/parcel'
      responses:
        '200':
          description: All
          content: { application/json: { schema: { $ref: '#/components/schemas/Parcl' } } }
        '404': { $ref: '#/components/responses/nothing' }
        '500': { $ref: '#/components/responses/parcel' }
components:
  schemas:
    parcel:
      type: object
      properties:
        inside: { $ref: 5 }
        above: { $ref: '#/components/schemas/%70arcel' }
"##;

#[test]
fn references_are_checked() {
    let report = report_yaml(REFERENCES);
    assert_snapshot!(report, @r"
    error[E0202]: unsupported reference `#/components/schemas/parcel` to a Schema Object, expected a Parameter Object
      --> spec.yaml:9:17
      |
    9 |         - $ref: '#/components/schemas/parcel'
      |                 ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^
      |
      = at #/paths/~1parcels/get/parameters/0
      = help: refer to an object of that kind, such as `#/components/parameters/NAME`

    error[E0201]: unresolved reference `#/components/schemas/Parcl`
       --> spec.yaml:13:58
       |
    13 |           content: { application/json: { schema: { $ref: '#/components/schemas/Parcl' } } }
       |                                                          ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^
       |
       = at #/paths/~1parcels/get/responses/200/content/application~1json/schema
       = help: did you mean `#/components/schemas/parcel`?

    error[E0201]: unresolved reference `#/components/responses/nothing`
       --> spec.yaml:14:24
       |
    14 |         '404': { $ref: '#/components/responses/nothing' }
       |                        ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^
       |
       = at #/paths/~1parcels/get/responses/404
       = help: define it, or fix the reference

    error[E0201]: unresolved reference `#/components/responses/parcel`
       --> spec.yaml:15:24
       |
    15 |         '500': { $ref: '#/components/responses/parcel' }
       |                        ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^
       |
       = at #/paths/~1parcels/get/responses/500
       = help: `parcel` is a schema, expected a response

    error[E0104]: expected a string for `$ref`, such as `'#/components/schemas/NAME'`
       --> spec.yaml:21:25
       |
    21 |         inside: { $ref: 5 }
       |                         ^
       |
       = at #/components/schemas/parcel/properties/inside/$ref

    error: 5 errors in spec.yaml, nothing was written; run `cargo xtask explain E0202` for an explanation
    exit code 2
    ");
}

#[test]
fn warnings_are_reported_and_files_are_generated() {
    let report = report_yaml(
        r##"tags: [{ name: Parcel }, { name: Letter }]
paths:
  /parcels:
    post:
      operationID: CreateParcel
      tags: [Parcle, Box]
      consumes: [application/json]
      parameters:
        - { name: color, in: query, type: string, schema: { type: string, maxlength: 5, const: red } }
      responses: { '204': { description: Sent } }
components:
  schemas:
    parcel: { type: object, required: [nmae], properties: { name: { type: string } } }
  schema: {}
"##,
    );
    assert_snapshot!(report);
}

#[test]
fn json_is_parsed_like_yaml_and_errors_come_first() {
    let report = report(
        "spec.json",
        "{\n\
     \t\"openapi\": \"3.0.3\",\n\
     \t\"info\": { \"title\": \"Parcels \\ud83d\\udce6 and more\", \"version\": 1 },\n\
     \t\"servers\": [{ \"url\": \"https://parcels.example.com\" }],\n\
     \t\"paths\": {\n\
     \t\t\"/parcels/\\u00e9\": { \"get\": { \"respones\": {}, \"tags\": [\"éé\", 5] } }\n\
     \t}\n\
     }\n",
    );
    assert_snapshot!(report, @r#"
    warning[W0105]: expected a string for `version`, found the number 1; read as `1`
      --> spec.json:3:65
      |
    3 |  "info": { "title": "Parcels \ud83d\udce6 and more", "version": 1 },
      |                                                                 ^
      |
      = at #/info/version
      = help: quote it: `"1"`

    warning[W0109]: unknown keyword `respones` in Operation Object; read as `responses`
      --> spec.json:6:33
      |
    6 |   "/parcels/\u00e9": { "get": { "respones": {}, "tags": ["éé", 5] } }
      |                                 ^^^^^^^^^^
      |
      = at #/paths/~1parcels~1é/get/respones
      = help: write `responses`

    warning[W0105]: expected a string, found the number 5; read as `5`
      --> spec.json:6:64
      |
    6 |   "/parcels/\u00e9": { "get": { "respones": {}, "tags": ["éé", 5] } }
      |                                                                ^
      |
      = at #/paths/~1parcels~1é/get/tags/1
      = help: quote it: `"5"`

    6 files in sdk/src, 6 changed; 3 warnings
    exit code 0
    "#);
}

#[test]
fn styles_are_checked_against_the_types_that_they_are_defined_for() {
    let report = report_yaml(
        r##"paths:
  /parcels/{ids}:
    get:
      operationId: ListParcel
      parameters:
        - { name: ids, in: path, required: true, schema: { type: array, items: { type: array, items: { type: string } } } }
        - { name: sizes, in: query, schema: { type: array, items: { $ref: '#/components/schemas/size' } } }
        - { name: box, in: query, explode: false, schema: { type: object, properties: { size: { $ref: '#/components/schemas/size' } } } }
        - { name: X-Map, in: header, schema: { type: object, additionalProperties: { type: array, items: { type: string } } } }
        - { name: either, in: cookie, schema: { oneOf: [{ type: string }, { type: array, items: { type: object } }] } }
        - { name: deep, in: query, style: deepObject, explode: true, schema: { type: object, properties: { size: { $ref: '#/components/schemas/size' } } } }
        - { name: json, in: query, content: { application/json: { schema: { type: array, items: { $ref: '#/components/schemas/size' } } } } }
        - { name: leaf, in: query, schema: { type: array, items: { oneOf: [{ type: string }, { type: array, items: { type: string } }] } } }
        - { name: any, in: query, schema: { type: array, items: {} } }
      responses: { '204': { description: None } }
components: { schemas: { size: { type: object, properties: { x: { type: integer } } } } }
"##,
    );
    let errors = report
        .lines()
        .filter(|line| line.starts_with("error[E0501]"));
    assert_eq!(errors.count(), 5, "{report}");
    for index in 0..5 {
        let at = format!("at #/paths/~1parcels~1{{ids}}/get/parameters/{index}/schema");
        assert!(report.contains(&at), "{report}");
    }
}

#[test]
fn errors_and_warnings_of_all_kinds_are_reported_without_their_consequences() {
    let lines = lines(
        r##"openapi: 3.0.3
info: { title: Parcels, version: '1' }
info: { title: Letters, version: '1' }
servers: [{ url: https://parcels.example.com }]
paths:
  /parcels/{id}:
    get:
      operationId: FetchParcel
      parameters: [{ name: id, in: nowhere, schema: { type: string } }]
      responses: { '204': { description: Sent } }
  /boxes/{:
    get:
      operationId: FetchBox
      parameters:
        - { name: a, in: query, schema: { type: string } }
        - { name: a, in: query, schema: { type: integer } }
        - { name: X-Trace, in: header, schema: { type: string } }
        - { name: x-trace, in: header, schema: { type: integer } }
      responses: { '200': { description: It, content: { application/json: { schema: { $ref: '#/components/schemas/Parcel' } } } } }
components:
  schemas:
    Box: { type: object, properties: [a, b] }
    Parcl: { type: object, required: yes, propertys: {} }
"##,
    );
    assert_snapshot!(lines, @r"
    3:1: #/info: duplicate key `info`: first in line 2, again in line 3; remove or rename one of the two
    9:36: #/paths/~1parcels~1{id}/get/parameters/0/in: unknown value `nowhere` for `in`; expected `cookie`, `header`, `path` or `query`
    12:5: #/paths/~1boxes~1{/get: unclosed `{` in the path `/boxes/{`
    16:11: #/paths/~1boxes~1{/get/parameters/1: duplicate parameter `a`
    18:11: #/paths/~1boxes~1{/get/parameters/3: duplicate parameter `x-trace`
    19:93: #/paths/~1boxes~1{/get/responses/200/content/application~1json/schema: unresolved reference `#/components/schemas/Parcel`; did you mean `#/components/schemas/Parcl`?
    22:38: #/components/schemas/Box/properties: expected a map of Schema Objects for `properties`, found a list; write a mapping: `name: value`, without `- ` before it
    23:38: #/components/schemas/Parcl/required: expected a list of strings for `required`, found the string `yes`; read as a list of it; write a list: `- ` before each item, or all items in `[ ]`
    23:43: #/components/schemas/Parcl/propertys: unknown keyword `propertys` in Schema Object; ignored; did you mean `properties`?
    ");
}

/// Malformed values, and errors in what is next to them, in what they are part of, and in what refers to them.
#[test]
fn malformed_values_do_not_hide_the_errors_in_the_rest_of_the_document() {
    let lines = lines(
        r##"openapi: 3.0.3
info: { title: Parcels, version: '1' }
servers: [{ url: https://parcels.example.com }]
paths:
  /parcels/{id}/{:
    get:
      operationId: FetchParcel
      parameters: [{ name: id, in: nowhere, schema: { type: string } }]
      responses: { '204': { description: Sent } }
  /boxes:
    get:
      operationId: ListBox
      tags: { a: 1 }
      parameters:
        - { name: lists, in: query, schema: { type: array, items: { type: array, items: { type: string } } } }
        - { name: box, in: query, explode: [], schema: { type: array, items: { type: array, items: { type: string } } } }
        - { name: boxes, in: query, schema: { type: array, items: { $ref: '#/components/schemas/Boxes' } } }
        - { name: again, in: query, schema: { type: string } }
        - { name: again, in: query, schema: { type: integer } }
        - 5
      responses: { abc: { description: It }, '200': { description: It, content: 5 } }
    post:
      operationId: CreateBox
      requestBody: { content: { multipart/mixed: { schema: { type: string } } } }
      security: [{ signature: [] }, { key: [] }]
      responses: [a, b]
components:
  securitySchemes:
    signature: { type: http, scheme: signature }
    key: { type: apiKey, in: header }
  schemas:
    Boxes: { type: array, items: { $ref: '#/components/schemas/Box' } }
    Box: { type: object, properties: [a, b] }
    Loop: { allOf: [{ $ref: '#/components/schemas/Loop' }] }
"##,
    );
    assert_snapshot!(lines);
}
