//! The verdicts on the revisions of a document are true: what programs use of the crate of a revision compiles with the
//! crate of the next one, unless there is a major change of it; and each major change breaks such a use.

use std::env;
use std::path::PathBuf;

use codegen::diff::{Change, ChangeKind, Source};
use codegen::{CrateContext, rust_sdk};
use tests::generated::{Use, broken_uses};
use tests::{entries, read, reference_folder};

/// The revisions, oldest first: those in the folder that the environment variable `REFERENCE_HISTORY` names, by default
/// `history` among the reference documents.
fn revisions() -> Vec<PathBuf> {
    let default = || reference_folder().join("history");
    entries(&env::var_os("REFERENCE_HISTORY").map_or_else(default, PathBuf::from))
}

#[test]
#[ignore = "needs the reference documents"]
fn programs_break_exactly_where_changes_of_revisions_are_major() {
    let paths = revisions();
    let analyses: Vec<_> = paths
        .iter()
        .map(|path| codegen::analyze(&read(path)))
        .collect();
    let crates = analyses.iter().zip(&paths).map(|(analysis, path)| {
        let api = analysis.api.as_ref();
        let api = api.unwrap_or_else(|| panic!("{}: {}", path.display(), analysis.diagnostics));
        rust_sdk::render(api, &CrateContext::default())
    });
    let broken = broken_uses("revisions", &crates.collect::<Vec<_>>());
    let mut wrong = String::new();
    for (index, pair) in analyses.windows(2).enumerate() {
        let diff = codegen::compare(&pair[0], &pair[1]).expect("the documents have no errors");
        let changes = diff.changes.iter();
        let major: Vec<&Change> = changes
            .filter(|change| change.kind.rule().source == Source::Major)
            .collect();
        for one in &broken[index] {
            if !major.iter().any(|change| breaks(change, one)) {
                wrong += &format!("{}: not major: {one:?}\n", paths[index + 1].display());
            }
        }
        for change in major {
            if !broken[index].iter().any(|one| breaks(change, one)) {
                let sentence = change.sentence();
                wrong += &format!(
                    "{}: not broken: {sentence} [{}]\n",
                    paths[index + 1].display(),
                    change.kind
                );
            }
        }
    }
    assert!(wrong.is_empty(), "{wrong}");
}

/// Whether a change is that of an item that is used.
fn breaks(change: &Change, used: &Use) -> bool {
    let before = change.before.as_deref().unwrap_or_default();
    let mentions = |name: &str| {
        let mut words = used
            .source
            .split(|c: char| !c.is_alphanumeric() && c != '_');
        !name.is_empty() && words.any(|word| word == name)
    };
    let changed_item = |path: &str| {
        let (owner, name) = path.rsplit_once("::").unwrap_or(("", path));
        match change.kind {
            ChangeKind::ModuleChanged => used.path == format!("{before}{name}"),
            ChangeKind::TypeRemoved => mentions(name),
            _ => used.path == path || used.path == format!("{owner}::new"),
        }
    };
    let is_renamed = change.kind == ChangeKind::TypeRenamed && mentions(before)
        || change.kind == ChangeKind::OperationRenamed && used.path == before;
    let paths = change.occurrences.iter().map(|at| at.rust_path.as_str());
    is_renamed
        || change.along.iter().any(|name| mentions(name))
        || paths.into_iter().any(changed_item)
}
