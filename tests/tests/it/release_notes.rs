//! Release notes: a section of the changelog, and an upgrade guide with Rust before and after each major change.

use crate::diff::support::compare;
use codegen::Analysis;
use codegen::diff::{ChangeKind, Notes, Source, release_notes};
use tests::{changed_documents, read};

fn analyses(kind: ChangeKind) -> [Analysis; 2] {
    let folder = changed_documents(kind);
    ["old.yaml", "new.yaml"].map(|file| codegen::analyze(&read(&folder.join(file))))
}

fn notes(kind: ChangeKind) -> String {
    let [old, new] = analyses(kind);
    let diff = compare(kind);
    let api = |analysis: Analysis| analysis.into_api().expect("the document has no errors");
    let (old, new) = (api(old), api(new));
    release_notes(&Notes {
        diff: &diff,
        old: &old,
        new: &new,
        version: Some("0.3.1".parse().expect("a version")),
        date: Some("2026-03-31"),
        crate_name: "books",
    })
}

/// The code blocks of a text in Markdown.
fn code_blocks(markdown: &str) -> Vec<&str> {
    let blocks = markdown.split("```rust\n").skip(1);
    let blocks = blocks.map(|rest| rest.split_once("```").map_or(rest, |(block, _)| block));
    blocks.collect()
}

#[test]
fn the_guide_shows_rust_before_and_after_each_major_change() {
    for kind in ChangeKind::ALL {
        let notes = notes(*kind);
        let blocks = code_blocks(&notes);
        if kind.release() == Source::Major {
            assert!(
                notes.contains("\n# Upgrading from 0.3.1 to 0.4.0\n"),
                "{notes}"
            );
            // Some kinds come with another major change.
            assert!(blocks.len() >= 2, "{kind}: {notes}");
        } else {
            assert!(!notes.contains("# Upgrading"), "{kind}: {notes}");
        }
        for pair in blocks.chunks(2) {
            assert_ne!(pair.first(), pair.last(), "{kind}");
            for block in pair {
                let program = format!("async fn program() {{ {block}\n}}");
                let parsed = syn::parse_file(&program);
                assert!(parsed.is_ok(), "{kind}: {block}");
            }
        }
    }
}

#[test]
fn a_removed_operation() {
    insta::assert_snapshot!(notes(ChangeKind::OperationRemoved));
}

#[test]
fn a_changed_type() {
    insta::assert_snapshot!(notes(ChangeKind::PropertyTypeChanged));
}

#[test]
fn a_value_that_is_no_longer_redacted() {
    insta::assert_snapshot!(notes(ChangeKind::SensitivityRemoved));
}

#[test]
fn swapped_arguments() {
    insta::assert_snapshot!(notes(ChangeKind::ArgumentsSwapped));
}
