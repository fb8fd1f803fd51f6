//! What is generated from each fixture, and from a part of Verify's own description.

use std::collections::BTreeSet;
use std::panic::catch_unwind;

use tests::{entries, fixtures, generate, own_document, package, stem};

/// The module of Verify's description that is shown, as the one place where names, docs, SIDs, an enum, a form
/// and a model are seen together.
const VERIFY_MODULE: &str = "access_token";

/// Files that every crate has are shown where the fixture's feature shows in them.
const CRATE_WIDE: &[(&str, &str)] = &[
    ("hostile_docs", "lib.rs"),
    ("names_beyond_ascii", "lib.rs"),
    ("servers", "client.rs"),
    ("tags", "lib.rs"),
    ("taken_names", "lib.rs"),
];

#[test]
fn each_fixture_gives_what_its_snapshot_shows() {
    // All of them are compared before the test fails, so that one run shows every difference.
    let different: Vec<_> = fixtures()
        .into_iter()
        .filter(|fixture| {
            let files = generate(fixture);
            let shown = files.iter().filter(|file| {
                let path = file.path.as_str();
                !matches!(path, "client.rs" | "lib.rs")
                    || CRATE_WIDE.contains(&(&stem(fixture), path))
            });
            let shown: Vec<_> = shown
                .map(|file| format!("== {} ==\n{}", file.path, file.source))
                .collect();
            catch_unwind(|| compare(&stem(fixture), &shown.join("\n"))).is_err()
        })
        .map(|fixture| stem(&fixture))
        .collect();
    assert!(
        different.is_empty(),
        "not as their snapshots: {different:?}"
    );
}

#[test]
fn access_tokens_are_as_their_snapshot_shows() {
    let files = generate(&own_document());
    let path = format!("{VERIFY_MODULE}.rs");
    let module = files.iter().find(|file| file.path == path);
    compare(&verify_snapshot(), &module.expect("the module").source);
}

#[test]
fn no_snapshot_is_left_over() {
    let mut wanted: BTreeSet<_> = fixtures().iter().map(|fixture| stem(fixture)).collect();
    wanted.insert(verify_snapshot());
    let left_over: Vec<_> = entries(&package().join("tests/it/snapshots"))
        .into_iter()
        .filter(|path| {
            path.extension()
                .is_some_and(|extension| extension == "snap")
        })
        .filter(|path| !wanted.contains(&stem(path)))
        .collect();
    assert!(left_over.is_empty(), "of no fixture: {left_over:?}");
}

fn verify_snapshot() -> String {
    format!("verify_{VERIFY_MODULE}")
}

fn compare(name: &str, text: &str) {
    let mut settings = insta::Settings::clone_current();
    settings.set_prepend_module_to_snapshot(false);
    settings.set_omit_expression(true);
    settings.bind(|| insta::assert_snapshot!(name, text));
}
