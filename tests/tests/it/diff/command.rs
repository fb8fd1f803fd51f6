//! The command line.

use std::path::{Path, PathBuf};

use tests::{Run, read, repository, run, write, xtask, xtask_command};

use super::support::CATALOG;

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
