//! The overlay that adds programs to the document, for API portals.

use std::collections::BTreeMap;

use serde_json::Value;
use tests::{code_blocks, entries, map, own_document, read, text};

use super::operation_page;

/// The document with the overlay.
pub(super) fn document() -> Value {
    let overlay = own_document()
        .with_file_name("overlays")
        .join("code_samples.yaml");
    let applied = codegen::apply_overlay(&read(&own_document()), &read(&overlay));
    applied.unwrap_or_else(|errors| panic!("{errors}"))
}

#[test]
fn each_operation_has_the_program_of_its_page() {
    let document = document();
    let mut programs = BTreeMap::new();
    for (_, item) in map(&document["paths"]) {
        for (_, operation) in map(item).filter(|(_, value)| value.get("operationId").is_some()) {
            let samples = operation["x-codeSamples"].as_array().expect("samples");
            let [sample] = samples.as_slice() else {
                panic!("{} samples of {operation}", samples.len());
            };
            assert_eq!(sample["lang"], "rust");
            let label = text(&sample["label"]).trim_start_matches("Rust: ");
            programs.insert(label.to_owned(), text(&sample["source"]).to_owned());
        }
    }
    assert_eq!(programs.len(), 57);
    for (name, program) in programs {
        let page = operation_page(&name);
        let blocks = code_blocks(&page);
        let is_same = |(language, text): &(String, String)| {
            language == "rust" && text.trim_end() == program.trim_end()
        };
        assert!(blocks.iter().any(is_same), "{name}: {program}");
    }
}

#[test]
fn it_corrects_nothing() {
    // The programs are made from the document, and would otherwise be an input of themselves.
    let run = tests::xtask(tests::repository(), &["coverage"]);
    assert!(run.stdout.contains("overlays/types.yaml"), "{run}");
    assert!(!run.stdout.contains("code_samples"), "{run}");
    let overlays = entries(&own_document().with_file_name("overlays"));
    assert!(
        overlays
            .iter()
            .any(|path| path.ends_with("code_samples.yaml"))
    );
}
