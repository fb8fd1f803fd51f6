//! Twilio's own documents, where copies of them are at hand: they may not be copied into this repository.

mod common;

use std::path::{Path, PathBuf};

use common::programs::workspace;
use common::{clippy, entries, generate, package, printed, stem};

/// The documents in a folder and below it, by path.
fn documents(folder: &Path) -> Vec<PathBuf> {
    let mut documents = Vec::new();
    for entry in entries(folder) {
        if entry.is_dir() {
            documents.extend(self::documents(&entry));
        } else if matches!(entry.extension(), Some(end) if end == "yaml" || end == "json") {
            documents.push(entry);
        }
    }
    documents.sort();
    documents
}

#[test]
fn the_original_documents_compile_without_a_warning() {
    let specs = package().join("../../shared/specs");
    if !specs.is_dir() {
        println!("skipped: Twilio's documents are not at {}", specs.display());
        return;
    }
    let [yaml, json] = ["yaml", "json"].map(|end| specs.join(format!("twilio_verify_v2.{end}")));
    // Not assert_eq!, which would print two SDKs.
    assert!(
        generate(&yaml) == generate(&json),
        "YAML and JSON give different files"
    );

    let documents = documents(&specs);
    let documents = documents.iter().filter(|document| **document != json);
    let crates = documents.map(|document| {
        let name = stem(document).replace(|c: char| !c.is_ascii_alphanumeric(), "_");
        (generate(document), name)
    });
    let linted = clippy(&workspace("reference", crates));
    assert!(linted.status.success(), "{}", printed(&linted));
}
