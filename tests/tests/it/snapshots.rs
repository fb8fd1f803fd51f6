//! The model of each fixture, and the source that is generated from some of them.

use std::collections::BTreeSet;
use std::panic::catch_unwind;
use std::path::{Path, PathBuf};

use tests::{entries, fixture, fixtures, generate, lower, own_document, package, read, stem};

/// Documents and files whose source is shown: at least one of each kind of file, and one with each kind of item.
fn sources() -> Vec<(PathBuf, &'static [&'static str])> {
    vec![
        (
            fixture("examples.yaml"),
            &[
                "client.rs",
                "examples/list_note.rs",
                "examples/type_.rs",
                "notes.rs",
            ],
        ),
        (fixture("hostile_docs.yaml"), &["article.rs", "lib.rs"]),
        (
            fixture("page_token.yaml"),
            &["articles.rs", "operations.rs"],
        ),
        (fixture("parameter_styles.yaml"), &["things.rs"]),
        (fixture("recursion.yaml"), &["models.rs", "trees.rs"]),
        (fixture("redaction.yaml"), &["readers.rs"]),
        (
            fixture("security.yaml"),
            &[
                "client.rs",
                "credentials.rs",
                "lib.rs",
                "operations.rs",
                "query.rs",
            ],
        ),
        (fixture("servers.yaml"), &["client.rs", "servers.rs"]),
        (fixture("sids.yaml"), &["books.rs", "sids.rs"]),
        (fixture("unions.yaml"), &["payments.rs"]),
        (own_document(), &["access_token.rs"]),
    ]
}

#[test]
fn models() {
    let fixtures = fixtures();
    let different = fixtures.iter().filter(|fixture| {
        let api = lower(&read(fixture));
        let api = api.unwrap_or_else(|errors| panic!("{}: {errors}", fixture.display()));
        differs("model", || insta::assert_yaml_snapshot!(stem(fixture), api))
    });
    assert_none(different);
}

#[test]
fn source() {
    let sources = sources();
    let different = sources.iter().filter(|(document, shown)| {
        let files = generate(document);
        let shown = shown.iter().map(|path| {
            let mut files = files.iter();
            let file = files.find(|file| file.path == *path);
            let file = file.unwrap_or_else(|| panic!("{}: {path}", document.display()));
            format!("== {path} ==\n{}", file.source)
        });
        let shown: Vec<_> = shown.collect();
        differs("source", || {
            insta::assert_snapshot!(stem(document), shown.join("\n"));
        })
    });
    assert_none(different.map(|(document, _)| document));
}

/// Whether an assertion of a snapshot in a folder fails.
fn differs(folder: &str, assertion: impl FnOnce() + std::panic::UnwindSafe) -> bool {
    let mut settings = insta::Settings::clone_current();
    settings.set_snapshot_path(Path::new("snapshots").join(folder));
    settings.set_prepend_module_to_snapshot(false);
    settings.set_omit_expression(true);
    settings.bind(|| catch_unwind(assertion)).is_err()
}

/// Fails after all snapshots have been compared, so that one run shows every difference.
fn assert_none<'a>(different: impl Iterator<Item = &'a PathBuf>) {
    let different: Vec<_> = different.collect();
    assert!(different.is_empty(), "different: {different:?}");
}

#[test]
fn each_snapshot_is_of_a_document() {
    let names = |documents: &[PathBuf]| -> BTreeSet<_> {
        documents.iter().map(|document| stem(document)).collect()
    };
    let snapshots = |folder: &str| {
        let folder = package().join("tests/it/snapshots").join(folder);
        let mut paths = entries(&folder);
        paths.retain(|path| {
            path.extension()
                .is_some_and(|extension| extension == "snap")
        });
        names(&paths)
    };
    let sources: Vec<_> = sources()
        .into_iter()
        .map(|(document, _)| document)
        .collect();
    assert_eq!(snapshots("model"), names(&fixtures()));
    assert_eq!(snapshots("source"), names(&sources));
}
