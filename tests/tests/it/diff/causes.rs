//! The causes of changes: the document, its overlays, the generator.

use std::path::Path;

use serde_json::Value;
use tests::{entries, read, write, xtask};

use super::git::Repository;
use super::support::CATALOG;

/// The cause and the ID of each change, and the sentence.
fn causes(folder: &Path, old: &str, new: &str) -> Vec<(String, String, String)> {
    let run = xtask(folder, &["diff", old, new, "--format=json"]);
    assert_eq!(run.code, Some(0), "{run}");
    let output: Value = serde_json::from_str(&run.stdout).expect("the output is JSON");
    let changes = output["changes"].as_array().expect("a list").iter();
    let text = |change: &Value, key: &str| change[key].as_str().unwrap_or_default().to_owned();
    let changes = changes.map(|change| {
        let of = |key| text(change, key);
        (of("cause"), of("id"), of("sentence"))
    });
    changes.collect()
}

fn overlay(actions: &str) -> String {
    format!("overlay: 1.0.0\ninfo: {{ title: Corrections, version: '1' }}\nactions:\n{actions}")
}

/// A folder with two folders, each with a document and an overlay, if it has one.
fn corrected(old: (&str, Option<&str>), new: (&str, Option<&str>)) -> tempfile::TempDir {
    let folder = tempfile::tempdir().expect("a temporary folder can be made");
    for (side, (document, actions)) in [("old", old), ("new", new)] {
        let side = folder.path().join(side);
        write(&side.join("catalog.yaml"), document);
        if let Some(actions) = actions {
            write(&side.join("overlays/corrections.yaml"), overlay(actions));
        }
    }
    folder
}

const PERSONAL: &str = "
  - target: $.components.schemas.item.properties.name
    update: { x-twilio: { pii: { handling: standard, deleteSla: 30 } } }
";

#[test]
fn what_only_the_overlays_change_is_caused_by_them() {
    let with_value = CATALOG.replace("[novel, poetry]", "[novel, poetry, essay]");
    let folder = corrected((CATALOG, None), (&with_value, Some(PERSONAL)));
    let found = causes(folder.path(), "old/catalog.yaml", "new/catalog.yaml");
    let found: Vec<_> = found
        .iter()
        .map(|(cause, id, _)| (&**cause, &**id))
        .collect();
    assert_eq!(
        found,
        [
            ("spec", "response-value-added"),
            ("overlay", "sensitivity-added")
        ]
    );
}

#[test]
fn a_mark_does_not_go_silently_with_its_overlay() {
    let folder = corrected((CATALOG, Some(PERSONAL)), (CATALOG, None));
    let found = causes(folder.path(), "old/catalog.yaml", "new/catalog.yaml");
    let found: Vec<_> = found
        .iter()
        .map(|(cause, id, _)| (&**cause, &**id))
        .collect();
    assert_eq!(found, [("overlay", "sensitivity-removed")]);
}

#[test]
fn a_change_that_upstream_makes_beside_an_equal_correction_is_two() {
    // Both properties get the same default: one upstream, one by the overlay.
    const DEFAULTS: &str = "
  - target: $.components.schemas.item.properties.name
    update: { maxLength: 8 }
";
    let old = CATALOG.replace(
        "name: { type: string }",
        "name: { type: string }\n        title: { type: string }",
    );
    let new = old.replace(
        "title: { type: string }",
        "title: { type: string, maxLength: 8 }",
    );
    let folder = corrected((&old, None), (&new, Some(DEFAULTS)));
    let found = causes(folder.path(), "old/catalog.yaml", "new/catalog.yaml");
    let found: Vec<_> = found
        .iter()
        .map(|(cause, _, sentence)| (&**cause, sentence.contains("`title`")))
        .collect();
    assert_eq!(found.len(), 2, "{found:?}");
    assert!(found.contains(&("spec", true)) && found.contains(&("overlay", false)));
}

#[test]
fn the_same_overlays_cause_nothing() {
    let new = CATALOG.replace("name: { type: string }", "name: { type: integer }");
    let folder = corrected((CATALOG, Some(PERSONAL)), (&new, Some(PERSONAL)));
    let found = causes(folder.path(), "old/catalog.yaml", "new/catalog.yaml");
    assert!(found.iter().all(|(cause, ..)| cause == "spec"), "{found:?}");
}

#[test]
fn what_an_earlier_generator_rendered_differently_is_caused_by_the_generator() {
    let repository = Repository::new();
    let folder = repository.path();
    write(&folder.join("specs/catalog.yaml"), CATALOG);
    let arguments = ["codegen", "--spec=specs/catalog.yaml", "--out=generated"];
    let run = xtask(folder, &arguments);
    assert_eq!(run.code, Some(0), "{run}");
    // The source and the hash of an earlier generator.
    let replace = |from: &str, to: &str| {
        let mut files = entries(&folder.join("generated/src"));
        files.push(folder.join("generated/codegen.lock"));
        files.retain(|file| file.is_file() && read(file).contains(from));
        assert!(!files.is_empty(), "{from}");
        for file in files {
            write(&file, read(&file).replace(from, to));
        }
    };
    replace("pub name: Option<String>", "pub title: Option<String>");
    replace("name: \"name\"", "title: \"name\"");
    replace("generator = \"", "generator = \"0");
    repository.commit();
    let found = causes(folder, "HEAD:specs/catalog.yaml", "specs/catalog.yaml");
    let found: Vec<_> = found
        .iter()
        .map(|(cause, id, _)| (&**cause, &**id))
        .collect();
    assert_eq!(
        found,
        [
            ("generator", "generated-item-removed"),
            ("generator", "generated-item-added")
        ]
    );
    // The generator of the record is this one.
    replace("generator = \"0", "generator = \"");
    repository.commit();
    assert_eq!(
        causes(folder, "HEAD:specs/catalog.yaml", "specs/catalog.yaml"),
        []
    );
}

#[test]
fn types_with_several_names_are_the_same_as_equal_types() {
    let file = |source: &str| {
        vec![codegen::File {
            path: "books.rs".to_owned(),
            source: source.to_owned(),
        }]
    };
    let apart = "#[derive(Clone)] pub struct Novel { pub title: String }\n\
                 #[derive(Clone)] pub struct Essay { pub title: String }\n\
                 impl Client { pub fn essay(&self) -> Request<Essay> {} }";
    let together = "#[derive(Clone)] pub struct Novel { pub title: String }\n\
                    pub type Essay = Novel;\n\
                    impl Client { pub fn essay(&self) -> Request<Novel> {} }";
    for (old, new) in [(apart, together), (together, apart)] {
        let mut diff = codegen::diff::Diff::default();
        diff.add_generator_changes(&file(old), &file(new));
        assert_eq!(diff.changes, []);
    }
}
