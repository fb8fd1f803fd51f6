use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
use std::process::{Command, Output, Stdio};
use std::{fs, io};

use codegen::{CrateContext, File};
use tempfile::TempDir;
use tests::{files_in, lower, xtask_command};

/// Files by path.
pub(crate) type Tree = BTreeMap<PathBuf, Vec<u8>>;

/// A document with an operation in a module, both with this name.
pub(crate) fn document(name: &str) -> String {
    format!(
        "openapi: 3.0.3\ninfo: {{ title: {name}, version: '1' }}\nservers: [{{ url: 'https://example.com' }}]\n\
         paths:\n  /{name}:\n    get:\n      operationId: {name}\n      tags: [{name}]\n\
         \x20     responses: {{ '204': {{ description: None }} }}\n"
    )
}

/// The files that are generated from [`document`] for the crate `one`.
pub(crate) fn files(name: &str) -> Vec<File> {
    let context = CrateContext {
        crate_name: "one".to_owned(),
        ..CrateContext::default()
    };
    let api = lower(&document(name)).expect("the document is valid");
    codegen::rust_sdk::render(&api, &context)
}

/// The tree that consists of generated files.
pub(crate) fn tree_of(files: &[File]) -> Tree {
    let files = files.iter();
    files
        .map(|file| (PathBuf::from(&file.path), file.source.clone().into_bytes()))
        .collect()
}

/// The tree in a folder; `None` if there is no such folder.
pub(crate) fn read_tree(folder: &Path) -> io::Result<Option<Tree>> {
    if !folder.exists() {
        return Ok(None);
    }
    let mut tree = Tree::new();
    for path in files_in(folder) {
        let name = path.strip_prefix(folder).map_err(io::Error::other)?;
        tree.insert(name.to_owned(), fs::read(&path)?);
    }
    Ok(Some(tree))
}

/// The names of the entries of a folder, sorted.
pub(crate) fn names(folder: &Path) -> io::Result<Vec<String>> {
    let mut names = fs::read_dir(folder)?
        .map(|entry| Ok(entry?.file_name().to_string_lossy().into_owned()))
        .collect::<io::Result<Vec<_>>>()?;
    names.sort();
    Ok(names)
}

/// A folder with the documents `one.yaml` and `two.yaml`.
pub(crate) fn documents() -> io::Result<TempDir> {
    let folder = TempDir::new()?;
    fs::write(folder.path().join("one.yaml"), document("one"))?;
    fs::write(folder.path().join("two.yaml"), document("two"))?;
    Ok(folder)
}

/// The command that generates from a document into a folder.
pub(crate) fn command(spec: &Path, out: &Path) -> Command {
    let mut command = xtask_command();
    command.args(["codegen", "--spec"]).arg(spec);
    command.arg("--out").arg(out);
    command.stdout(Stdio::null()).stderr(Stdio::piped());
    command
}

pub(crate) fn stderr(output: &Output) -> String {
    String::from_utf8_lossy(&output.stderr).into_owned()
}
