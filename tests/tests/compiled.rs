//! What is generated compiles, without a warning of the compiler, Clippy or rustdoc.

mod common;

use std::path::PathBuf;
use std::sync::LazyLock;

use common::programs::workspace;
use common::{cargo, clippy, empty_folder, fixtures, generate, package, printed};
use tests::xtask;

/// A workspace with a crate for each fixture.
static CRATES: LazyLock<PathBuf> = LazyLock::new(|| {
    let fixtures = fixtures().into_iter();
    let crates = fixtures.map(|fixture| (generate(&fixture.path), fixture.name));
    workspace("compiled", crates)
});

#[test]
fn no_fixture_gives_a_warning() {
    let linted = clippy(&CRATES);
    assert!(linted.status.success(), "{}", printed(&linted));
}

#[test]
fn the_docs_of_no_fixture_give_a_warning() {
    let documented = cargo(
        &CRATES,
        &[
            "doc",
            "--workspace",
            "--features=testing",
            "--no-deps",
            "--keep-going",
        ],
    );
    assert!(documented.status.success(), "{}", printed(&documented));
}

#[test]
fn a_crate_made_by_the_command_line_builds_as_it_stands() {
    let folder = empty_folder("standalone");
    let document = package().join("fixtures/sids.yaml");
    let document = document.to_str().expect("this folder's path is UTF-8");
    let made = xtask(&folder, &["codegen", "--out", ".", "--spec", document]);
    assert!(made.status.success(), "{}", printed(&made));
    // Without reqwest, which takes longer to build than all the rest; Cargo reads the feature all the same.
    let checked = cargo(&folder, &["check", "--no-default-features"]);
    assert!(checked.status.success(), "{}", printed(&checked));
}
