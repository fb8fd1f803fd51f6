//! What belongs in the place of something that is wrong.

use insta::assert_snapshot;

use super::listed;

#[test]
fn wrong_values_in_schemas_are_told_with_what_belongs_there() {
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
    assert_snapshot!(listed(document), @r##"
    10:23: #/components/schemas/parcel/properties/kind/type: this is none of OpenAPI's types; did you mean `string`?
    11:41: #/components/schemas/parcel/properties/name/required: `required` takes a list of texts, not `true`; list the names of the required properties in the object that has them: `required: [name]`
    11:57: #/components/schemas/parcel/properties/name/nullable: `nullable` takes `true` or `false`, not the text `yes`; write `true`
    11:75: #/components/schemas/parcel/properties/name/maxLength: `maxLength` takes a whole number, 0 or more, not the number -1
    12:25: #/components/schemas/parcel/properties/weight/type: `type` takes one of `array`, `boolean`, `integer`, `number`, `object` and `string`, not a list; OpenAPI 3.0 has one type; say `nullable: true` if the value may be null
    12:53: #/components/schemas/parcel/properties/weight/minimum: `minimum` takes a number, not the text `5`; take the quotes off: `5`
    12:76: #/components/schemas/parcel/properties/weight/exclusiveMaximum: `exclusiveMaximum` takes `true` or `false`, not the number 9; OpenAPI 3.0 has the number in `minimum` or `maximum`, and `true` here
    13:45: #/components/schemas/parcel/properties/inside/properties: `properties` takes a mapping from names to Schema Objects, not the number 5
    14:25: #/components/schemas/parcel/properties/labels/type: this is none of OpenAPI's types; write `type: object`, and in `additionalProperties` what the values are
    14:43: #/components/schemas/parcel/properties/labels/description: `description` takes text, not the number 7; put it in quotes: `"7"`
    14:58: #/components/schemas/parcel/properties/labels/deprecated: `deprecated` takes `true` or `false`, not the number 1
    15:37: #/components/schemas/parcel/properties/list/items: `items` takes a Schema Object, not a list; write a mapping: `name: value`, without `- ` before it
    16:16: #/components/schemas/parcel/properties/where: a Schema Object belongs here, not the text `#/components/schemas/place`; refer to it: `$ref: '#/components/schemas/place'`
    17:23: #/components/schemas/parcel/properties/when/type: this is none of OpenAPI's types; write `type: string`, and this as its `format`
    18:39: #/components/schemas/parcel/properties/colors/enum: `enum` takes a list, not the text `red`
    "##);
}

#[test]
fn wrong_values_in_operations_are_told_with_what_belongs_there() {
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
    assert_snapshot!(listed(document), @r##"
    2:34: #/info/version: `version` takes text, not the number 1.0; put it in quotes: `"1.0"`
    3:10: #/servers: `servers` takes a list of Server Objects, not a mapping; write a list: `- ` before each item, or all of them in `[ ]`
    5:3: #/paths/parcels: the path `parcels` does not begin with `/`; write `/parcels`
    7:20: #/paths/parcels/get/operationId: `operationId` takes text, not `true`; put it in quotes: `"true"`
    8:20: #/paths/parcels/get/responses/2000: `2000` is no status code; write a code such as `'200'`, a range such as `2XX`, or `default`
    8:48: #/paths/parcels/get/responses/200: this Response Object has no `description`; say what it means, such as `description: Done`
    8:59: #/paths/parcels/get/responses/defualt: `defualt` is no status code; did you mean `default`?
    9:5: #/paths/parcels/put: this Operation Object has no `responses`; say what a success answers, such as `responses: { '204': { description: Done } }`
    11:19: #/paths/parcels/post/parameters: `parameters` takes a list of Parameter Objects, not a mapping; write a list: `- ` before each item, or all of them in `[ ]`
    15:31: #/paths/parcels/patch/parameters/0/in: `body` is no value of `in`; describe the body in the operation's `requestBody`
    16:44: #/paths/parcels/patch/parameters/1/style: `pipes` is no value of `style`; OpenAPI has `deepObject`, `form`, `label`, `matrix`, `pipeDelimited`, `simple` and `spaceDelimited` there
    17:11: #/paths/parcels/patch/parameters/2: this Parameter Object has no `schema`; say what its values are, such as `schema: { type: string }`
    17:42: #/paths/parcels/patch/parameters/2/style: a parameter in `path` cannot have the style `form`; OpenAPI has `simple`, `label` and `matrix` there
    17:58: #/paths/parcels/patch/parameters/2/required: `required` takes `true` or `false`, not the text `true`; write `true`
    18:11: #/paths/parcels/patch/parameters/3: a Parameter Object belongs here, not the text `color`
    19:7: #/paths/parcels/patch/requestBody: this Request Body Object has no `content`; add `content`, with a media type and its `schema`
    "##);
}

#[test]
fn an_operation_id_that_stands_twice_is_told_with_both_operations() {
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
    assert_snapshot!(listed(document), @r##"
    6:26: #/paths/~1parcels/post/operationId: `POST /parcels` has the `operationId` of `GET /parcels`, which keeps the name; this one is called after its method and path; give each of the two an `operationId` of its own
    10:26: #/paths/~1letters/post/operationId: `POST /letters` has the `operationId` of `GET /parcels`, which keeps the name; this one is called after its method and path; give each of the two an `operationId` of its own
    "##);
}
