//! `replay`: runs through the revisions of a document.

use tests::xtask;

use super::project::{PARCELS, Project, letters};

#[test]
fn each_revision_is_compared_with_the_one_before() {
    let project = Project::empty();
    project.write("revisions/parcels-2024-03-01.yaml", letters());
    project.write("revisions/parcels-2023-12-31.yaml", PARCELS);
    project.write("revisions/parcels-2024-02-01.yaml", "openapi: 3.0.3\n");
    project.write("revisions/notes.txt", "not a document");
    let run = xtask(&project.path(""), &["replay", "revisions"]);
    assert_eq!(run.code, Some(0), "{run}");
    insta::assert_snapshot!(run.stdout, @r#"
    | date       | operations | major | minor | patch | wire | behavior | version |
    | ---------- | ---------- | ----- | ----- | ----- | ---- | -------- | ------- |
    | 2023-12-31 | 1          | -     | -     | -     | -    | -        | 0.1.0   |
    | 2024-02-01 | 1 errors   | -     | -     | -     | -    | -        |         |
    | 2024-03-01 | 1          | 0     | 0     | 1     | 1    | 0        | 0.1.1   |
    "#);
}

#[test]
fn a_file_without_a_date_is_an_error() {
    let project = Project::empty();
    project.write("revisions/parcels.yaml", PARCELS);
    let run = xtask(&project.path(""), &["replay", "revisions"]);
    assert_eq!(run.code, Some(2), "{run}");
    assert!(
        run.stderr.contains("has no date such as 2025-05-13"),
        "{run}"
    );
}
