//! Changes are reported once, with true locations, and rendered in four formats. That the verdicts on source code are
//! true is shown by compiling programs, in `generated/verdicts.rs`.

use std::collections::BTreeSet;
use std::fmt::Write;
use std::path::{Path, PathBuf};
use std::process::Command;

use codegen::diff::{self, ChangeKind, Diff, Report, Source};
use codegen::{Analysis, Pointer};
use serde_json::Value;
use tests::{
    Run, changed_documents, entries, fixtures, own_document, read, repository, run, stem, write,
    xtask, xtask_command,
};

fn analyze(path: &Path) -> Analysis {
    codegen::analyze(&read(path))
}

fn compare(kind: ChangeKind) -> Diff {
    let folder = changed_documents(kind);
    let old = analyze(&folder.join("old.yaml"));
    let new = analyze(&folder.join("new.yaml"));
    codegen::compare(&old, &new).unwrap_or_else(|| panic!("{kind}: a document has errors"))
}

fn report(diff: &Diff) -> Report<'_> {
    Report {
        diff,
        old: "old.yaml",
        new: "new.yaml",
        version: Some("0.3.1".parse().expect("a version")),
        level: None,
    }
}

#[test]
fn each_kind_of_change_is_found_in_its_documents() {
    let folder = changed_documents(ChangeKind::OperationAdded);
    let folders = entries(folder.parent().expect("the folder is in another"));
    let names: BTreeSet<String> = folders.iter().map(|folder| stem(folder)).collect();
    let ids = ChangeKind::ALL.iter().map(|kind| kind.id().to_owned());
    assert_eq!(names, ids.collect(), "a folder for each kind");
    for kind in ChangeKind::ALL {
        let diff = compare(*kind);
        let of_kind = diff.changes.iter().filter(|change| change.kind == *kind);
        assert_eq!(of_kind.count(), 1, "{kind}: {:#?}", diff.changes);
        let worst = diff.changes.iter().map(|change| change.kind.rule().source);
        // Otherwise the program would show nothing about this kind.
        let is_major = kind.rule().source == Source::Major;
        assert_eq!(worst.max() == Some(Source::Major), is_major, "{kind}");
    }
}

#[test]
fn sentences() {
    let mut out = String::new();
    for kind in ChangeKind::ALL {
        let diff = compare(*kind);
        for change in &diff.changes {
            let sentence = change.sentence();
            writeln!(out, "{kind}: {sentence} [{}]", change.rust_path()).expect("to a string");
        }
    }
    insta::assert_snapshot!(out);
}

#[test]
fn each_location_is_that_of_the_pointer() {
    for kind in ChangeKind::ALL {
        let folder = changed_documents(*kind);
        let sides = ["old.yaml", "new.yaml"].map(|file| read(&folder.join(file)));
        let documents = sides.each_ref().map(|text| {
            serde_yaml::from_str::<serde_yaml::Value>(text).expect("the fixture is YAML")
        });
        for change in compare(*kind).changes {
            for at in change.occurrences {
                for (index, site) in [at.old, at.new].into_iter().enumerate() {
                    let Some(site) = site else { continue };
                    let line = site.location.expect("a line").line;
                    let line = sides[index].lines().nth(line - 1).unwrap_or_default();
                    let last = site.pointer.tokens().last().cloned().unwrap_or_default();
                    assert!(
                        has(&documents[index], &site.pointer),
                        "{kind}: {}",
                        site.pointer
                    );
                    let is_key = line.contains(&last) || last.parse::<usize>().is_ok();
                    assert!(is_key, "{kind}: {} is not in {line:?}", site.pointer);
                }
            }
        }
    }
}

fn has(document: &serde_yaml::Value, pointer: &Pointer) -> bool {
    let mut tokens = pointer.tokens().iter();
    let found = tokens.try_fold(document, |value, token| match value {
        serde_yaml::Value::Sequence(items) => items.get(token.parse::<usize>().ok()?),
        serde_yaml::Value::Mapping(entries) => {
            let key = |key: &serde_yaml::Value| match key {
                serde_yaml::Value::String(key) => key == token,
                serde_yaml::Value::Number(key) => key.to_string() == *token,
                _ => false,
            };
            let mut entries = entries.iter();
            entries.find(|(name, _)| key(name)).map(|(_, value)| value)
        }
        _ => None,
    });
    found.is_some()
}

