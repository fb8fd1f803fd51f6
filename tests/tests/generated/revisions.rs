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
        let is_separator = |c: char| !c.is_alphanumeric() && c != '_';
        !name.is_empty() && used.source.split(is_separator).any(|word| word == name)
    };
    let changed_item = |path: &str| {
        let (owner, name) = path.rsplit_once("::").unwrap_or(("", path));
        let is_constructor = name == "new" && used.path.starts_with(&format!("{owner}::"));
        used.path == path
            || used.path == format!("{owner}::new")
            || is_constructor
            || owner == "Client" && (mentions(name) || mentions(&name.to_uppercase()))
    };
    let mut paths = change.occurrences.iter().map(|at| at.rust_path.as_str());
    let is_changed = match change.kind {
        ChangeKind::ModuleChanged => paths.any(|path| {
            let name = path.rsplit("::").next().unwrap_or_default();
            used.path == format!("{before}{name}")
        }),
        ChangeKind::TypeRenamed => mentions(before),
        ChangeKind::TypeRemoved => paths.any(mentions),
        ChangeKind::OperationRenamed => changed_item(before) || mentions(&params(before)),
        ChangeKind::OperationRemoved => {
            paths.any(|path| changed_item(path) || mentions(&params(path)))
        }
        // The last parameter takes the struct along.
        ChangeKind::ParameterRemoved | ChangeKind::RequiredParameterRemoved => paths.any(|path| {
            let owner = path.rsplit_once("::").map_or("", |(owner, _)| owner);
            let is_struct = used.path.ends_with(owner) || used.path.starts_with("Client::");
            changed_item(path) || is_struct && mentions(owner)
        }),
        ChangeKind::RustNameChanged => paths.any(|path| {
            let owner = path.rsplit_once("::").map_or("", |(owner, _)| owner);
            used.path == before || used.path == format!("{owner}::{before}")
        }),
        _ => paths.any(changed_item),
    };
    is_changed || change.along.iter().any(|name| mentions(name))
}

/// The parameter struct of a method.
fn params(method: &str) -> String {
    let name = method.trim_start_matches("Client::");
    let words = name.split('_').map(|word| {
        let (first, rest) = word.split_at(word.len().min(1));
        first.to_uppercase() + rest
    });
    words.collect::<String>() + "Params"
}
