//! `--deny warnings`.

use tests::xtask;

use super::project::{PARCELS, Project};

#[test]
fn denied_warnings_are_reported_and_nothing_is_written() {
    let project = Project::generated();
    project.write("spec.yaml", PARCELS.replace("type: string", "type: str"));
    let before = project.files();
    for options in [
        &["--deny", "warnings"][..],
        &["--deny", "warnings", "--check"],
    ] {
        let run = project.codegen(options);
        assert_eq!((run.code, run.stdout.as_str()), (Some(2), ""));
        let warning = "warning[W0105]: unknown type `str`; read as `string`\n";
        assert!(run.stderr.starts_with(warning), "{run}");
        let error = "\nerror: 1 warning in spec.yaml with `--deny warnings`, nothing was written; \
                     run `cargo xtask explain W0105` for an explanation\n";
        assert!(run.stderr.ends_with(error), "{run}");
        assert!(project.files() == before, "files have changed");
    }
    let coverage = xtask(
        &project.path(""),
        &["coverage", "spec.yaml", "--deny", "warnings"],
    );
    assert_eq!(coverage.code, Some(2));
    let error = "\nerror: 1 warning in spec.yaml with `--deny warnings`\n";
    assert!(coverage.stderr.ends_with(error), "{coverage}");

    let allowed = project.codegen(&[]);
    assert_eq!(allowed.code, Some(0), "{allowed}");
}

#[test]
fn a_document_without_warnings_is_not_denied() {
    let run = Project::generated().codegen(&["--deny", "warnings"]);
    assert_eq!((run.code, run.stderr.as_str()), (Some(0), ""));
}