#[test]
fn a_document_does_not_differ_from_itself() {
    let documents = fixtures().into_iter().chain([own_document()]);
    for path in documents {
        let analysis = analyze(&path);
        let diff = codegen::compare(&analysis, &analysis);
        let diff = diff.unwrap_or_else(|| panic!("{} has errors", path.display()));
        assert_eq!(diff.changes, [], "{}", path.display());
    }
}

const CATALOG: &str = "
openapi: 3.0.3
info: { title: Catalog, version: '1' }
servers: [{ url: https://catalog.example.com }]
paths:
  /books: { get: { operationId: ListBooks, responses: { '200': { $ref: '#/components/responses/item' } } } }
  /films: { get: { operationId: ListFilms, responses: { '200': { $ref: '#/components/responses/item' } } } }
  /songs: { get: { operationId: ListSongs, responses: { '200': { $ref: '#/components/responses/item' } } } }
components:
  responses:
    item:
      description: An item
      headers: { Age: { schema: { type: integer } } }
      content: { application/json: { schema: { $ref: '#/components/schemas/item' } } }
  schemas:
    item:
      type: object
      properties:
        name: { type: string }
        genre: { type: string, enum: [novel, poetry] }
";

/// The IDs and sentences of the changes between two texts.
fn changes(old: &str, new: &str) -> Vec<(&'static str, String)> {
    let diff = codegen::compare(&codegen::analyze(old), &codegen::analyze(new));
    let changes = diff.expect("no document has errors").changes;
    changes
        .iter()
        .map(|change| (change.kind.id(), change.sentence()))
        .collect()
}

#[test]
fn a_change_of_something_shared_is_one_change() {
    let new = CATALOG.replace("name: { type: string }", "name: { type: integer }");
    assert_eq!(changes(CATALOG, &new).len(), 1);
    let new = CATALOG.replace(
        "      headers: { Age: { schema: { type: integer } } }\n",
        "",
    );
    let sentence = "The response header `Age` was removed from `Client::list_books`, `Client::list_films` and \
                    `Client::list_songs`.";
    assert_eq!(
        changes(CATALOG, &new),
        [("response-header-removed", sentence.to_owned())]
    );
}

#[test]
fn a_renamed_schema_is_one_change_with_its_evidence() {
    let new = CATALOG
        .replace("schemas/item", "schemas/entry")
        .replace("    item:\n      type", "    entry:\n      type");
    let diff = codegen::compare(&codegen::analyze(CATALOG), &codegen::analyze(&new));
    let changes = diff.expect("no document has errors").changes;
    let renamed: Vec<_> = changes
        .iter()
        .map(|change| (change.before.as_deref(), change.after.as_deref()))
        .collect();
    let expected = [
        (Some("Item"), Some("Entry")),
        (Some("ItemGenre"), Some("EntryGenre")),
    ];
    assert_eq!(renamed, expected);
    assert!(changes.iter().all(|change| change.evidence.is_some()));
}

#[test]
fn types_go_along_with_the_operation_that_alone_uses_them() {
    let start = CATALOG.find("  /films").expect("an operation");
    let end = CATALOG.find("  /songs").expect("an operation");
    let with_own_type = format!(
        "{}  /films: {{ get: {{ operationId: ListFilms, responses: {{ '200': {{ description: Films, content: {{ \
         application/json: {{ schema: {{ type: object, properties: {{ reel: {{ type: string }} }} }} }} }} }} }} }} }}\n{}",
        &CATALOG[..start],
        &CATALOG[end..]
    );
    let without = format!("{}{}", &CATALOG[..start], &CATALOG[end..]);
    let diff = codegen::compare(
        &codegen::analyze(&with_own_type),
        &codegen::analyze(&without),
    );
    let changes = diff.expect("no document has errors").changes;
    assert_eq!(changes.len(), 1, "{changes:#?}");
    assert_eq!(changes[0].along, ["ListFilmsResponse"]);
}

#[test]
fn the_json_output_has_its_schema() {
    let schema: Value = serde_json::from_str(diff::SCHEMA).expect("the schema is JSON");
    for kind in ChangeKind::ALL {
        let diff = compare(*kind);
        let output = diff::json(&report(&diff));
        validate(&output, &schema, &schema, kind.id());
    }
}

/// Checks a value against a schema, as far as the schema of the output needs it.
fn validate(value: &Value, schema: &Value, root: &Value, at: &str) {
    for (keyword, expected) in schema.as_object().expect("a schema is an object") {
        let is_valid = match keyword.as_str() {
            "$ref" => {
                let pointer = expected.as_str().unwrap_or_default();
                let target = root.pointer(pointer.trim_start_matches('#'));
                validate(value, target.expect("the reference is resolved"), root, at);
                true
            }
            "oneOf" => {
                value.is_null() || {
                    validate(value, &expected[0], root, at);
                    true
                }
            }
            "type" => match expected {
                Value::Array(types) => types.iter().any(|ty| has_type(value, ty)),
                ty => has_type(value, ty),
            },
            "enum" => expected.as_array().is_some_and(|all| all.contains(value)),
            "minimum" => value.as_u64() >= expected.as_u64(),
            "required" => {
                let mut names = expected.as_array().into_iter().flatten();
                names.all(|name| value.get(name.as_str().unwrap_or_default()).is_some())
            }
            "properties" => {
                for (name, value) in value.as_object().expect("an object") {
                    let schema = expected.get(name);
                    let schema = schema.unwrap_or_else(|| panic!("{at}: {name} is not in it"));
                    validate(value, schema, root, &format!("{at}/{name}"));
                }
                true
            }
            "items" => {
                for item in value.as_array().expect("an array") {
                    validate(item, expected, root, at);
                }
                true
            }
            _ => true,
        };
        assert!(is_valid, "{at}: {value} violates {keyword}: {expected}");
    }
}

fn has_type(value: &Value, ty: &Value) -> bool {
    match ty.as_str() {
        Some("object") => value.is_object(),
        Some("array") => value.is_array(),
        Some("string") => value.is_string(),
        Some("integer") => value.is_u64(),
        Some("null") => value.is_null(),
        _ => false,
    }
}

#[test]
fn annotations_escape_what_would_end_them() {
    let new = CATALOG.replace("ListFilms", "'List%0A::error,Films'");
    let diff = codegen::compare(&codegen::analyze(CATALOG), &codegen::analyze(&new));
    let diff = diff.expect("no document has errors");
    let report = Report {
        new: "a:b,c.yaml",
        ..report(&diff)
    };
    let annotations = diff::github(&report);
    let first = annotations.lines().next().unwrap_or_default();
    assert!(
        first.starts_with("::error file=a%3Ab%2Cc.yaml,line=7,title=operation-renamed::"),
        "{first}"
    );
    assert_eq!(annotations.lines().count(), 1, "{annotations}");
}

fn diff(folder: &Path, arguments: &[&str]) -> Run {
    xtask(folder, &[&["diff"], arguments].concat())
}

/// A folder with two documents, `old.yaml` and `new.yaml`.
fn folder(old: &str, new: &str) -> tempfile::TempDir {
    let folder = tempfile::tempdir().expect("a temporary folder can be made");
    write(&folder.path().join("old.yaml"), old);
    write(&folder.path().join("new.yaml"), new);
    folder
}

#[test]
fn the_exit_code_says_whether_there_is_such_a_change() {
    let new = CATALOG.replace("[novel, poetry]", "[novel, poetry, essay]");
    let folder = folder(CATALOG, &new);
    let code = |options: &[&str]| {
        let arguments = [&["old.yaml", "new.yaml"], options].concat();
        diff(folder.path(), &arguments).code
    };
    assert_eq!(code(&[]), Some(0));
    assert_eq!(code(&["--fail-on", "major,wire"]), Some(0));
    assert_eq!(code(&["--fail-on", "behavior"]), Some(1));
    assert_eq!(code(&["--fail-on", "major", "--fail-on", "minor"]), Some(1));
    assert_eq!(code(&["--fail-on", "everything"]), Some(2));
}

#[test]
fn the_text_names_the_next_version() {
    let new = CATALOG.replace("[novel, poetry]", "[novel, poetry, essay]");
    let folder = folder(CATALOG, &new);
    let arguments = ["old.yaml", "new.yaml", "--current", "1.4.2"];
    let text = diff(folder.path(), &arguments).stdout;
    assert!(text.contains("Next version: 1.5.0 after 1.4.2"), "{text}");
    let line = "    ItemGenre::Essay: old.yaml:20 -> new.yaml:20 #/components/schemas/item/properties/genre/enum\n";
    assert!(text.contains(line), "{text}");
}

#[test]
fn a_file_of_a_git_revision_is_read() {
    let folder = folder(CATALOG, CATALOG);
    let git = |arguments: &[&str]| {
        let mut git = Command::new("git");
        git.args(["-c", "user.name=x", "-c", "user.email=x@example.com"]);
        let run = run(git.args(arguments).current_dir(folder.path()));
        assert_eq!(run.code, Some(0), "{run}");
    };
    git(&["init", "--quiet"]);
    git(&["add", "."]);
    git(&["commit", "--quiet", "--message=First"]);
    write(
        &folder.path().join("new.yaml"),
        CATALOG.replace("name: { type: string }", "name: { type: integer }"),
    );
    let arguments = ["HEAD:new.yaml", "new.yaml", "--fail-on=major"];
    let changed = diff(folder.path(), &arguments);
    assert_eq!(changed.code, Some(1), "{changed}");
    let failed = diff(folder.path(), &["HEAD:missing.yaml", "new.yaml"]);
    assert_eq!(failed.code, Some(2));
    for message in [
        "cannot read HEAD:missing.yaml",
        "new.yaml (no errors, 3 operations, 2 types)",
    ] {
        assert!(failed.stderr.contains(message), "{failed}");
    }
}

#[test]
fn the_errors_of_one_side_are_reported_with_the_state_of_the_other() {
    let folder = folder(&CATALOG.replace("schemas/item", "schemas/none"), CATALOG);
    let run = diff(folder.path(), &["old.yaml", "new.yaml"]);
    assert_eq!(run.code, Some(2));
    assert!(run.stderr.contains("--> old.yaml:"), "{run}");
    let last =
        "error: cannot compare old.yaml (1 error) with new.yaml (no errors, 3 operations, 2 types)";
    assert!(run.stderr.contains(last), "{run}");
}

#[test]
fn a_workflow_gets_a_summary_of_the_step() {
    let new = CATALOG.replace("[novel, poetry]", "[novel, poetry, essay]");
    let folder = folder(CATALOG, &new);
    let summary: PathBuf = folder.path().join("summary.md");
    let mut command = xtask_command();
    command.args(["diff", "old.yaml", "new.yaml", "--format=github"]);
    command.env("GITHUB_STEP_SUMMARY", &summary);
    let run = run(command.current_dir(folder.path()));
    assert_eq!(run.code, Some(0), "{run}");
    assert!(read(&summary).starts_with("## Changes for Rust users\n"));
    let annotations = run.stdout;
    let start =
        "::warning file=new.yaml,line=20,title=response-value-added::The value `essay` was added";
    assert!(annotations.starts_with(start), "{annotations}");
}

#[test]
fn without_arguments_the_own_document_is_compared_with_the_last_commit() {
    let run = diff(repository(), &[]);
    assert_eq!(run.code, Some(0), "{run}");
    let compared = "HEAD:specs/twilio_verify_v2.yaml";
    assert!(run.stdout.contains(compared), "{run}");
}
