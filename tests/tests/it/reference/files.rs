//! The files of the reference of any document.

use std::fs;

use tests::read;

use crate::cli::project::{PARCELS, Project, letters};

/// A project whose crate has a reference.
fn project() -> Project {
    let project = Project::empty();
    project.write("spec.yaml", PARCELS);
    let run = project.codegen(&["--reference"]);
    assert_eq!(run.code, Some(0), "{run}");
    assert_eq!(
        run.stdout,
        "6 files in sdk/src, 6 changed; 8 of the reference, 8 changed\n"
    );
    project
}

#[test]
fn any_document_can_have_a_reference() {
    let project = project();
    let page = read(&project.path("sdk/reference/operations/delete_parcel.md"));
    assert!(
        page.contains("`DELETE https://parcels.example.com/parcels/{id}`"),
        "{page}"
    );
    // Its error codes are Twilio's alone.
    assert!(!project.path("sdk/reference/errors.md").exists());
    let everything = project.files().into_values().map(String::from_utf8);
    let pages: Vec<_> = everything
        .filter_map(Result::ok)
        .filter(|text| text.starts_with("<!--"))
        .collect();
    assert!(!pages.is_empty() && !pages.iter().any(|page| page.contains("Verify")));
    let index = read(&project.path("sdk/reference.json"));
    let index: serde_json::Value = serde_json::from_str(&index).expect("it is JSON");
    assert_eq!(index["operations"][0]["effect"], "delete");
    assert_eq!(index["operations"][0]["parameters"][0]["in"], "path");
    let samples = read(&project.path("sdk/code_samples.yaml"));
    assert!(samples.contains("extends: \"../spec.yaml\"\n"), "{samples}");
}

#[test]
fn the_reference_is_kept_up_to_date_from_then_on() {
    let project = project();
    let check = project.codegen(&["--check"]);
    assert_eq!((check.code, check.stdout.as_str()), (Some(0), ""));

    let page = read(&project.path("sdk/reference/common.md"));
    project.write("sdk/reference/common.md", format!("{page}More.\n"));
    fs::remove_file(project.path("sdk/api.md")).expect("it was generated");
    project.write("sdk/reference/old.md", page);
    project.write("spec.yaml", letters());
    let before = project.files();
    let check = project.codegen(&["--check"]);
    assert_eq!(check.code, Some(1));
    for line in [
        "  sdk/reference/operations/delete_parcel.md\n",
        "overwrites:\n  sdk/reference/common.md\n",
        "restores:\n  sdk/api.md\n",
        "  sdk/reference/old.md\n",
    ] {
        assert!(check.stdout.contains(line), "{line}{check}");
    }
    assert!(project.files() == before, "files have changed");

    let update = project.codegen(&[]);
    assert_eq!(update.code, Some(0), "{update}");
    assert!(!project.path("sdk/reference/old.md").exists());
    assert_eq!(project.codegen(&["--check"]).code, Some(0));
}

#[test]
fn files_of_others_are_not_overwritten() {
    for path in ["sdk/llms.txt", "sdk/reference.json", "sdk/reference/own.md"] {
        let project = Project::generated();
        project.write(path, "# Ours\n");
        let run = project.codegen(&["--reference"]);
        assert_eq!(run.code, Some(2), "{run}");
        assert!(
            run.stderr
                .contains(&format!("{path} was not written by this command")),
            "{run}"
        );
        assert_eq!(read(&project.path(path)), "# Ours\n");
    }
}

#[test]
fn pages_tell_what_has_changed() {
    let project = project();
    let upstream = PARCELS.replace(
        "required: true,",
        "required: true, description: Its number,",
    );
    let upstream = format!(
        "{upstream}    get:\n      operationId: FetchParcel\n      parameters: [{{ name: id, in: path, required: true, schema: {{ type: string }} }}]\n      responses: {{ '204': {{ description: There }} }}\n"
    );
    project.write("upstream.yaml", upstream);
    let run = project.update(&["--skip-tests"]);
    assert_eq!(run.code, Some(0), "{run}");
    let page = |name: &str| read(&project.path(&format!("sdk/reference/operations/{name}.md")));
    let fetch = page("fetch_parcel");
    let changes = fetch.split("## Changes\n\n").nth(1).expect("a section");
    assert!(changes.starts_with("- 0.1.1: The operation `"), "{changes}");
    assert!(page("delete_parcel").ends_with("## Changes\n\n- 0.1.0: the first release.\n"));
    assert_eq!(project.codegen(&["--check"]).code, Some(0));
}
