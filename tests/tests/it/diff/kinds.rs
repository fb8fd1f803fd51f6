//! Each kind of change, found in the documents that have it.

use std::collections::BTreeSet;
use std::fmt::Write;

use codegen::diff::{ChangeKind, Silent, Source};
use tests::{
    changed_documents, entries, fixtures, own_document, parse_yaml, read, repository, stem,
};

use super::support::{analyze, compare};

#[test]
fn each_kind_of_change_is_found_in_its_documents() {
    let folder = changed_documents(ChangeKind::OperationAdded);
    let folders = entries(folder.parent().expect("the folder is in another"));
    let names: BTreeSet<String> = folders.iter().map(|folder| stem(folder)).collect();
    let ids = ChangeKind::ALL.iter().map(|kind| kind.id().to_owned());
    assert_eq!(names, ids.collect(), "a folder for each kind");
    for kind in ChangeKind::ALL {
        let diff = compare(*kind);
        let of_kind = diff.changes.iter().filter(|change| change.kind == *kind);
        assert_eq!(of_kind.count(), 1, "{kind}: {:#?}", diff.changes);
        let worst = diff.changes.iter().map(|change| change.kind.rule().source);
        // Otherwise the program would show nothing about this kind.
        let is_major = kind.rule().source == Source::Major;
        assert_eq!(worst.max() == Some(Source::Major), is_major, "{kind}");
    }
}

#[test]
fn the_table_of_kinds_has_all_kinds_with_their_verdicts() {
    let docs = read(&repository().join("MAINTAINING.md"));
    let (_, section) = docs
        .split_once("\n## Kinds of changes\n")
        .expect("the section");
    let section = section.split("\n## ").next().unwrap_or_default();
    let rows = section.lines().filter(|line| line.starts_with("| `"));
    let rows: Vec<Vec<&str>> = rows
        .map(|row| row.split('|').skip(1).take(4).map(str::trim).collect())
        .collect();
    let ids: Vec<String> = ChangeKind::ALL
        .iter()
        .map(|kind| format!("`{kind}`"))
        .collect();
    let expected = ChangeKind::ALL.iter().zip(&ids).map(|(kind, id)| {
        let rule = kind.rule();
        let behavior = match rule.behavior.map(|behavior| behavior.silent) {
            None => "–",
            Some(Silent::Notable) => "notable",
            Some(Silent::Harmful) => "harmful",
        };
        vec![&**id, rule.source.as_str(), rule.wire.as_str(), behavior]
    });
    assert_eq!(rows, expected.collect::<Vec<_>>());
}

#[test]
fn sentences() {
    let mut out = String::new();
    for kind in ChangeKind::ALL {
        let diff = compare(*kind);
        for change in &diff.changes {
            let sentence = change.sentence();
            writeln!(out, "{kind}: {sentence} [{}]", change.rust_path()).expect("to a string");
        }
    }
    insta::assert_snapshot!(out);
}

#[test]
fn each_location_is_that_of_the_pointer() {
    for kind in ChangeKind::ALL {
        let folder = changed_documents(*kind);
        let sides = ["old.yaml", "new.yaml"].map(|file| read(&folder.join(file)));
        let documents = sides.each_ref().map(|text| parse_yaml(text));
        for change in compare(*kind).changes {
            for at in change.occurrences {
                for (index, site) in [at.old, at.new].into_iter().enumerate() {
                    let Some(site) = site else { continue };
                    let line = site.location.expect("a line").line;
                    let line = sides[index].lines().nth(line - 1).unwrap_or_default();
                    let last = site.pointer.tokens().pop().unwrap_or_default();
                    let pointer = site.pointer.to_string();
                    let value = documents[index].pointer(pointer.trim_start_matches('#'));
                    assert!(value.is_some(), "{kind}: {pointer}");
                    let is_key = line.contains(last) || last.parse::<usize>().is_ok();
                    assert!(is_key, "{kind}: {} is not in {line:?}", site.pointer);
                }
            }
        }
    }
}

#[test]
fn a_document_does_not_differ_from_itself() {
    let documents = fixtures().into_iter().chain([own_document()]);
    for path in documents {
        let analysis = analyze(&path);
        let diff = codegen::compare(&analysis, &analysis);
        let diff = diff.unwrap_or_else(|| panic!("{} has errors", path.display()));
        assert_eq!(diff.changes, [], "{}", path.display());
    }
}
