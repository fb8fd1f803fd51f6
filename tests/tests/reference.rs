//! Twilio's own description of Verify, where a copy of it is at hand: it may not be copied into this repository.

mod common;

use std::path::PathBuf;

use common::{clippy, generate, kept_folder, manifest, package, printed, write, write_source};

#[test]
fn the_original_description_compiles_from_yaml_and_from_json() {
    let specs = package().join("../../shared/specs");
    if !specs.is_dir() {
        println!("skipped: Twilio's documents are not at {}", specs.display());
        return;
    }
    let document =
        |extension: &str| -> PathBuf { specs.join(format!("twilio_verify_v2.{extension}")) };
    let files = generate(&document("yaml"));
    // Not assert_eq!, which would print two SDKs.
    assert!(
        files == generate(&document("json")),
        "YAML and JSON give different files"
    );

    let folder = kept_folder("reference");
    write(
        &folder.join("Cargo.toml"),
        manifest("reference") + "\n[workspace]\n",
    );
    write_source(&folder, &files);
    let linted = clippy(&folder);
    assert!(linted.status.success(), "{}", printed(&linted));
}
