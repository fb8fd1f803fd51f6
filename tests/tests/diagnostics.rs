//! What people read who make a mistake in a document: what it is, where, and what to do about it.

use std::fs;
use std::path::Path;

use codegen::examine;
use insta::assert_snapshot;
use tests::xtask;

const HEAD: &str = "openapi: 3.0.3
info: { title: Parcels, version: '1' }
servers: [{ url: https://parcels.example.com }]
";

/// All that `codegen` says of a document that is in a file of that name, with its exit code.
fn said(test: &str, file: &str, document: &str) -> String {
    let folder = Path::new(env!("CARGO_TARGET_TMPDIR"))
        .join("diagnostics")
        .join(test);
    if folder.exists() {
        fs::remove_dir_all(&folder).expect("a folder below target can be removed");
    }
    fs::create_dir_all(&folder)
        .and_then(|()| fs::write(folder.join(file), document))
        .expect("a folder below target can be written");
    let done = xtask(&folder, &["codegen", "--spec", file, "--out", "sdk"]);
    let [stdout, stderr] =
        [done.stdout, done.stderr].map(|text| String::from_utf8(text).expect("UTF-8"));
    let code = done.status.code().expect("it ends by itself");
    format!("{stderr}{stdout}exit code {code}")
}

/// The same of a YAML document that begins as all of them do.
fn said_of(test: &str, document: &str) -> String {
    said(test, "spec.yaml", &format!("{HEAD}{document}"))
}

/// All that there is to say of a document, a line each.
fn listed(document: &str) -> String {
    examine(document).diagnostics.to_string()
}

#[test]
fn references_are_held_against_what_there_is() {
    let said = said_of(
        "references",
        r##"paths:
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
"##,
    );
    assert_snapshot!(said, @r##"
    error[E0202]: the reference `#/components/schemas/parcel` is not supported here, only `#/components/parameters/NAME` is
      --> spec.yaml:9:17
      |
    9 |         - $ref: '#/components/schemas/parcel'
      |                 ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^
      |
      = at #/paths/~1parcels/get/parameters/0
      = help: `parcel` is a schema, and a parameter belongs here

    error[E0201]: the reference `#/components/schemas/Parcl` leads nowhere
       --> spec.yaml:13:58
       |
    13 |           content: { application/json: { schema: { $ref: '#/components/schemas/Parcl' } } }
       |                                                          ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^
       |
       = at #/paths/~1parcels/get/responses/200/content/application~1json/schema
       = help: did you mean `#/components/schemas/parcel`?

    error[E0201]: the reference `#/components/responses/nothing` leads nowhere
       --> spec.yaml:14:24
       |
    14 |         '404': { $ref: '#/components/responses/nothing' }
       |                        ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^
       |
       = at #/paths/~1parcels/get/responses/404
       = help: define what it names, or correct it

    error[E0201]: the reference `#/components/responses/parcel` leads nowhere
       --> spec.yaml:15:24
       |
    15 |         '500': { $ref: '#/components/responses/parcel' }
       |                        ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^
       |
       = at #/paths/~1parcels/get/responses/500
       = help: there is a schema of that name, but a response belongs here

    error[E0104]: `$ref` takes text, such as `'#/components/schemas/NAME'`
       --> spec.yaml:21:25
       |
    21 |         inside: { $ref: 5 }
       |                         ^
       |
       = at #/components/schemas/parcel/properties/inside/$ref

    error: 5 faults in spec.yaml, nothing was written; `cargo xtask explain E0202` tells more
    exit code 2
    "##);
}

#[test]
fn warnings_do_not_keep_a_document_from_being_used_but_are_told() {
    let said = said_of(
        "misspelled_keywords_and_tags",
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
    assert_snapshot!(said, @r##"
    warning[W0101]: `operationID` is no keyword of an OpenAPI 3.0 Operation Object; it is left out
      --> spec.yaml:8:7
      |
    8 |       operationID: CreateParcel
      |       ^^^^^^^^^^^
      |
      = at #/paths/~1parcels/post/operationID
      = help: did you mean `operationId`?

    warning[W0102]: the document's `tags` have no `Parcle`
      --> spec.yaml:9:14
      |
    9 |       tags: [Parcle, Box]
      |              ^^^^^^
      |
      = at #/paths/~1parcels/post/tags/0
      = help: did you mean `Parcel`?

    warning[W0102]: the document's `tags` have no `Box`
      --> spec.yaml:9:22
      |
    9 |       tags: [Parcle, Box]
      |                      ^^^
      |
      = at #/paths/~1parcels/post/tags/1
      = help: add `- name: Box` to them, with a description

    warning[W0101]: `consumes` is no keyword of an OpenAPI 3.0 Operation Object; it is left out
       --> spec.yaml:10:7
       |
    10 |       consumes: [application/json]
       |       ^^^^^^^^
       |
       = at #/paths/~1parcels/post/consumes
       = help: OpenAPI 3.0 has the media types below `content` instead

    warning[W0101]: `type` is no keyword of an OpenAPI 3.0 Parameter Object; it is left out
       --> spec.yaml:12:37
       |
    12 |         - { name: color, in: query, type: string, schema: { type: string, maxlength: 5, const: red } ...
       |                                     ^^^^
       |
       = at #/paths/~1parcels/post/parameters/0/type
       = help: it belongs into `schema`

    warning[W0101]: `maxlength` is no keyword of an OpenAPI 3.0 Schema Object; it is left out
       --> spec.yaml:12:75
       |
    12 |         - { name: color, in: query, type: string, schema: { type: string, maxlength: 5, const: red } }
       |                                                                           ^^^^^^^^^
       |
       = at #/paths/~1parcels/post/parameters/0/schema/maxlength
       = help: did you mean `maxLength`?

    warning[W0101]: `const` is no keyword of an OpenAPI 3.0 Schema Object; it is left out
       --> spec.yaml:12:89
       |
    12 |         - { name: color, in: query, type: string, schema: { type: string, maxlength: 5, const: red } }
       |                                                                                         ^^^^^
       |
       = at #/paths/~1parcels/post/parameters/0/schema/const
       = help: OpenAPI 3.0 has `enum` with one value instead

    warning[W0103]: `required` has `nmae`, which is none of the properties
       --> spec.yaml:16:40
       |
    16 |     parcel: { type: object, required: [nmae], properties: { name: { type: string } } }
       |                                        ^^^^
       |
       = at #/components/schemas/parcel/required/0
       = help: did you mean `name`?

    warning[W0101]: `schema` is no keyword of an OpenAPI 3.0 Components Object; it is left out
       --> spec.yaml:17:3
       |
    17 |   schema: {}
       |   ^^^^^^
       |
       = at #/components/schema
       = help: correct it, or take it out; keywords of one's own begin with `x-`

    5 files in sdk/src, 5 of them changed; 9 warnings
    exit code 0
    "##);
}

#[test]
fn json_is_read_like_yaml_and_errors_come_first() {
    let said = said(
        "json",
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
    assert_snapshot!(said, @r##"
    error[E0104]: `version` takes text, not the number 1
      --> spec.json:3:65
      |
    3 |  "info": { "title": "Parcels \ud83d\udce6 and more", "version": 1 },
      |                                                                 ^
      |
      = at #/info/version
      = help: put it in quotes: `"1"`

    error[E0107]: this Operation Object has no `responses`
      --> spec.json:6:24
      |
    6 |   "/parcels/\u00e9": { "get": { "respones": {}, "tags": ["éé", 5] } }
      |                        ^^^^^
      |
      = at #/paths/~1parcels~1é/get
      = help: say what a success answers, such as `responses: { '204': { description: Done } }`

    error[E0104]: text belongs here, not the number 5
      --> spec.json:6:64
      |
    6 |   "/parcels/\u00e9": { "get": { "respones": {}, "tags": ["éé", 5] } }
      |                                                                ^
      |
      = at #/paths/~1parcels~1é/get/tags/1
      = help: put it in quotes: `"5"`

    warning[W0101]: `respones` is no keyword of an OpenAPI 3.0 Operation Object; it is left out
      --> spec.json:6:33
      |
    6 |   "/parcels/\u00e9": { "get": { "respones": {}, "tags": ["éé", 5] } }
      |                                 ^^^^^^^^^^
      |
      = at #/paths/~1parcels~1é/get/respones
      = help: did you mean `responses`?

    error: 3 faults and one warning in spec.json, nothing was written; `cargo xtask explain E0104` tells more
    exit code 2
    "##);
}

#[test]
fn long_lines_are_cut_around_the_place() {
    let (long, longer) = ("x".repeat(500_000), "y".repeat(500_000));
    let info = format!(r#"{{"title":"{long}","version":1,"description":"{longer}"}}"#);
    let document = format!(r#"{{"openapi":"3.0.3","info":{info},"paths":{{}}}}"#);
    let said = said("a_line_of_a_million_characters", "spec.json", &document);
    assert_snapshot!(said, @r##"
    error[E0104]: `version` takes text, not the number 1
      --> spec.json:1:500049
      |
    1 | ... xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx","version":1,"description":"yyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyy ...
      |                                                                 ^
      |
      = at #/info/version
      = help: put it in quotes: `"1"`

    error: one fault in spec.json, nothing was written; `cargo xtask explain E0104` tells more
    exit code 2
    "##);
}

#[test]
fn keys_that_stand_twice_are_named_with_both_lines() {
    let said = said_of(
        "keys_that_stand_twice",
        r##"paths:
  /parcels:
    post:
      deprecated: true
      responses: { '204': { description: Sent } }
      deprecated: true
  /letters: {}
  /parcels: {}
"##,
    );
    assert_snapshot!(said, @r##"
    error[E0105]: the key `deprecated` stands here twice: first in line 7, again in line 9
      --> spec.yaml:9:7
      |
    9 |       deprecated: true
      |       ^^^^^^^^^^
      |
      = at #/paths/~1parcels/post/deprecated
      = help: take one of the two out, or rename it

    error[E0105]: the key `/parcels` stands here twice: first in line 5, again in line 11
       --> spec.yaml:11:3
       |
    11 |   /parcels: {}
       |   ^^^^^^^^
       |
       = at #/paths/~1parcels
       = help: take one of the two out, or rename it

    error: 2 faults in spec.yaml, nothing was written; `cargo xtask explain E0105` tells more
    exit code 2
    "##);
}

#[test]
fn tabs_are_named() {
    let said = said_of(
        "a_tab",
        "paths:\n  /parcels:\n\tpost:\n      responses: {}\n",
    );
    assert_snapshot!(said, @r##"
    error[E0101]: this is not YAML: found character that cannot start any token at line 6 column 1, while scanning for the next token
      --> spec.yaml:6:1
      |
    6 |  post:
      | ^
      |
      = at #
      = help: line 6 is indented with a tab; YAML takes spaces alone

    error: one fault in spec.yaml, nothing was written; `cargo xtask explain E0101` tells more
    exit code 2
    "##);
}

#[test]
fn aliases_that_stand_for_too_much_are_refused() {
    let said = said_of(
        "aliases_without_bound",
        r##"x-a: &a [1, 1, 1, 1, 1, 1, 1, 1, 1, 1]
x-b: &b [*a, *a, *a, *a, *a, *a, *a, *a, *a, *a]
x-c: &c [*b, *b, *b, *b, *b, *b, *b, *b, *b, *b]
x-d: &d [*c, *c, *c, *c, *c, *c, *c, *c, *c, *c]
x-e: &e [*d, *d, *d, *d, *d, *d, *d, *d, *d, *d]
x-f: &f [*e, *e, *e, *e, *e, *e, *e, *e, *e, *e]
x-g: &g [*f, *f, *f, *f, *f, *f, *f, *f, *f, *f]
paths: {}
"##,
    );
    assert_snapshot!(said, @r##"
    error[E0106]: the aliases of this document stand for more than 1000000 values
      --> spec.yaml:9:38
      |
    9 | x-f: &f [*e, *e, *e, *e, *e, *e, *e, *e, *e, *e]
      |                                      ^^
      |
      = at #/x-f/7
      = help: write what is shared once, below `components`, and refer to it with `$ref`

    error: one fault in spec.yaml, nothing was written; `cargo xtask explain E0106` tells more
    exit code 2
    "##);
}

#[test]
fn an_alias_of_what_it_stands_in_is_refused() {
    let said = said_of(
        "an_alias_of_itself",
        r##"paths: {}
x-parts: &parts { inside: *parts }
"##,
    );
    assert_snapshot!(said, @r##"
    error[E0106]: this alias leads back to what it stands in
      --> spec.yaml:5:27
      |
    5 | x-parts: &parts { inside: *parts }
      |                           ^^^^^^
      |
      = at #/x-parts/inside
      = help: write what is shared once, below `components`, and refer to it with `$ref`

    error: one fault in spec.yaml, nothing was written; `cargo xtask explain E0106` tells more
    exit code 2
    "##);
}

#[test]
fn merge_keys_are_followed() {
    let said = said_of(
        "merge_keys",
        r##"x-common: &common
  operationId: CreateParcel
  sumary: Creates
  responses: { '204': { description: Sent } }
paths:
  /parcels:
    post:
      <<: *common
      operationId: SendParcel
"##,
    );
    assert_snapshot!(said, @r##"
    warning[W0101]: `sumary` is no keyword of an OpenAPI 3.0 Operation Object; it is left out
       --> spec.yaml:10:5
       |
    10 |     post:
       |     ^^^^
       |
       = at #/paths/~1parcels/post/sumary
       = help: did you mean `summary`?

    4 files in sdk/src, 4 of them changed; one warning
    exit code 0
    "##);
}

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
fn keys_that_stand_twice_in_json_too() {
    let document = r##"{
  "openapi": "3.0.3",
  "info": { "title": "Parcels", "version": "1", "title": "Letters" },
  "paths": {}
}
"##;
    assert_snapshot!(listed(document), @"3:49: #/info/title: the key `title` stands here twice: first in line 3, again in line 3; take one of the two out, or rename it");
}

#[test]
fn documents_that_are_nested_too_deep_are_refused() {
    let document = format!(
        "{HEAD}paths: {{}}\nx-deep: {}{}\n",
        "[".repeat(200),
        "]".repeat(200)
    );
    assert_snapshot!(listed(&document), @"5:108: #: this document is nested more than 100 levels deep; move inner schemas to `components/schemas`, and refer to them");
}
