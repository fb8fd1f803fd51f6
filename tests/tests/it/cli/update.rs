//! `update`: takes over an upstream document.

use tests::read;

use super::project::{PARCELS, Project};

/// A project whose upstream document has one more operation and lacks another.
fn project() -> Project {
    let project = Project::generated();
    let upstream = PARCELS
        .replace("delete:", "get:")
        .replace("DeleteParcel", "FetchParcel");
    project.write("upstream.yaml", upstream);
    project
}

#[test]
fn the_document_the_crate_the_changelog_and_the_version_are_updated() {
    let project = project();
    // Unreleased changes stay above the releases.
    let changelog = |release: &str| {
        format!(
            "# Changelog\n\n## [Unreleased]\n\n- A guide.\n\n{release}## [0.1.0]\n\n- All of it.\n"
        )
    };
    project.write("sdk/CHANGELOG.md", changelog(""));
    let run = project.update(&["--skip-tests"]);
    assert_eq!(run.code, Some(0), "{run}");
    assert!(read(&project.path("spec.yaml")).contains("FetchParcel"));
    assert!(read(&project.path("sdk/src/parcels.rs")).contains("pub fn fetch_parcel("));
    assert!(read(&project.path("sdk/Cargo.toml")).contains("version = \"0.2.0\""));
    let updated = read(&project.path("sdk/CHANGELOG.md"));
    let start = updated.find("## [0.2.0]\n\n### Added\n\n- ").unwrap();
    let end = updated.find("## [0.1.0]").unwrap();
    assert_eq!(updated, changelog(&updated[start..end]));
    let again = project.update(&["--skip-tests"]);
    assert!(
        again.stdout.contains("has all facts of upstream.yaml"),
        "{again}"
    );
}

#[test]
fn a_dry_run_writes_nothing() {
    let project = project();
    let before = project.files();
    let run = project.update(&["--dry-run"]);
    assert!(run.stdout.contains("Client::fetch_parcel"), "{run}");
    assert!(project.files() == before, "files have changed");
}

#[test]
fn a_failure_of_any_step_leaves_everything_as_it_was() {
    // There is no runtime with this name, so that the tests of the crate cannot be built.
    let manifest = |project: &Project| {
        let manifest = read(&project.path("sdk/Cargo.toml")).replace("runtime\"", "no-runtime\"");
        project.write("sdk/Cargo.toml", manifest);
    };
    type Prepare<'p> = &'p dyn Fn(&Project);
    let cases: [(&str, Prepare<'_>, &str); 6] = [
        (
            "the upstream document",
            &|project| project.write("upstream.yaml", "openapi: 3.0.3\n"),
            "nothing was written: upstream.yaml has errors",
        ),
        (
            "our document",
            &|project| project.write("spec.yaml", "paths: ["),
            "nothing was written: ",
        ),
        (
            "the generated files",
            &|project| project.write("sdk/src/own.rs", "// Written by hand.\n"),
            "all files are as they were before",
        ),
        (
            "the changelog",
            &|project| project.write("sdk/CHANGELOG.md/file", ""),
            "all files are as they were before: cannot read sdk/CHANGELOG.md",
        ),
        (
            "the tests",
            &manifest,
            "all files are as they were before: the tests failed",
        ),
        (
            "the crate",
            &|project| std::fs::remove_file(project.path("sdk/Cargo.toml")).expect("a file"),
            "there is no crate in sdk, and nothing was written",
        ),
    ];
    for (step, prepare, message) in cases {
        let project = project();
        prepare(&project);
        let before = project.files();
        let run = project.update(&[]);
        assert_eq!(run.code, Some(2), "{step}: {run}");
        assert!(run.stderr.contains(message), "{step}: {run}");
        assert!(project.files() == before, "{step}: files have changed");
    }
}

#[test]
fn an_overlay_that_no_longer_fits_stops_the_update() {
    let project = project();
    project.write(
        "overlays/corrections.yaml",
        "overlay: 1.0.0\ninfo: { title: Corrections, version: '1' }\nactions:\n\
         \x20 - target: $.paths.*.delete\n    update: { summary: Delete a parcel }\n",
    );
    let before = project.files();
    let run = project.update(&[]);
    assert!(run.stderr.contains("overlays/corrections.yaml:4:"), "{run}");
    assert_eq!(run.code, Some(2), "{run}");
    assert!(project.files() == before, "files have changed");
}
