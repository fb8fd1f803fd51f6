//! Documents of several files.

use codegen::{Coverage, ExampleConformance};
use tests::{analyze_files, fixture, run, write, xtask};

use super::{fields, input, names};

#[test]
fn types_are_named_after_components_and_files() {
    let api = analyze_files(&fixture("files/zoo.yaml"));
    let api = api.into_api().expect("there are no errors");
    assert_eq!(
        names(&api),
        [
            "Animal",
            "CatLike",
            "CommonProblem",
            "Hound",
            "HoundSize",
            "Keeper",
            "Parrot",
            "Problem"
        ]
    );
    assert_eq!(
        fields(&api, "Hound"),
        [
            "kind: String",
            "puppies: [Hound]",
            "rival: CatLike",
            "size: HoundSize"
        ]
    );
    assert_eq!(
        fields(&api, "CatLike")[2..],
        ["rival: Hound", "size: HoundSize"]
    );
    // Two files have a type of this name.
    assert_eq!(fields(&api, "Problem"), ["sign: String"]);
    assert_eq!(fields(&api, "CommonProblem"), ["reason: String"]);
    assert_eq!(fields(&api, "Parrot"), ["kind: String", "sign: Problem"]);
    let operations: Vec<_> = api.operations().map(|it| it.id.as_str()).collect();
    assert_eq!(
        operations,
        ["ListAnimal", "FetchAnimal", "DeleteAnimal", "ListKeeper"]
    );
    assert!(api.operations().all(|operation| operation.uses_credentials));
}

#[test]
fn examples_in_other_files_are_decoded() {
    let Coverage { examples, .. } = codegen::coverage(&analyze_files(&fixture("files/zoo.yaml")));
    assert_eq!(examples.len(), 1);
    assert!(examples.iter().all(ExampleConformance::is_typed));
    assert_eq!(
        examples[0].pointer.to_string(),
        "#/paths/~1animals/get/responses/200/content/application~1json/example"
    );
}

