//! The files of the reference: a folder of pages, files beside it, the overlay with code samples, and the data of the MCP
//! server.

use std::fs;
use std::path::{Path, PathBuf};

use anyhow::{Context, bail};
use codegen::{File, Reference};

use crate::document_files::CODE_SAMPLES;
use crate::drift::Entry;
use crate::file_system::FileSystem;
use crate::paths::{self, shown};
use crate::record::{Record, Table};
use crate::tree::{self, Difference, State};

/// The folder of the pages, in that of the crate.
const FOLDER: &str = "reference";

/// The file with the data of the MCP server.
const INDEX: &str = "reference.json";

/// The files of a crate's reference, and where they are.
pub(crate) struct ReferenceFiles {
    folder: PathBuf,
    pages: Vec<File>,
    beside: Vec<Beside>,
}

/// A file that is not in a folder of its own.
struct Beside {
    path: PathBuf,
    /// Its name in the record.
    key: String,
    text: String,
}

/// The place of the overlay with code samples, and the document's path from there.
pub(crate) struct CodeSamples {
    path: PathBuf,
    pub(crate) document: String,
}

impl CodeSamples {
    /// The overlay for a document: beside the other overlays of the project's own document, and beside the crate of any
    /// other, which may not be ours to write to.
    pub(crate) fn new(spec: &Path, out: &Path) -> Self {
        if is_own(spec, out) {
            let folder = spec.parent().unwrap_or(spec).join("overlays");
            let name = spec.file_name().unwrap_or_default().to_string_lossy();
            return Self {
                path: folder.join(CODE_SAMPLES),
                document: format!("../{name}"),
            };
        }
        Self {
            path: out.join(CODE_SAMPLES),
            document: paths::relative(out, spec),
        }
    }
}

/// The path of the data of the MCP server: in its package for the project's own document, and beside the crate of any other,
/// which the server can read.
fn index_path(spec: &Path, out: &Path) -> PathBuf {
    match is_own(spec, out) {
        true => paths::workspace().join("mcp/src").join(INDEX),
        false => out.join(INDEX),
    }
}

/// Whether the crate of a document has a reference: the project's own has, and any other if it was asked for once.
pub(crate) fn is_wanted(spec: &Path, out: &Path) -> anyhow::Result<bool> {
    let last = Record::read(out)?;
    Ok(is_own(spec, out)
        || last.is_some_and(|last| last.has_reference())
        || tree::is_generated_file(&out.join(FOLDER).join("README.md")))
}

fn is_own(spec: &Path, out: &Path) -> bool {
    let is_same =
        |one: &Path, other: &Path| std::path::absolute(one).unwrap_or(one.to_owned()) == other;
    is_same(spec, &paths::default_spec()) && is_same(out, &paths::default_crate())
}

/// The paths that writing the reference of a crate may change.
pub(crate) fn paths(spec: &Path, out: &Path) -> Vec<PathBuf> {
    let beside = ["api.md", "llms-full.txt", "llms.txt"].map(|name| out.join(name));
    let samples = CodeSamples::new(spec, out).path;
    let folder = out.join(FOLDER);
    let index = index_path(spec, out);
    beside.into_iter().chain([samples, index, folder]).collect()
}

impl ReferenceFiles {
    pub(crate) fn new(spec: &Path, out: &Path, reference: Reference, samples: CodeSamples) -> Self {
        let beside = reference.beside.into_iter().map(|file| Beside {
            path: out.join(&file.path),
            key: file.path,
            text: file.source,
        });
        let overlay = Beside {
            path: samples.path,
            key: CODE_SAMPLES.to_owned(),
            text: reference.code_samples,
        };
        let index = Beside {
            path: index_path(spec, out),
            key: INDEX.to_owned(),
            text: reference.index,
        };
        Self {
            folder: out.join(FOLDER),
            pages: reference.folder,
            beside: beside.chain([overlay, index]).collect(),
        }
    }

    /// The number of files.
    pub(crate) fn count(&self) -> usize {
        self.pages.len() + self.beside.len()
    }

    /// The files with the names that they have in the record.
    pub(crate) fn recorded(&self) -> impl Iterator<Item = (String, &str)> {
        let pages = self.pages.iter();
        let pages = pages.map(|file| (key(&file.path), file.source.as_str()));
        let beside = self.beside.iter();
        pages.chain(beside.map(|file| (file.key.clone(), file.text.as_str())))
    }

    /// The files that are not up to date.
    pub(crate) fn compare(&self) -> anyhow::Result<Vec<Entry>> {
        let mut entries: Vec<_> = tree::compare(&self.folder, &self.pages)?
            .into_iter()
            .map(|Difference { path, state }| Entry {
                shown: shown(&self.folder.join(&path)),
                key: key(&path),
                table: Table::Reference,
                state,
            })
            .collect();
        for file in &self.beside {
            let state = match read(&file.path)? {
                Some(text) if text == file.text.as_bytes() => continue,
                Some(text) => State::Different(text),
                None => State::Missing,
            };
            entries.push(Entry {
                shown: shown(&file.path),
                key: file.key.clone(),
                table: Table::Reference,
                state,
            });
        }
        Ok(entries)
    }

    /// Writes the files that changed, and returns their number. The folder is replaced as a whole.
    pub(crate) fn write(&self, disk: &dyn FileSystem) -> anyhow::Result<usize> {
        let mut changed = Vec::new();
        for file in &self.beside {
            let Some(text) = read(&file.path)? else {
                changed.push(file);
                continue;
            };
            if !tree::is_generated(&text) {
                bail!(
                    "{} was not written by this command; move it away, or choose another folder with --out",
                    shown(&file.path)
                );
            }
            if text != file.text.as_bytes() {
                changed.push(file);
            }
        }
        let pages = tree::write(disk, &self.folder, &self.pages)?;
        for file in &changed {
            replace(disk, file).with_context(|| format!("cannot write {}", shown(&file.path)))?;
        }
        Ok(pages + changed.len())
    }
}

/// The name of a page in the record.
fn key(path: &str) -> String {
    format!("{FOLDER}/{path}")
}

/// Writes a file completely or not at all.
fn replace(disk: &dyn FileSystem, file: &Beside) -> std::io::Result<()> {
    let name = file.path.file_name().unwrap_or_default().to_string_lossy();
    let staged = file.path.with_file_name(format!(".{name}.new"));
    disk.create_folder(file.path.parent().unwrap_or(&file.path))?;
    // A run that was killed may have left one.
    let _ = fs::remove_file(&staged);
    disk.write(&staged, file.text.as_bytes())?;
    disk.rename(&staged, &file.path)
}

/// The content of a file; `None` if there is none.
fn read(path: &Path) -> anyhow::Result<Option<Vec<u8>>> {
    match fs::read(path) {
        Ok(text) => Ok(Some(text)),
        Err(error) if error.kind() == std::io::ErrorKind::NotFound => Ok(None),
        Err(error) => Err(error).with_context(|| format!("cannot read {}", shown(path))),
    }
}
