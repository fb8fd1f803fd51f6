//! Media types that cannot carry the values of their schemas.

use super::{HEAD, lines, report_yaml};

const DOCUMENT: &str = r##"paths:
  /parcels:
    get:
      operationId: FindParcel
      parameters:
        - { name: xml, in: query, content: { application/xml: { schema: { $ref: '#/components/schemas/size' } } } }
        - { name: csv, in: query, content: { text/csv: { schema: { type: array, items: { type: string } } } } }
        - { name: text, in: query, content: { application/xml: { schema: { type: string } } } }
      responses: { '204': { description: None } }
    post:
      operationId: CreateParcel
      requestBody:
        content:
          multipart/alternative: { schema: { $ref: '#/components/schemas/parcel' } }
          multipart/x-mixed-replace: { schema: { $ref: '#/components/schemas/parcel' } }
      responses: { '204': { description: None } }
    put:
      operationId: ReplaceParcel
      requestBody:
        content:
          application/x-www-form-urlencoded:
            schema: { $ref: '#/components/schemas/parcel' }
            encoding:
              size: { style: form, explode: false }
              sizes: { style: pipeDelimited }
              boxes: { style: form }
              xml: { contentType: application/xml }
              json: { contentType: 'application/xml, application/json' }
              name: { contentType: application/xml }
      responses: { '204': { description: None } }
    patch:
      operationId: ChangeParcel
      requestBody:
        content:
          multipart/form-data:
            schema: { $ref: '#/components/schemas/parcel' }
            encoding:
              xml: { contentType: image/svg+xml }
              name: { headers: { X-Sizes: { schema: { type: array, items: { $ref: '#/components/schemas/size' } } } } }
              size: { style: form, explode: false }
      responses: { '204': { description: None } }
    delete:
      operationId: RemoveParcel
      requestBody:
        content:
          multipart/alternative: { schema: { $ref: '#/components/schemas/parcel' } }
          text/xml: { schema: { $ref: '#/components/schemas/parcel' } }
      responses: { '204': { description: None } }
components:
  schemas:
    size: { type: object, properties: { x: { type: integer } } }
    parcel:
      type: object
      properties:
        name: { type: string }
        size: { type: object, properties: { inner: { $ref: '#/components/schemas/size' } } }
        sizes: { type: array, items: { $ref: '#/components/schemas/size' } }
        boxes: { type: array, items: { type: array, items: { type: integer } } }
        xml: { $ref: '#/components/schemas/size' }
        json: { $ref: '#/components/schemas/size' }
"##;

#[test]
fn bodies_and_contents_are_checked_against_the_values_that_they_can_carry() {
    let report = report_yaml(DOCUMENT);
    let locations = report
        .lines()
        .filter_map(|line| line.trim().strip_prefix("= at #/paths/~1parcels/"));
    let form = "put/requestBody/content/application~1x-www-form-urlencoded/encoding";
    let parts = "patch/requestBody/content/multipart~1form-data/encoding";
    assert_eq!(
        locations.collect::<Vec<_>>(),
        [
            "get/parameters/0/content/application~1xml",
            "get/parameters/1/content/text~1csv",
            "post/requestBody/content/multipart~1alternative",
            &format!("{form}/size"),
            &format!("{form}/sizes"),
            &format!("{form}/boxes"),
            &format!("{form}/xml/contentType"),
            &format!("{parts}/xml/contentType"),
            &format!("{parts}/name/headers/X-Sizes/schema"),
        ],
        "{report}"
    );
    let codes = report
        .lines()
        .filter(|line| line.starts_with("error[E0501]"));
    assert_eq!(codes.count(), 9, "{report}");
}

/// Only parts can be files: no part says which of its values are others.
#[test]
fn files_within_parts_are_rejected() {
    let file = "{ type: string, format: binary }";
    let properties = [
        format!("files: {{ type: object, additionalProperties: {file} }}"),
        format!("nested: {{ type: object, properties: {{ file: {file} }} }}"),
        format!("lists: {{ type: array, items: {{ type: array, items: {file} }} }}"),
        format!("list: {{ type: array, items: {file} }}"),
        format!("either: {{ anyOf: [{file}, {{ type: array, items: {file} }}] }}"),
        format!("text: {{ type: object, properties: {{ file: {file} }} }}"),
    ];
    let document = format!(
        "{HEAD}
paths:
  /files:
    post:
      requestBody:
        content:
          multipart/form-data:
            schema: {{ type: object, properties: {{ {} }} }}
            encoding: {{ text: {{ contentType: application/json }} }}
      responses: {{ '204': {{ description: Sent }} }}
",
        properties.join(", ")
    );
    let lines = lines(&document);
    let at: Vec<_> = lines
        .lines()
        .filter_map(|line| line.split(": ").nth(1))
        .collect();
    let properties =
        "#/paths/~1files/post/requestBody/content/multipart~1form-data/schema/properties";
    let expected = ["files", "nested", "lists"].map(|name| format!("{properties}/{name}"));
    assert_eq!(at, expected, "{lines}");
}
