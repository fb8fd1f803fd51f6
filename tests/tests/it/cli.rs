//! The command line: what it says, what it exits with, and what it leaves behind.

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Output;

use tempfile::TempDir;
use tests::{files_in, printed, read, write, xtask};

const PARCELS: &str = "
openapi: 3.0.3
info: { title: Parcels, version: '1' }
servers: [{ url: https://parcels.example.com }]
paths:
  /parcels/{id}:
    delete:
      operationId: DeleteParcel
      parameters: [{ name: id, in: path, required: true, schema: { type: string } }]
      responses: { '204': { description: Gone } }
";

/// The same with another module.
fn letters() -> String {
    PARCELS.replace("/parcels/", "/letters/")
}

fn empty_folder() -> TempDir {
    tempfile::tempdir().expect("a temporary folder can be made")
}

/// A folder with the document `spec.yaml` and the crate `sdk` that was generated from it.
fn generated_crate() -> TempDir {
    let folder = empty_folder();
    write(&folder.path().join("spec.yaml"), PARCELS);
    let output = codegen(folder.path(), &[]);
    assert_eq!(output.status.code(), Some(0), "{}", printed(&output));
    folder
}

/// Runs `codegen` on the document and the crate in a folder.
fn codegen(folder: &Path, options: &[&str]) -> Output {
    let arguments = ["codegen", "--spec", "spec.yaml", "--out", "sdk"];
    xtask(folder, &[&arguments, options].concat())
}

/// The files in a folder and in the folders inside, each with its content.
fn tree(folder: &Path) -> BTreeMap<PathBuf, Vec<u8>> {
    let paths = files_in(folder).into_iter();
    paths
        .map(|path| {
            let content = fs::read(&path).expect("the file is listed");
            (path, content)
        })
        .collect()
}

fn stdout(output: &Output) -> String {
    String::from_utf8_lossy(&output.stdout).into_owned()
}

fn stderr(output: &Output) -> String {
    String::from_utf8_lossy(&output.stderr).into_owned()
}

/// What was said of each fault, in a line: where, and what. How it is laid out is another test's business.
fn faults(output: &Output) -> Vec<String> {
    let said = stderr(output);
    let blocks = said.split("\n\n").filter(|block| block.contains("\n  "));
    let line = |block: &str, start: &str| {
        let mut lines = block.lines().map(str::trim_start);
        lines.find_map(|line| line.strip_prefix(start).map(str::to_owned))
    };
    blocks
        .map(|block| {
            let place = line(block, "--> spec.yaml:").expect("a place in the file");
            let pointer = line(block, "= at ").expect("a place in the document");
            let message = block.lines().next().unwrap_or_default();
            let (_, message) = message.split_once("]: ").expect("a code and a message");
            let help = line(block, "= help: ").map_or(String::new(), |help| format!("; {help}"));
            format!("{place}: {pointer}: {message}{help}")
        })
        .collect()
}

/// Runs `codegen` on a document that cannot be used: it says these faults, and changes nothing.
#[track_caller]
fn refused(document: impl AsRef<[u8]>, said: &[&str]) {
    let temporary = generated_crate();
    let folder = temporary.path();
    write(&folder.join("spec.yaml"), document);
    let before = tree(folder);
    let refused = codegen(folder, &[]);
    assert_eq!(faults(&refused), said, "{}", printed(&refused));
    assert!(
        stderr(&refused).contains("nothing was written"),
        "{}",
        printed(&refused)
    );
    assert_eq!(refused.status.code(), Some(2));
    assert_eq!(stdout(&refused), "");
    assert!(tree(folder) == before, "files have changed");
}

/// The same for a document that is wrong at one place: the line says where and what.
#[track_caller]
fn refused_at_one_place(document: impl AsRef<[u8]>, line: &str) {
    refused(document, &[line]);
}

#[test]
fn a_document_that_is_not_there() {
    let temporary = empty_folder();
    let folder = temporary.path();
    let refused = codegen(folder, &[]);
    assert!(
        stderr(&refused).starts_with("error: cannot read spec.yaml: "),
        "{}",
        printed(&refused)
    );
    assert!(
        stderr(&refused).ends_with("\nhelp: check the path\n"),
        "{}",
        printed(&refused)
    );
    assert_eq!(refused.status.code(), Some(2));
    assert!(tree(folder).is_empty(), "no crate is made");
}

#[test]
fn text_that_is_not_yaml() {
    refused_at_one_place(
        "openapi: 3.0.3\npaths: [}",
        "2:9: #: invalid YAML: did not find expected node content at line 2 column 9, while parsing a flow node",
    );
}

#[test]
fn json_that_is_cut_off() {
    refused_at_one_place(
        "{\n  \"openapi\": \"3.0.3\",\n  \"info\": { \"title\":",
        "3:20: #: invalid JSON: EOF while parsing a value at line 3 column 20",
    );
}

#[test]
fn bytes_that_are_not_utf_8() {
    let temporary = generated_crate();
    let folder = temporary.path();
    write(
        &folder.join("spec.yaml"),
        b"openapi: 3.0.3\ninfo: { title: caf\xe9 }",
    );
    let before = tree(folder);
    let refused = codegen(folder, &[]);
    assert_eq!(
        stderr(&refused),
        "error: spec.yaml is not UTF-8 from byte 33 on; convert it to UTF-8\n"
    );
    assert_eq!(refused.status.code(), Some(2));
    assert!(tree(folder) == before, "files have changed");
}

#[test]
fn a_root_that_is_no_mapping() {
    refused_at_one_place(
        "- openapi: 3.0.3",
        "1:1: #: not an OpenAPI document: its root is not a mapping; an OpenAPI 3.0 document begins with `openapi: 3.0.3`",
    );
}

#[test]
fn a_mapping_without_a_version() {
    refused_at_one_place(
        "info: { title: Parcels, version: '1' }",
        "1:1: #: not an OpenAPI document: it has no `openapi` keyword; an OpenAPI 3.0 document begins with `openapi: \
         3.0.3`",
    );
}

#[test]
fn a_document_of_an_older_version() {
    refused_at_one_place(
        "info: { title: Parcels, version: '1' }\nswagger: '2.0'",
        "2:1: #/swagger: unsupported version Swagger 2.0, expected OpenAPI 3.0; convert the document to OpenAPI 3.0",
    );
}

#[test]
fn a_document_of_a_newer_version() {
    refused_at_one_place(
        PARCELS.replace("3.0.3", "3.1.0"),
        "2:1: #/openapi: unsupported version OpenAPI 3.1.0, expected OpenAPI 3.0; convert the document to OpenAPI 3.0",
    );
}

#[test]
fn an_unresolved_reference() {
    refused_at_one_place(
        PARCELS.replace(
            "schema: { type: string }",
            "schema: { $ref: '#/components/schemas/id' }",
        ),
        "9:74: #/paths/~1parcels~1{id}/delete/parameters/0/schema: unresolved reference `#/components/schemas/id`; define \
         it, or fix the reference",
    );
}

#[test]
fn keywords_of_a_wrong_type_are_reported_at_the_smallest_part_that_is_wrong() {
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
    refused(
        format!("{PARCELS}{schemas}"),
        &[
            "20:56: #/components/schemas/parcel/properties/sender/properties/lines/items/properties: expected a map of \
             Schema Objects for `properties`, found the number 5",
            "21:45: #/components/schemas/parcel/properties/sender/properties/zip/minLength: expected an integer that is \
             not negative for `minLength`, found the string `many`",
        ],
    );
}

#[test]
fn everything_that_is_not_supported_is_reported_in_one_run() {
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
    let faults = [
        "5:1: #/security: undefined security scheme `key`".to_owned(),
        format!(
            "14:15: #/paths/~1parcels/post/responses/201/content/application~1json/schema: an `allOf` of objects and other \
             values {advice}"
        ),
        "15:21: #/paths/~1letters: unresolved reference to another path".to_owned(),
    ];
    let lines: Vec<_> = faults.iter().map(String::as_str).collect();
    refused(document, &lines);
}

#[test]
fn a_folder_with_files_of_somebody_else_is_left_alone() {
    let temporary = generated_crate();
    let folder = temporary.path();
    write(&folder.join("sdk/src/helper.rs"), "fn help() {}\n");
    write(&folder.join("spec.yaml"), letters());
    let before = tree(folder);
    let refused = codegen(folder, &[]);
    assert_eq!(
        stderr(&refused),
        "error: sdk/src/helper.rs was not written by this command; move it away, or choose another folder \
         with --out\n"
    );
    assert_eq!(refused.status.code(), Some(2));
    assert!(tree(folder) == before, "files have changed");
}

#[test]
fn a_check_lists_what_is_not_up_to_date_and_how_to_mend_it() {
    let temporary = generated_crate();
    let folder = temporary.path();
    let fresh = codegen(folder, &["--check"]);
    assert_eq!(
        (fresh.status.code(), stdout(&fresh)),
        (Some(0), String::new())
    );

    let client = folder.join("sdk/src/client.rs");
    write(&client, read(&client) + "\n");
    write(&folder.join("spec.yaml"), letters());
    let before = tree(folder);
    let checked = codegen(folder, &["--check"]);
    assert_eq!(
        stdout(&checked),
        "stale: sdk/src/client.rs\n\
         stale: sdk/src/examples/delete_parcel.rs\n\
         missing: sdk/src/letters.rs\n\
         stale: sdk/src/lib.rs\n\
         stale: sdk/src/operations.rs\n\
         left over: sdk/src/parcels.rs\n\
         6 of the files in sdk/src are not up to date; run `cargo xtask codegen --spec spec.yaml --out sdk`\n"
    );
    assert_eq!(checked.status.code(), Some(1));
    assert!(tree(folder) == before, "files have changed");

    let mended = codegen(folder, &[]);
    assert_eq!(stdout(&mended), "6 files in sdk/src, 6 changed\n");
    let fresh = codegen(folder, &["--check"]);
    assert_eq!(
        (fresh.status.code(), stdout(&fresh)),
        (Some(0), String::new())
    );
}

#[test]
#[cfg(unix)]
fn the_command_that_a_check_tells_is_one_for_a_shell() {
    let temporary = empty_folder();
    let folder = temporary.path();
    let (spec, out) = ("Ada's $spec.yaml", "my sdk");
    write(&folder.join(spec), PARCELS);
    let checked = xtask(
        folder,
        &["codegen", "--check", "--spec", spec, "--out", out],
    );
    let said = stdout(&checked);
    let command = said.split('`').nth(1).expect("a command");
    let words = command.strip_prefix("cargo xtask ").expect("ours");
    let words = std::process::Command::new("sh")
        .args(["-c", &format!("printf '%s\\n' {words}")])
        .output()
        .expect("there is a shell");
    assert_eq!(
        stdout(&words).lines().collect::<Vec<_>>(),
        ["codegen", "--spec", spec, "--out", out]
    );
}

#[test]
fn docs_by_hand_are_brought_in_and_a_new_guide_is_noticed() {
    let temporary = generated_crate();
    let folder = temporary.path();
    write(
        &folder.join("sdk/README.md"),
        "# Parcels\n\nBegin with [billing].\n",
    );
    write(
        &folder.join("sdk/guides/02_billing.md"),
        "# Billing\n\n[`Client::delete_parcel`]\n",
    );
    write(
        &folder.join("sdk/guides/10_refunds.md"),
        "# Refunds\n\nFirst [pay][billing].\n\n[billing]: 02_billing.md\n",
    );
    let checked = codegen(folder, &["--check"]);
    assert_eq!(
        stdout(&checked),
        "missing: sdk/src/guides.rs\n\
         stale: sdk/src/lib.rs\n\
         stale: sdk/src/parcels.rs\n\
         3 of the files in sdk/src are not up to date; run `cargo xtask codegen --spec spec.yaml --out sdk`\n"
    );
    let made = codegen(folder, &[]);
    assert_eq!(made.status.code(), Some(0), "{}", printed(&made));
    let guides = read(&folder.join("sdk/src/guides.rs"));
    let order = ["[Billing](mod@billing)", "[Refunds](mod@refunds)"].map(|line| guides.find(line));
    assert!(order[0].is_some() && order[0] < order[1], "{guides}");

    write(&folder.join("sdk/guides/03_customs.md"), "Customs\n");
    let refused = codegen(folder, &["--check"]);
    assert_eq!(
        stderr(&refused),
        "error: sdk/guides/03_customs.md is not a guide: it has no title; expected a first line like `# Phone \
         verification`\n"
    );
    assert_eq!(refused.status.code(), Some(2));
}

#[test]
fn a_run_after_one_that_was_stopped_mends_the_folder() {
    let temporary = generated_crate();
    let folder = temporary.path();
    let whole = tree(folder);
    let src = folder.join("sdk/src");

    // Stopped between the two renames: the old files are out of their place, the new ones not yet in it.
    fs::rename(&src, folder.join("sdk/.src.old")).expect("a folder can be renamed");
    write(&folder.join("sdk/.src.new/half.rs"), "// @gen");
    let mended = codegen(folder, &[]);
    assert_eq!(mended.status.code(), Some(0), "{}", printed(&mended));
    assert!(tree(folder) == whole, "{:?}", tree(folder).keys());

    // Stopped after both, while the old files were being removed.
    write(&folder.join("sdk/.src.old/parcels.rs"), "// @gen");
    let mended = codegen(folder, &[]);
    assert_eq!(mended.status.code(), Some(0), "{}", printed(&mended));
    assert!(tree(folder) == whole, "{:?}", tree(folder).keys());
}

#[test]
fn an_unknown_option_is_answered_with_the_usage() {
    let temporary = empty_folder();
    let folder = temporary.path();
    let refused = codegen(folder, &["--ckeck"]);
    assert_eq!(refused.status.code(), Some(2));
    let said = stderr(&refused);
    assert!(
        said.starts_with("error: unexpected argument '--ckeck' found\n"),
        "{said}"
    );
    assert!(said.contains("\nUsage: cargo xtask codegen "), "{said}");
}
