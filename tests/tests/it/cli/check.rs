//! `codegen --check`.

use tests::{read, xtask};

use super::project::{PARCELS, Project, letters};

#[track_caller]
fn assert_up_to_date(project: &Project) {
    let run = project.codegen(&["--check"]);
    assert_eq!((run.code, run.stdout.as_str()), (Some(0), ""));
}

const COMMAND: &str = "cargo xtask codegen --spec spec.yaml --out sdk";

#[test]
fn a_check_tells_why_files_are_not_up_to_date() {
    let project = Project::generated();
    assert_up_to_date(&project);

    let client = read(&project.path("sdk/src/client.rs"));
    project.write("sdk/src/old.rs", &client);
    project.write("sdk/src/client.rs", client + "\n");
    std::fs::remove_file(project.path("sdk/src/lib.rs")).expect("it was generated");
    project.write("spec.yaml", letters());
    let before = project.files();
    let check = project.codegen(&["--check"]);
    assert_eq!(
        check.stdout,
        format!(
            "spec.yaml has changed; run `{COMMAND}` and review the differences:\n\
             \x20 sdk/src/examples/delete_parcel.rs\n\
             \x20 sdk/src/letters.rs\n\
             \x20 sdk/src/operations.rs\n\
             edited by hand; make the change in the document or the generator, and run `{COMMAND}`, which overwrites:\n\
             \x20 sdk/src/client.rs\n\
             missing; run `{COMMAND}`, which restores:\n\
             \x20 sdk/src/lib.rs\n\
             left over, as nothing generates them now; run `{COMMAND}`, which removes:\n\
             \x20 sdk/src/old.rs\n\
             \x20 sdk/src/parcels.rs\n\
             7 generated files are not up to date\n"
        )
    );
    assert_eq!(check.code, Some(1));
    assert!(project.files() == before, "files have changed");

    let update = project.codegen(&[]);
    assert_eq!(update.stdout, "6 files in sdk/src, 7 changed\n");
    assert_up_to_date(&project);
}

#[test]
fn a_check_tells_that_the_generator_has_changed() {
    let project = Project::generated();
    let lock = read(&project.path("sdk/codegen.lock"));
    let (before, after) = lock.split_once("generator = \"").expect("its hash");
    project.write(
        "sdk/codegen.lock",
        format!("{before}generator = \"0{after}"),
    );
    let check = project.codegen(&["--check"]);
    assert_eq!(check.code, Some(1));
    assert!(
        check.stdout.starts_with("the generator has changed; "),
        "{check}"
    );
}

#[test]
fn merge_conflicts_in_the_lock_are_resolved_by_running_the_command() {
    let project = Project::generated();
    let lock = read(&project.path("sdk/codegen.lock"));
    project.write(
        "sdk/codegen.lock",
        format!("<<<<<<< HEAD\n{lock}=======\n{lock}>>>>>>> branch\n"),
    );
    assert_eq!(project.codegen(&["--check"]).code, Some(1));
    assert_eq!(project.codegen(&[]).code, Some(0));
    assert_up_to_date(&project);
    assert_eq!(read(&project.path("sdk/codegen.lock")), lock);
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
