//! Taking over the facts of an upstream document: words, examples and the form of the text stay.

use codegen::take_over;

const OURS: &str = "\
# Maintained by hand.
openapi: 3.0.3

info: # ours
  title: Parcels, in our words
  version: '1'
paths:
  /parcels:
    get:
      operationId: ListParcels
      summary: List parcels
      parameters:
        - $ref: '#/components/parameters/Limit'
        - name: sender
          in: query
          description: Return only parcels of this sender.
          schema: { type: string, maxLength: 20 }
      responses:
        '200':
          description: The parcels.
          headers:
            X-Request:
              $ref: '#/components/headers/X-Request'
          content:
            application/json:
              schema:
                type: object
                properties:
                  # The weight is never rounded.
                  weight:
                    description: >-
                      Weight
                      in grams.
                    type: integer
                    example: 250
                  size:
                    description: Longest side in millimeters.
                    type: integer
components:
  headers:
    X-Request:
      description: ID of the request.
      schema:
        type: string
  parameters:
    Limit:
      name: Limit
      in: query
      description: Number of parcels per page.
      schema:
        type: integer
";

/// The same facts in other words, with everything in place.
const THEIRS: &str = r##"{
  "openapi": "3.0.3",
  "info": { "title": "Upstream", "version": "1" },
  "paths": { "/parcels": { "get": {
    "operationId": "ListParcels",
    "parameters": [
      { "name": "Limit", "in": "query", "description": "theirs", "schema": { "type": "integer" } },
      { "name": "sender", "in": "query", "description": "theirs", "schema": { "type": "string", "maxLength": 20 } }
    ],
    "responses": { "200": {
      "description": "theirs",
      "headers": { "X-Request": { "schema": { "type": "string" } } },
      "content": { "application/json": { "schema": { "type": "object", "properties": {
        "weight": { "type": "integer", "description": "theirs", "example": 7 },
        "size": { "type": "integer", "description": "theirs" }
      } } } }
    } }
  } } }
}"##;

/// Takes over a document like [`THEIRS`], and returns the lines of ours that went and those that came.
fn changes(theirs: &str) -> (String, String) {
    let text = take_over(OURS, theirs).expect("both can be parsed");
    let lines_of = |text: &str, other: &str| {
        let mut others: Vec<&str> = other.lines().collect();
        let is_own = |line: &&str| match others.iter().position(|other| other == line) {
            Some(index) => {
                others.remove(index);
                false
            }
            None => true,
        };
        let lines: Vec<&str> = text.lines().filter(is_own).collect();
        lines.join("\n")
    };
    (lines_of(OURS, &text), lines_of(&text, OURS))
}

#[test]
fn the_same_facts_in_other_words_change_nothing() {
    assert_eq!(take_over(OURS, THEIRS).as_deref(), Ok(OURS));
}

#[test]
fn changed_facts_change_only_their_lines() {
    let theirs = THEIRS
        .replace(
            r#""size": { "type": "integer","#,
            r#""size": { "type": "number","#,
        )
        .replace(r#""maxLength": 20"#, r#""maxLength": 30"#);
    let (removed, added) = changes(&theirs);
    assert_eq!(
        removed,
        "          schema: { type: string, maxLength: 20 }\n                    type: integer"
    );
    assert_eq!(
        added,
        "          schema:\n            type: string\n            maxLength: 30\n                    type: number"
    );
}

#[test]
fn new_items_have_placeholders_and_refer_to_what_we_share() {
    let theirs = THEIRS.replace(
        r#""weight": {"#,
        r#""color": { "type": "string", "description": "theirs", "example": "red" }, "weight": {"#,
    );
    let theirs = theirs.replace(
        r#"} } }
}"#,
        r#"}, "post": { "operationId": "AddParcel", "summary": "theirs", "responses": { "201": {
            "description": "theirs", "headers": { "X-Request": { "schema": { "type": "string" } } }
        } } } } }
}"#,
    );
    let (removed, added) = changes(&theirs);
    assert_eq!(removed, "");
    insta::assert_snapshot!(added, @r#"
                  color:
                    description: 'TODO: describe this.'
                    type: string
    post:
      summary: 'TODO: describe this.'
      operationId: AddParcel
      responses:
        '201':
          description: 'TODO: describe this.'
          headers:
            X-Request:
              $ref: '#/components/headers/X-Request'
    "#);
}

#[test]
fn removed_items_go_with_their_words() {
    let theirs = THEIRS.replace(
        r#""weight": { "type": "integer", "description": "theirs", "example": 7 },"#,
        "",
    );
    let theirs = theirs.replace(
        r#""headers": { "X-Request": { "schema": { "type": "string" } } },"#,
        "",
    );
    let (removed, added) = changes(&theirs);
    insta::assert_snapshot!(removed, @r#"
            headers:
              X-Request:
                $ref: '#/components/headers/X-Request'
                    weight:
                      description: >-
                        Weight
                        in grams.
                      example: 250
                      type: integer
    headers:
      X-Request:
        description: ID of the request.
          type: string
        schema:
    "#);
    assert_eq!(added, "");
}

#[test]
fn a_shared_object_changes_once_if_all_its_users_agree() {
    let theirs = THEIRS.replace(
        r#""headers": { "X-Request": { "schema": { "type": "string" } } }"#,
        r#""headers": { "X-Request": { "schema": { "type": "integer" } } }"#,
    );
    let (removed, added) = changes(&theirs);
    assert_eq!(removed, "        type: string");
    assert_eq!(added, "        type: integer");
}

#[test]
fn a_text_that_cannot_be_parsed_is_an_error() {
    let errors = take_over(OURS, "openapi: [").expect_err("it is not YAML");
    assert_eq!(errors.iter().count(), 1, "{errors}");
}
