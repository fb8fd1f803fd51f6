//! The pages that Rust paths lead to.

use std::collections::{HashMap, HashSet};

use super::page::anchor;
use crate::api::{Api, TypeKind};
use crate::backend::prose::scope::Scope;

/// The folder of the reference, in that of the crate.
pub(super) const FOLDER: &str = "reference";

/// The page of facts that are common to all operations.
pub(super) const COMMON: &str = "common.md";

/// The page of error codes.
pub(super) const ERRORS: &str = "errors.md";

/// The first page.
pub(super) const OVERVIEW: &str = "README.md";

/// The pages of a crate's items, by the paths by which docs refer to them.
pub(super) struct Links<'a> {
    /// The paths of files in the folder of the reference, with anchors.
    targets: HashMap<String, String>,
    /// The names of the files of guides.
    guides: Vec<&'a str>,
}

impl<'a> Links<'a> {
    pub(super) fn new(scope: &Scope<'a>) -> Self {
        let api = scope.api;
        let mut targets = HashMap::new();
        for operation in api.operations() {
            let page = operation_path(operation.name.plain());
            let module = &operation.examples_module;
            targets.insert(format!("examples::{module}"), format!("{page}#examples"));
            if let Some(params) = operation.own_params() {
                targets.insert(params.name.clone(), format!("{page}#parameters"));
            }
            targets.insert(format!("Client::{}", operation.name), page);
        }
        let types = type_files(api);
        for (id, def) in api.types() {
            let section = match def.kind {
                TypeKind::Struct(_) => "fields",
                TypeKind::Enum(_) => "values",
                TypeKind::Union(_) => "members",
            };
            let members = &types[api.canonical(id).as_str()];
            targets.insert(format!("{id}::"), format!("{members}#{section}"));
        }
        targets.extend(
            types
                .into_iter()
                .map(|(name, file)| (name.to_owned(), file)),
        );
        for module in &api.modules {
            let section = format!("{OVERVIEW}#{}", anchor(&module.name));
            targets.insert(module.name.clone(), section);
        }
        for guide in &scope.context.guides {
            targets.insert(format!("guides::{}", guide.module), guide_path(&guide.file));
        }
        for section in ["common-to-all-operations", "retries"] {
            targets.insert(format!("crate#{section}"), format!("{COMMON}#{section}"));
        }
        Self {
            targets,
            guides: scope
                .context
                .guides
                .iter()
                .map(|guide| &*guide.file)
                .collect(),
        }
    }

    /// Adds a target.
    pub(super) fn insert(&mut self, rust_path: String, target: String) {
        self.targets.insert(rust_path, target);
    }

    /// The relative link from a page to what docs refer to by a Rust path, or by the file of a guide; `None` for
    /// items of the runtime, which have no pages.
    pub(super) fn relative(&self, reference: &str, page: &str) -> Option<String> {
        if let Some(guide) = self.guides.iter().find(|guide| **guide == reference) {
            return Some(relative(page, &guide_path(guide)));
        }
        self.target(reference).map(|target| relative(page, target))
    }

    /// The page of a type.
    pub(super) fn of_type(&self, name: &str) -> &str {
        &self.targets[name]
    }

    fn target(&self, reference: &str) -> Option<&str> {
        if let Some(target) = self.targets.get(reference) {
            return Some(target);
        }
        let path = rust_path(reference);
        let known = self.targets.get(path).or_else(|| {
            let (owner, _) = path.rsplit_once("::")?;
            let members = self.targets.get(&format!("{owner}::"));
            // The setters of parameters.
            members.or_else(|| {
                self.targets
                    .get(owner)
                    .filter(|target| target.contains('#'))
            })
        });
        known.map(String::as_str)
    }
}

/// The path of an item without what rustdoc allows around it: a kind, the root, parentheses.
fn rust_path(reference: &str) -> &str {
    let path = reference
        .split_once('@')
        .map_or(reference, |(_, path)| path);
    let path = path.strip_prefix("crate::").unwrap_or(path);
    let end = path.find(['(', '!']).unwrap_or(path.len());
    &path[..end]
}

/// The file of an operation.
pub(super) fn operation_path(name: &str) -> String {
    format!("operations/{name}.md")
}

/// The files of all types. Their names differ in more than the case of letters, which some file systems ignore.
fn type_files(api: &Api) -> HashMap<&str, String> {
    let mut taken = HashSet::new();
    let types = api.types().map(|(id, _)| id.as_str());
    let names = types.chain(api.sids.keys().map(|id| id.as_str()));
    let with_file = names.map(|name| {
        let mut file = format!("types/{name}.md");
        let mut number = 1;
        while !taken.insert(file.to_lowercase()) {
            number += 1;
            file = format!("types/{name}-{number}.md");
        }
        (name, file)
    });
    with_file.collect()
}

/// The file of a guide.
pub(super) fn guide_path(file: &str) -> String {
    format!("guides/{file}")
}

/// The link from one file of the reference to another, or to a heading of itself. Files are at most one folder deep.
pub(super) fn relative(page: &str, target: &str) -> String {
    let folder = |path: &str| path.rsplit_once('/').map(|(folder, _)| folder.to_owned());
    let (file, section) = target.split_once('#').unwrap_or((target, ""));
    if file == page && !section.is_empty() {
        return format!("#{section}");
    }
    match folder(page) {
        None => target.to_owned(),
        own if own == folder(file) => {
            let start = file.rfind('/').map_or(0, |slash| slash + 1);
            target[start..].to_owned()
        }
        Some(_) => format!("../{target}"),
    }
}

/// The link from the crate's folder to what a page of the reference links to.
pub(super) fn rebased(target: &str, page: &str) -> String {
    let (file, section) = match target.split_once('#') {
        Some((file, section)) => (file, format!("#{section}")),
        None => (target, String::new()),
    };
    if file.is_empty() {
        return format!("{FOLDER}/{page}{section}");
    }
    let mut segments: Vec<_> = FOLDER.split('/').chain(page.split('/')).collect();
    segments.pop();
    for segment in file.split('/') {
        let is_up = segment == ".." && segments.last().is_some_and(|last| *last != "..");
        match is_up {
            true => _ = segments.pop(),
            false => segments.push(segment),
        }
    }
    format!("{}{section}", segments.join("/"))
}