/// A folder with a document `api/main.yaml` whose path item is in `api/paths/a.yaml`, and whose schema is in
/// `api/schemas/s.json`.
fn folder(path_item: &str, schema: &str) -> tempfile::TempDir {
    let folder = tempfile::tempdir().expect("a temporary folder can be made");
    let write = |path: &str, text: &str| write(&folder.path().join("api").join(path), text);
    write(
        "main.yaml",
        "openapi: 3.0.3
info: { title: Main, version: '1' }
servers: [{ url: https://main.example.com }]
paths:
  /a: { $ref: paths/a.yaml }
",
    );
    write("paths/a.yaml", path_item);
    write("schemas/s.json", schema);
    folder
}

const PATH_ITEM: &str = "get:
  operationId: a
  responses:
    '200':
      description: a
      content: { application/json: { schema: { $ref: ../schemas/s.json } } }
";
const SCHEMA: &str = r#"{
  "type": "object",
  "properties": { "size": { "type": "integer" } }
}"#;

const CODEGEN: [&str; 5] = ["codegen", "--spec", "api/main.yaml", "--out", "sdk"];

#[test]
fn errors_name_the_file_that_they_are_in() {
    for (path_item, schema, places) in [
        (
            PATH_ITEM.replace("operationId: a", "tags: { a: 1 }"),
            SCHEMA.to_owned(),
            ["api/paths/a.yaml:2:9", "at paths/a.yaml#/get/tags"],
        ),
        (
            PATH_ITEM.to_owned(),
            SCHEMA.replace("\"integer\"", "{}"),
            ["api/schemas/s.json:3:37", "at schemas/s.json#/properties/size/type"],
        ),
        (
            PATH_ITEM.to_owned(),
            SCHEMA.replace("\"integer\"", "["),
            ["api/schemas/s.json:", "at schemas/s.json#"],
        ),
        (
            PATH_ITEM.replace("../schemas/s.json", "../schemas/t.json"),
            SCHEMA.to_owned(),
            ["api/paths/a.yaml:6:54", "cannot read `schemas/t.json`: there is no such file"],
        ),
        (
            PATH_ITEM.replace("/s.json", "/s.json#/properties/sise"),
            SCHEMA.to_owned(),
            ["api/paths/a.yaml:6:54", "did you mean `schemas/s.json#/properties/size`?"],
        ),
        (
            // Found by lowering.
            PATH_ITEM.replace("get:", "parameters: [{ name: a, in: query, schema: {} }, { name: a, in: query, schema: { type: string } }]\nget:"),
            SCHEMA.to_owned(),
            ["api/paths/a.yaml:1:50", "at paths/a.yaml#/parameters/1"],
        ),
    ] {
        let folder = folder(&path_item, &schema);
        let run = xtask(folder.path(), &CODEGEN);
        assert_eq!(run.code, Some(2), "{run}");
        assert_eq!(run.stderr.matches("error[").count(), 1, "{run}");
        for place in places {
            assert!(run.stderr.contains(place), "{place}: {run}");
        }
    }
}

#[test]
fn all_commands_read_all_files() {
    let folder = folder(PATH_ITEM, SCHEMA);
    let root = folder.path();
    let expect = |arguments: &[&str], code: i32, text: &str| {
        let run = xtask(root, arguments);
        assert_eq!(run.code, Some(code), "{run}");
        assert!(run.stdout.contains(text), "{text}: {run}");
    };
    expect(&CODEGEN, 0, "changed");
    expect(&[&CODEGEN[..], &["--check"]].concat(), 0, "");
    expect(&["coverage", "api/main.yaml"], 0, "1 properties");
    let git = |arguments: &[&str]| {
        let mut git = std::process::Command::new("git");
        git.args(["-c", "user.name=x", "-c", "user.email=x@example.com"]);
        let run = run(git.args(arguments).current_dir(root));
        assert_eq!(run.code, Some(0), "{run}");
    };
    git(&["init", "--quiet"]);
    git(&["add", "."]);
    git(&["commit", "--quiet", "--message=First"]);
    write(
        &root.join("api/schemas/s.json"),
        SCHEMA.replace("integer", "string"),
    );
    expect(&[&CODEGEN[..], &["--check"]].concat(), 1, "not up to date");
    let documents = ["HEAD:api/main.yaml", "api/main.yaml"];
    let place = "HEAD:api/schemas/s.json:3 -> api/schemas/s.json:3 schemas/s.json#/properties/size";
    let diff = |format: &str, text: &str| {
        let options = ["--format", format];
        expect(&[&["diff"], &documents[..], &options].concat(), 0, text);
    };
    diff("text", place);
    diff("markdown", place);
    diff("json", r#""pointer": "schemas/s.json#/properties/size""#);
    diff("github", "file=api/schemas/s.json,line=3");
    expect(&[&["release-notes"], &documents[..]].concat(), 0, "size");
}

#[cfg(unix)]
#[test]
fn symbolic_links_do_not_lead_out_of_the_folder() {
    use std::os::unix::fs::symlink;

    let folder = folder(&PATH_ITEM.replace("s.json", "link.json"), SCHEMA);
    let root = folder.path();
    write(&root.join("outside.json"), SCHEMA);
    let link = root.join("api/schemas/link.json");
    symlink(root.join("outside.json"), &link).expect("a link can be made");
    let run = xtask(root, &CODEGEN);
    assert_eq!(run.code, Some(2), "{run}");
    assert!(
        run.stderr
            .contains("cannot read `schemas/link.json`: it is outside of the document's folder"),
        "{run}"
    );

    std::fs::remove_file(&link)
        .and_then(|()| symlink("s.json", &link))
        .expect("a link can be made");
    let run = xtask(root, &CODEGEN);
    assert_eq!(run.code, Some(0), "{run}");
}

#[test]
fn whole_maps_and_texts_can_be_in_other_files() {
    let document = "openapi: 3.0.3
info: { title: Split, version: '1', description: { $ref: intro.md } }
servers: [{ url: https://split.example.com }]
paths: { $ref: paths.yaml }
components: { schemas: { $ref: schemas.yaml } }
";
    let read = |path: &str| {
        match path {
        "intro.md" => Ok("# Split\n".to_owned()),
        "paths.yaml" => Ok("/a: { get: { operationId: a, responses: { '200': { description: a, content: { application/json: { schema: { $ref: 'main.yaml#/components/schemas/A' } } } } } } }".to_owned()),
        "schemas.yaml" => Ok("{ A: { type: object, properties: { b: { $ref: '#/B' } } }, B: { type: object, properties: { a: { $ref: 'main.yaml#/components/schemas/A' }, n: { type: integer } } } }".to_owned()),
        _ => Err("there is no such file".to_owned()),
    }
    };
    let analysis = codegen::analyze_files(input("main.yaml", document), &read);
    let warnings = analysis.diagnostics.to_string();
    assert_eq!(warnings.lines().count(), 1, "{warnings}");
    assert!(warnings.contains("in 2 other places"), "{warnings}");
    let api = analysis.into_api().expect("there are no errors");
    assert_eq!(api.docs.description.as_deref(), Some("# Split\n"));
    assert_eq!(names(&api), ["A", "B"]);
    assert_eq!(fields(&api, "A"), ["b: B"]);
    assert_eq!(fields(&api, "B"), ["a: A", "n: I64"]);
}
