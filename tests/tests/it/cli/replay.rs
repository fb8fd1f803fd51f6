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
    | 2024-02-01 | 1 error    | -     | -     | -     | -    | -        |         |
    | 2024-03-01 | 1          | 0     | 0     | 1     | 1    | 0        | 0.1.1   |
    "#);
}

/// The first column of the table.
fn dates(names: &[&str]) -> Vec<String> {
    let project = Project::empty();
    for name in names {
        project.write(&format!("revisions/{name}"), PARCELS);
    }
    let run = xtask(&project.path(""), &["replay", "revisions"]);
    assert_eq!(run.code, Some(0), "{run}");
    let rows = run.stdout.lines().skip(2);
    let dates = rows.filter_map(|row| row.split('|').nth(1));
    dates.map(|date| date.trim().to_owned()).collect()
}

#[test]
fn dates_have_several_forms() {
    let names = [
        "api_2024.05.06.yaml",
        "20240102-parcels.yaml",
        "parcels-2023_12_31T10-00.yml",
        "2024-03-01/parcels.yaml",
        "v2.12345678901.2022-02-03.YAML",
    ];
    let expected = [
        "2022-02-03",
        "2023-12-31",
        "2024-01-02",
        "2024-03-01",
        "2024-05-06",
    ];
    assert_eq!(dates(&names), expected);
}

#[test]
fn without_dates_the_names_are_in_order() {
    let names = ["v10.yaml", "v9.yaml", "v9-fixed.yaml"];
    assert_eq!(dates(&names), ["v9", "v9-fixed", "v10"]);
}

#[test]
fn a_file_without_a_date_beside_others_is_an_error() {
    let project = Project::empty();
    project.write("revisions/parcels.yaml", PARCELS);
    project.write("revisions/parcels-2024-03-01.yaml", PARCELS);
    let run = xtask(&project.path(""), &["replay", "revisions"]);
    assert_eq!(run.code, Some(2), "{run}");
    let message =
        "the name of revisions/parcels.yaml has no date such as 2025-05-13, unlike others";
    assert!(run.stderr.contains(message), "{run}");
}
