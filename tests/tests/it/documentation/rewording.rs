//! Rewording one sentence of the spec changes only the lines that show it.

use std::collections::BTreeMap;
use std::sync::OnceLock;

use codegen::File;
use tests::Spec;

/// The files that differ between two versions of the spec, with the numbers of lines that differ.
fn changes(before: &str, after: &str) -> BTreeMap<String, usize> {
    let spec = Spec::read().text;
    assert!(spec.contains(before), "not in the spec: {before}");
    static ORIGINAL: OnceLock<Vec<File>> = OnceLock::new();
    let generate = |text: &str| codegen::generate(text).expect("the spec is valid");
    let old = ORIGINAL.get_or_init(|| generate(&spec));
    let new = generate(&spec.replace(before, after));
    let files = old.iter().zip(&new).map(|(old, new)| {
        assert_eq!(old.path, new.path);
        let lines = old.source.lines().zip(new.source.lines());
        let count = lines.filter(|(old, new)| old != new).count();
        (old.path.clone(), count)
    });
    files.filter(|(_, count)| *count > 0).collect()
}

#[test]
fn of_the_security_scheme_changes_the_first_page_alone() {
    let changes = changes(
        "Account SID and auth token, or API key and secret.",
        "An API key and its secret.",
    );
    assert_eq!(changes, BTreeMap::from([("lib.rs".to_owned(), 1)]));
}

#[test]
fn of_a_header_changes_the_first_page_alone() {
    let changes = changes(
        "Origins whose scripts may read the response (CORS).",
        "Origins that may read the response (CORS).",
    );
    assert_eq!(changes, BTreeMap::from([("lib.rs".to_owned(), 1)]));
}

#[test]
fn of_a_parameter_changes_its_setter_and_its_line_at_the_method() {
    let changes = changes(
        "Lifetime of the access token in seconds, 60 to 300.",
        "Number of seconds that the access token is valid, 60 to 300.",
    );
    assert_eq!(changes, BTreeMap::from([("access_token.rs".to_owned(), 2)]));
}
