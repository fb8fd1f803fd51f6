//! The rules in `ARCHITECTURE.md` for the source of the crates.

use std::collections::{BTreeMap, BTreeSet};
use std::path::{Path, PathBuf};

use tests::architecture::{Modules, Use, functions};
use tests::{files_in, read, repository};

const CRATES: [&str; 5] = ["codegen", "mcp", "runtime", "tests", "xtask"];

/// The modules of `codegen`, each above those that it may use.
const LAYERS: &[&str] = &[
    "pipeline",
    "upstream",
    "coverage",
    "diff",
    "backend",
    "analysis",
    "lower",
    "api",
    "openapi",
    "twilio",
    "diagnostic",
    "source",
    "markdown",
    "scc",
];

#[test]
fn no_files_use_each_other_in_a_cycle() {
    let cycles = CRATES.iter().flat_map(|name| {
        let uses = Modules::read(&repository().join(name).join("src")).uses();
        let mut used: BTreeMap<&Path, Vec<&Path>> = BTreeMap::new();
        for edge in &uses {
            used.entry(&edge.from).or_default().push(&edge.to);
        }
        let in_cycles = uses
            .iter()
            .filter(|edge| reaches(&used, &edge.to, &edge.from));
        let lines = in_cycles.map(|edge| format!("{name}: {edge}"));
        lines.collect::<Vec<_>>()
    });
    let cycles: Vec<_> = cycles.collect();
    assert!(cycles.is_empty(), "in cycles:\n{}", cycles.join("\n"));
}

/// Whether a file uses another one, directly or not; `used` are the files that each file uses directly.
fn reaches(used: &BTreeMap<&Path, Vec<&Path>>, from: &Path, to: &Path) -> bool {
    let mut seen = BTreeSet::new();
    let mut open = vec![from];
    while let Some(file) = open.pop() {
        if seen.insert(file) {
            open.extend(used.get(file).into_iter().flatten());
        }
    }
    seen.contains(to)
}

#[test]
fn no_module_of_the_generator_uses_one_above_it() {
    let uses = Modules::read(&repository().join("codegen/src")).uses();
    // The root only exports, so it is not a layer.
    let layer = |file: &Path| {
        let module = file.iter().next().map(Path::new).and_then(Path::file_stem);
        let mut layers = LAYERS.iter();
        let layer = layers.position(|layer| module.is_some_and(|module| module == *layer));
        layer.unwrap_or_else(|| panic!("{} is not in a layer", file.display()))
    };
    let upward = uses
        .iter()
        .filter(|used| layer(&used.to) < layer(&used.from));
    let upward: Vec<_> = upward.map(Use::to_string).collect();
    assert!(upward.is_empty(), "upward:\n{}", upward.join("\n"));
}

#[test]
fn functions_fit_on_a_page() {
    let files = CRATES
        .iter()
        .flat_map(|name| files_in(&repository().join(name)));
    let files = files.filter(|path| path.extension().is_some_and(|extension| extension == "rs"));
    let long = files.flat_map(|path: PathBuf| {
        let functions = functions(&read(&path)).into_iter();
        let long = functions.filter(|function| function.length > 60 && !function.is_match);
        let lines = long.map(|function| {
            let (name, line, length) = (function.name, function.line, function.length);
            format!("{}:{line}: {name} has {length} lines", path.display())
        });
        lines.collect::<Vec<_>>()
    });
    let long: Vec<_> = long.collect();
    assert!(long.is_empty(), "too long:\n{}", long.join("\n"));
}
