//! Documents with errors: each error is reported, and nothing is written.

use tests::Run;

use super::project::{PARCELS, Project};

/// The errors that a run reports, a line each. Their layout is for other tests to check.
fn errors(run: &Run) -> Vec<String> {
    let blocks = run.stderr.split("\n\n");
    let blocks = blocks.filter(|block| block.contains("\n  "));
    let line = |block: &str, start: &str| {
        let mut lines = block.lines().map(str::trim_start);
        lines.find_map(|line| line.strip_prefix(start).map(str::to_owned))
    };
    blocks
        .map(|block| {
            let location = line(block, "--> spec.yaml:").expect("a location in the file");
            let pointer = line(block, "= at ").expect("a location in the document");
            let message = block.lines().next().unwrap_or_default();
            let (_, message) = message.split_once("]: ").expect("a code and a message");
            let help = line(block, "= help: ").map_or(String::new(), |help| format!("; {help}"));
            format!("{location}: {pointer}: {message}{help}")
        })
        .collect()
}

/// Runs `codegen` on a document with these errors.
#[track_caller]
fn assert_rejected(document: impl AsRef<[u8]>, expected: &[&str]) {
    let project = Project::generated();
    project.write("spec.yaml", document);
    let before = project.files();
    let run = project.codegen(&[]);
    assert_eq!(errors(&run), expected, "{run}");
    assert!(run.stderr.contains("nothing was written"), "{run}");
    assert_eq!((run.code, run.stdout.as_str()), (Some(2), ""));
    assert!(project.files() == before, "files have changed");
}

#[test]
fn a_missing_document() {
    let project = Project::empty();
    let run = project.codegen(&[]);
    let start = "error: cannot read spec.yaml: ";
    assert!(run.stderr.starts_with(start), "{run}");
    assert!(run.stderr.ends_with("\nhelp: check the path\n"), "{run}");
    assert_eq!(run.code, Some(2));
    assert!(project.files().is_empty(), "files are written");
}

#[test]
fn bytes_that_are_not_utf_8() {
    let project = Project::generated();
    project.write("spec.yaml", b"openapi: 3.0.3\ninfo: { title: caf\xe9 }");
    let before = project.files();
    let run = project.codegen(&[]);
    assert_eq!(
        run.stderr,
        "error: spec.yaml is not UTF-8 from byte 33 on; convert it to UTF-8\n"
    );
    assert_eq!(run.code, Some(2));
    assert!(project.files() == before, "files have changed");
}

#[test]
fn invalid_yaml() {
    assert_rejected(
        "openapi: 3.0.3\npaths: [}",
        &[
            "2:9: #: invalid YAML: while parsing a node, did not find expected node content; nothing else in this file is checked until this is fixed",
        ],
    );
}

#[test]
fn truncated_json() {
    assert_rejected(
        "{\n  \"openapi\": \"3.0.3\",\n  \"info\": { \"title\":",
        &[
            "3:20: #: invalid JSON: EOF while parsing a value at line 3 column 20; nothing else in this file is checked until this is fixed",
        ],
    );
}

#[test]
fn a_root_that_is_not_a_mapping() {
    assert_rejected(
        "- openapi: 3.0.3",
        &[
            "1:1: #: not an OpenAPI document: its root is not a mapping; an OpenAPI document begins with its version, such as `openapi: 3.1.0`",
        ],
    );
}

#[test]
fn a_document_without_a_version() {
    assert_rejected(
        "info: { title: Parcels, version: '1' }",
        &[
            "1:1: #: not an OpenAPI document: it has no `openapi` keyword; an OpenAPI document begins with its version, \
         such as `openapi: 3.1.0`",
        ],
    );
}

#[test]
fn a_document_of_an_older_version() {
    assert_rejected(
        "info: { title: Parcels, version: '1' }\nswagger: '2.0'",
        &[
            "2:1: #/swagger: unsupported version Swagger 2.0, expected OpenAPI 3.0, 3.1 or 3.2; convert the document to one of these versions",
        ],
    );
}

#[test]
fn a_document_of_a_newer_version() {
    assert_rejected(
        PARCELS.replace("3.0.3", "4.0.0"),
        &[
            "2:1: #/openapi: unsupported version OpenAPI 4.0.0, expected OpenAPI 3.0, 3.1 or 3.2; convert the document to one of these versions",
        ],
    );
}

#[test]
fn an_unresolved_reference() {
    assert_rejected(
        PARCELS.replace(
            "schema: { type: string }",
            "schema: { $ref: '#/components/schemas/id' }",
        ),
        &[
            "9:74: #/paths/~1parcels~1{id}/delete/parameters/0/schema: unresolved reference `#/components/schemas/id`; define \
         it, or fix the reference",
        ],
    );
}

#[test]
fn values_of_the_wrong_type_are_reported_where_they_are() {
    let schemas = "
components:
  schemas:
    parcel:
      type: object
      properties:
        sender:
          type: object
          properties:
            lines: { type: array, items: { properties: 5 } }
            zip: { type: string, minLength: many }
";
    assert_rejected(
        format!("{PARCELS}{schemas}"),
        &[
            "20:56: #/components/schemas/parcel/properties/sender/properties/lines/items/properties: expected a map of \
             Schema Objects for `properties`, found the number 5",
            "21:45: #/components/schemas/parcel/properties/sender/properties/zip/minLength: expected an integer that is \
             not negative for `minLength`, found the string `many`; ignored",
        ],
    );
}

#[test]
fn all_errors_are_reported_in_one_run() {
    let document = "
openapi: 3.0.3
info: { title: Parcels, version: '1' }
servers: [{ url: https://parcels.example.com }]
security: [{ key: [] }]
paths:
  /parcels:
    post:
      responses:
        '201':
          description: The parcel
          content:
            application/json:
              schema: { allOf: [{ type: object, properties: { id: { type: string } } }, { type: string }] }
  /letters: { $ref: '#/paths/~1stamps' }
";
    let advice = "is not supported yet; remove it from the document, or exclude whatever uses it";
    let errors = [
        format!(
            "14:15: #/paths/~1parcels/post/responses/201/content/application~1json/schema: an `allOf` of objects and other \
             values {advice}"
        ),
        "15:21: #/paths/~1letters: unresolved reference `#/paths/~1stamps`; define it, or fix the reference".to_owned(),
        "5:14: #/security/0/key: undefined security scheme `key`; define it under `components/securitySchemes`"
            .to_owned(),
    ];
    let lines: Vec<_> = errors.iter().map(String::as_str).collect();
    assert_rejected(document, &lines);
}
