//! Messages that name the expected value.

use insta::assert_snapshot;

use super::lines;

#[test]
fn wrong_values_in_schemas_are_reported_with_the_expected_ones() {
    let document = r##"openapi: 3.0.3
info: { title: Parcels, version: '1' }
servers: [{ url: https://parcels.example.com }]
paths: {}
components:
  schemas:
    parcel:
      type: object
      properties:
        kind: { type: strng }
        name: { type: string, required: true, nullable: "yes", maxLength: -1 }
        weight: { type: [integer, 'null'], minimum: "5", exclusiveMaximum: 9 }
        inside: { type: object, properties: 5 }
        labels: { type: map, description: 7, deprecated: 1 }
        list: { type: array, items: [{ type: string }] }
        where: '#/components/schemas/place'
        when: { type: date }
        colors: { type: string, enum: red }
"##;
    assert_snapshot!(lines(document), @r##"
    13:45: #/components/schemas/parcel/properties/inside/properties: expected a map of Schema Objects for `properties`, found the number 5
    16:9: #/components/schemas/parcel/properties/where: unresolved reference `#/components/schemas/place`; define it, or fix the reference
    10:23: #/components/schemas/parcel/properties/kind/type: unknown type `strng`; read as `string`; write `array`, `boolean`, `integer`, `number`, `object` or `string`
    11:41: #/components/schemas/parcel/properties/name/required: expected a list of strings for `required`, found `true`; ignored; list the names of the required properties in the object that has them: `required: [name]`
    11:57: #/components/schemas/parcel/properties/name/nullable: expected `true` or `false` for `nullable`, found the string `yes`; read as `true`; write `true`
    11:75: #/components/schemas/parcel/properties/name/maxLength: expected an integer that is not negative for `maxLength`, found the number -1; ignored
    12:19: #/components/schemas/parcel/properties/weight/type: expected one type, found a list; read as `integer`, or null; OpenAPI 3.0 allows one type; write `nullable: true` if the value can be null
    12:53: #/components/schemas/parcel/properties/weight/minimum: expected a number for `minimum`, found the string `5`; read as `5`; remove the quotes: `5`
    12:58: #/components/schemas/parcel/properties/weight/exclusiveMaximum: `exclusiveMaximum` is `true` or `false` in OpenAPI 3.0; read as `maximum: 9` without 9 itself; write the number in `minimum` or `maximum`, and `true` here
    14:25: #/components/schemas/parcel/properties/labels/type: unknown type `map`; read as `object`; write `type: object`, with the type of the values in `additionalProperties`
    14:43: #/components/schemas/parcel/properties/labels/description: expected a string for `description`, found the number 7; read as `7`; quote it: `"7"`
    14:58: #/components/schemas/parcel/properties/labels/deprecated: expected `true` or `false` for `deprecated`, found the number 1; read as `true`
    15:37: #/components/schemas/parcel/properties/list/items: expected a Schema Object for `items`, found a list; read as a Schema Object; write a mapping: `name: value`, without `- ` before it
    16:16: #/components/schemas/parcel/properties/where: expected a Schema Object, found the string `#/components/schemas/place`; read as `{"$ref":"#/components/schemas/place"}`
    17:23: #/components/schemas/parcel/properties/when/type: unknown type `date`; read as `string` with the format `date`; write `type: string`, with this as its `format`
    18:39: #/components/schemas/parcel/properties/colors/enum: expected a list for `enum`, found the string `red`; read as a list of it; write a list: `- ` before each item, or all items in `[ ]`
    "##);
}

#[test]
fn wrong_values_in_operations_are_reported_with_the_expected_ones() {
    let document = r##"openapi: 3.0.3
info: { title: Parcels, version: 1.0 }
servers: { url: https://parcels.example.com }
paths:
  parcels:
    get:
      operationId: true
      responses: { 2000: { description: All }, '200': {}, defualt: { description: Else } }
    put: {}
    post:
      parameters: { name: color, in: query }
      responses: { '204': { description: Sent } }
    patch:
      parameters:
        - { name: parcel, in: body, schema: { type: object } }
        - { name: color, in: query, style: pipes, schema: { type: string } }
        - { name: size, in: path, style: form, required: "true" }
        - color
      requestBody: {}
      responses: { '204': { description: Changed } }
"##;
    assert_snapshot!(lines(document), @r#"
    8:20: #/paths/parcels/get/responses/2000: `2000` is not a status code; write a code such as `'200'`, a range such as `2XX`, or `default`
    15:31: #/paths/parcels/patch/parameters/0/in: unknown value `body` for `in`; describe the body in the operation's `requestBody`
    16:44: #/paths/parcels/patch/parameters/1/style: unknown value `pipes` for `style`; expected `deepObject`, `form`, `label`, `matrix`, `pipeDelimited`, `simple` or `spaceDelimited`
    17:42: #/paths/parcels/patch/parameters/2/style: style `form` is not allowed for parameters in `path`; expected `simple`, `label` or `matrix`
    18:11: #/paths/parcels/patch/parameters/3: expected a Parameter Object, found the string `color`
    2:34: #/info/version: expected a string for `version`, found the number 1.0; read as `1.0`; quote it: `"1.0"`
    3:10: #/servers: expected a list of Server Objects for `servers`, found a mapping; read as a list of it; write a list: `- ` before each item, or all items in `[ ]`
    5:3: #/paths/parcels: `parcels` is not a path; read as `/parcels`; write `/parcels`
    7:20: #/paths/parcels/get/operationId: expected a string for `operationId`, found `true`; read as `true`; quote it: `"true"`
    8:48: #/paths/parcels/get/responses/200: missing keyword `description` in Response Object; the response has no docs; describe the response, such as `description: Done`
    8:59: #/paths/parcels/get/responses/defualt: `defualt` is not a status code; read as `default`; write `default`
    9:5: #/paths/parcels/put: missing keyword `responses` in Operation Object; nothing is known about them; describe the response to a successful request, such as `responses: { '204': { description: Done } }`
    11:7: #/paths/parcels/post/parameters/0: missing keyword `schema` in Parameter Object; its values are strings; describe its values, such as `schema: { type: string }`
    11:19: #/paths/parcels/post/parameters: expected a list of Parameter Objects for `parameters`, found a mapping; read as a list of it; write a list: `- ` before each item, or all items in `[ ]`
    17:11: #/paths/parcels/patch/parameters/2: missing keyword `schema` in Parameter Object; its values are strings; describe its values, such as `schema: { type: string }`
    17:58: #/paths/parcels/patch/parameters/2/required: expected `true` or `false` for `required`, found the string `true`; read as `true`; write `true`
    19:7: #/paths/parcels/patch/requestBody: missing keyword `content` in Request Body Object; the body is empty; add `content`, with a media type and its `schema`
    "#);
}

#[test]
fn a_repeated_operation_id_is_reported_with_both_operations() {
    let document = r##"openapi: 3.0.3
info: { title: Parcels, version: '1' }
servers: [{ url: https://parcels.example.com }]
paths:
  /parcels:
    post: { operationId: Send, responses: { '204': { description: Sent } } }
    get: { operationId: Send, responses: { '204': { description: Sent } } }
  /same: { $ref: '#/paths/~1parcels' }
  /letters:
    post: { operationId: Send, responses: { '204': { description: Sent } } }
"##;
    assert_snapshot!(lines(document), @r"
    6:26: #/paths/~1parcels/post/operationId: duplicate `operationId` `Send`, first used by `GET /parcels`; `POST /parcels` is named after its method and path; give each of the two its own `operationId`
    10:26: #/paths/~1letters/post/operationId: duplicate `operationId` `Send`, first used by `GET /parcels`; `POST /letters` is named after its method and path; give each of the two its own `operationId`
    ");
}
