//! Twilio's own documents, which are not part of this repository.

use std::sync::LazyLock;

use tests::generated::Workspace;
use tests::{generate, reference_documents, reference_folder};

use crate::decoding::{Decoding, assert_reports_are_true};

/// A crate for each document, with a program that decodes its examples.
static CRATES: LazyLock<(Workspace, Vec<Decoding>)> = LazyLock::new(|| {
    let documents = reference_documents().into_iter();
    let (members, decodings) = documents.map(|document| Decoding::new(&document)).unzip();
    (Workspace::new("reference", members), decodings)
});

#[test]
#[ignore = "needs the reference documents"]
fn yaml_and_json_give_the_same_files() {
    let [yaml, json] = ["yaml", "json"].map(|extension| {
        generate(
            &reference_folder()
                .join("twilio_verify_v2")
                .with_extension(extension),
        )
    });
    // Without `assert_eq!`, which would print two SDKs.
    assert!(yaml == json, "YAML and JSON give different files");
}

#[test]
#[ignore = "needs the reference documents"]
fn reference_documents_compile_without_warnings() {
    CRATES.0.clippy();
}

#[test]
#[ignore = "needs the reference documents"]
fn examples_of_reference_documents_are_decoded_as_reported() {
    let (workspace, decodings) = &*CRATES;
    workspace.build_programs();
    for decoding in decodings {
        let differences = assert_reports_are_true(workspace, decoding);
        assert_eq!(differences, [], "{}", decoding.name);
    }
}
