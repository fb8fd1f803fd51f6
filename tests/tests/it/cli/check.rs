//! `codegen --check`.

use tests::{read, xtask};

use super::project::{PARCELS, Project, letters};

#[track_caller]
fn assert_up_to_date(project: &Project) {
    let run = project.codegen(&["--check"]);
    assert_eq!((run.code, run.stdout.as_str()), (Some(0), ""));
}

#[test]
fn a_check_lists_stale_files_and_the_command_that_updates_them() {
    let project = Project::generated();
    assert_up_to_date(&project);

    let client = read(&project.path("sdk/src/client.rs"));
    project.write("sdk/src/client.rs", client + "\n");
    project.write("spec.yaml", letters());
    let before = project.files();
    let check = project.codegen(&["--check"]);
    assert_eq!(
        check.stdout,
        "stale: sdk/src/client.rs\n\
         stale: sdk/src/examples/delete_parcel.rs\n\
         missing: sdk/src/letters.rs\n\
         stale: sdk/src/lib.rs\n\
         stale: sdk/src/operations.rs\n\
         left over: sdk/src/parcels.rs\n\
         6 of the files in sdk/src are not up to date; run `cargo xtask codegen --spec spec.yaml --out sdk`\n"
    );
    assert_eq!(check.code, Some(1));
    assert!(project.files() == before, "files have changed");

    let update = project.codegen(&[]);
    assert_eq!(update.stdout, "6 files in sdk/src, 6 changed\n");
    assert_up_to_date(&project);
}

#[test]
#[cfg(unix)]
fn the_command_is_quoted_for_the_shell() {
    let project = Project::empty();
    let (spec, out) = ("Ada's $spec.yaml", "my sdk");
    project.write(spec, PARCELS);
    let check = xtask(
        &project.path(""),
        &["codegen", "--check", "--spec", spec, "--out", out],
    );
    let command = check.stdout.split('`').nth(1).expect("a command");
    let arguments = command.strip_prefix("cargo xtask ");
    let arguments = arguments.expect("a command of this command line");
    let printed = std::process::Command::new("sh")
        .args(["-c", &format!("printf '%s\\n' {arguments}")])
        .output()
        .expect("there is a shell");
    let printed = String::from_utf8_lossy(&printed.stdout);
    assert_eq!(
        printed.lines().collect::<Vec<_>>(),
        ["codegen", "--spec", spec, "--out", out]
    );
}
