//! The reference: pages for people and AI tools, and code samples for portals.

mod code_samples;
mod facts;
mod files;
mod hostile;
mod indexes;
mod links;
mod markdown;
mod programs;
mod types;

use std::collections::BTreeMap;

use tests::{files_in, read, repository};

/// The files of the reference, by their paths in the folder of the generated crate.
fn committed() -> BTreeMap<String, String> {
    let root = repository().join("generated");
    let beside = ["api.md", "llms.txt", "llms-full.txt"].map(|name| root.join(name));
    let pages = files_in(&root.join("reference")).into_iter().chain(beside);
    let with_text = pages.map(|path| {
        let relative = path.strip_prefix(&root).expect("a file of the crate");
        (relative.display().to_string(), read(&path))
    });
    with_text.collect()
}

/// The page of an operation.
fn operation_page(name: &str) -> String {
    read(&repository().join(format!("generated/reference/operations/{name}.md")))
}
