//! Every link leads to a page, and to a heading of it if it names one.

use std::collections::BTreeMap;
use std::path::{Component, Path};

use codegen::{CrateContext, Guide};
use tests::{fixtures, lower, read, repository, stem};

use super::committed;
use super::markdown::{Rendered, render};

/// What is wrong with the files of a folder. `exists` tells whether there is another file at a path.
pub(super) fn mistakes(
    files: &BTreeMap<String, String>,
    exists: &dyn Fn(&str) -> bool,
) -> Vec<String> {
    let rendered: BTreeMap<_, _> = files
        .iter()
        .map(|(path, text)| (path.as_str(), render(text)))
        .collect();
    let mut mistakes = Vec::new();
    for (path, page) in &rendered {
        let html = page.mistakes.iter();
        mistakes.extend(html.map(|mistake| format!("{path}: {mistake}")));
        let links = page.links.iter();
        mistakes.extend(links.filter_map(|link| broken(path, link, &rendered, exists)));
    }
    mistakes
}

fn broken(
    path: &str,
    link: &str,
    pages: &BTreeMap<&str, Rendered>,
    exists: &dyn Fn(&str) -> bool,
) -> Option<String> {
    if link.contains("://") || link.starts_with("mailto:") {
        return None;
    }
    let (file, anchor) = link.split_once('#').unwrap_or((link, ""));
    let target = match file {
        "" => path.to_owned(),
        file => beside(path, file),
    };
    match pages.get(target.as_str()) {
        Some(page) if anchor.is_empty() || page.anchors.contains(anchor) => None,
        None if anchor.is_empty() && exists(&target) => None,
        _ => Some(format!("{path}: {link}")),
    }
}

/// The path of a file relative to another one.
fn beside(path: &str, file: &str) -> String {
    let joined = Path::new(path).with_file_name("").join(file);
    let mut segments: Vec<String> = Vec::new();
    for component in joined.components() {
        match component {
            Component::ParentDir if segments.last().is_some_and(|last| last != "..") => {
                segments.pop();
            }
            component => segments.push(component.as_os_str().to_string_lossy().into_owned()),
        }
    }
    segments.join("/")
}

#[test]
fn all_links_of_the_reference_lead_somewhere() {
    let root = repository().join("generated");
    let exists = |path: &str| root.join(path).exists();
    let mistakes = mistakes(&committed(), &exists);
    assert!(mistakes.is_empty(), "{}", mistakes.join("\n"));
}

#[test]
fn so_do_those_of_other_documents() {
    let guide = "# Things\n\nSee [`Client`], [the next][second], [`Things`](crate::Things) and [0].\n\n[second]: 02_second.md\n";
    let guides = [
        ("01_first.md", guide),
        ("02_second.md", "# Second\n\nSee [things](01_first.md).\n"),
    ];
    let context = CrateContext {
        guides: guides
            .map(|(name, text)| Guide::new(name, text).expect("a guide"))
            .to_vec(),
        ..CrateContext::default()
    };
    let mut all = Vec::new();
    for fixture in fixtures() {
        let api = lower(&read(&fixture)).unwrap_or_else(|errors| panic!("{errors}"));
        let (_, reference) = codegen::render_with_reference(&api, &context, "document.yaml");
        let folder = reference.folder.into_iter();
        let mut files: BTreeMap<_, _> = folder
            .map(|file| (format!("reference/{}", file.path), file.source))
            .collect();
        files.extend(
            reference
                .beside
                .into_iter()
                .map(|file| (file.path, file.source)),
        );
        let name = stem(&fixture);
        let mistakes = mistakes(&files, &|_| false).into_iter();
        all.extend(mistakes.map(|mistake| format!("{name}: {mistake}")));
    }
    assert!(all.is_empty(), "{}", all.join("\n"));
}
