//! Wrong usage of the command line.

use super::project::{Project, letters};

#[test]
fn files_that_were_not_generated_are_not_replaced() {
    let project = Project::generated();
    project.write("sdk/src/helper.rs", "fn help() {}\n");
    project.write("spec.yaml", letters());
    let before = project.files();
    let run = project.codegen(&[]);
    assert_eq!(
        run.stderr,
        "error: sdk/src/helper.rs was not written by this command; move it away, or choose another folder \
         with --out\n"
    );
    assert_eq!(run.code, Some(2));
    assert!(project.files() == before, "files have changed");
}

#[test]
fn an_unknown_option_is_an_error_with_the_usage() {
    let run = Project::empty().codegen(&["--ckeck"]);
    assert_eq!(run.code, Some(2));
    let unexpected = "error: unexpected argument '--ckeck' found\n";
    assert!(run.stderr.starts_with(unexpected), "{run}");
    assert!(
        run.stderr.contains("\nUsage: cargo xtask codegen "),
        "{run}"
    );
}
