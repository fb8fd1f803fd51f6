//! The lists of the programs in the docs.

use std::collections::BTreeSet;

use tests::{entries, read, repository, stem};

/// The names of the programs in `generated/examples`.
fn programs() -> BTreeSet<String> {
    let files = entries(&repository().join("generated/examples")).into_iter();
    let sources = files.filter(|file| file.extension().is_some_and(|it| it == "rs"));
    sources.map(|file| stem(&file)).collect()
}

#[test]
fn the_readme_describes_each_program_in_a_line() {
    let readme = read(&repository().join("generated/README.md"));
    let lines = readme.lines().filter_map(|line| line.strip_prefix("- `"));
    let listed = lines.filter_map(|line| line.split_once(".rs`: "));
    let listed = listed.map(|(name, description)| {
        assert!(description.len() > 20, "{name}: {description}");
        name.to_owned()
    });
    assert_eq!(listed.collect::<BTreeSet<_>>(), programs());
}

#[test]
fn each_program_starts_with_a_sentence_and_its_command() {
    for name in programs() {
        let source = read(&repository().join(format!("generated/examples/{name}.rs")));
        assert!(source.starts_with("//! "), "{name}");
        assert!(source.contains(&format!("--example {name}")), "{name}");
    }
}
