//! Documents to compare: files, and files of a Git revision.

use std::io::ErrorKind;
use std::panic::resume_unwind;
use std::path::Path;
use std::{fs, thread};

use anyhow::{Context, bail};
use codegen::{Analysis, Level};

use crate::document;
use crate::document_files::{DocumentFiles, git_show};
use crate::paths::{self, shown};
use crate::report;
use crate::texts::Texts;

/// A document to compare.
pub(crate) struct Revision {
    /// The name for messages: a path, or `REV:path`.
    pub(crate) name: String,
    /// The path of the file, without the revision.
    pub(crate) path: String,
    text: String,
    files: DocumentFiles,
}

/// An analyzed document.
pub(crate) struct Analyzed {
    /// The path of its file, without the revision.
    pub(crate) path: String,
    pub(crate) texts: Texts,
    pub(crate) analysis: Analysis,
}

/// Two documents without errors.
pub(crate) struct Comparison {
    pub(crate) old: Analyzed,
    pub(crate) new: Analyzed,
}

impl Revision {
    /// Reads a file, or with `REV:path` a file of a Git revision. A file with such a name comes first.
    pub(crate) fn read(argument: &str) -> anyhow::Result<Self> {
        let revision = argument.split_once(':');
        let revision = revision.filter(|(name, path)| !name.is_empty() && !path.is_empty());
        let (bytes, path, files) = match (fs::read(argument), revision) {
            (Ok(bytes), _) => {
                let files = DocumentFiles::next_to(Path::new(argument));
                (bytes, argument, files)
            }
            (Err(error), Some((_, path))) if error.kind() == ErrorKind::NotFound => {
                let here = Path::new(".");
                let files = DocumentFiles::of_revision(here, argument);
                (git_show(here, argument)?, path, files)
            }
            (Err(error), _) => {
                return Err(error).with_context(|| format!("cannot read {argument}"));
            }
        };
        Self::new(argument.to_owned(), path.to_owned(), bytes, files)
    }

    /// Reads the project's own document in the working tree.
    pub(crate) fn own() -> anyhow::Result<Self> {
        Self::read(&shown(&paths::default_spec()))
    }

    /// Reads the project's own document in the last commit.
    pub(crate) fn own_committed() -> anyhow::Result<Self> {
        let spec = paths::default_spec();
        let workspace = paths::workspace();
        let relative = spec.strip_prefix(&workspace).unwrap_or(&spec);
        let name = format!("HEAD:./{}", relative.display());
        let bytes = git_show(&workspace, &name)?;
        let files = DocumentFiles::of_revision(&workspace, &name);
        let name = format!("HEAD:{}", relative.display());
        Self::new(name, shown(&spec), bytes, files)
    }

    fn new(
        name: String,
        path: String,
        bytes: Vec<u8>,
        files: DocumentFiles,
    ) -> anyhow::Result<Self> {
        let text = document::utf8(bytes, &name)?;
        Ok(Self {
            name,
            path,
            text,
            files,
        })
    }

    fn analyze(self) -> anyhow::Result<Analyzed> {
        let Self {
            name,
            path,
            text,
            files,
        } = self;
        let (texts, analysis) = document::analyze_text(name, Path::new(&path), text, files)?;
        Ok(Analyzed {
            path,
            texts,
            analysis,
        })
    }
}

impl Comparison {
    /// Reads and analyzes both documents. Both are reported on, even if one cannot be used.
    pub(crate) fn read(
        old: anyhow::Result<Revision>,
        new: anyhow::Result<Revision>,
    ) -> anyhow::Result<Self> {
        // Analyzing takes most of the time, and each document has a thread of its own for it.
        let (old, new) = thread::scope(|scope| {
            let old = scope.spawn(|| old.and_then(Revision::analyze));
            let new = new.and_then(Revision::analyze);
            (old.join().unwrap_or_else(|panic| resume_unwind(panic)), new)
        });
        let (old, new) = match (reported(old), reported(new)) {
            (Ok(old), Ok(new)) => (old, new),
            (Err(old), Err(new)) => bail!("{old:#}; {new:#}"),
            (Err(error), Ok(other)) | (Ok(other), Err(error)) => {
                bail!(
                    "{error:#}; there is nothing to compare {} with",
                    state(&other)
                )
            }
        };
        if old.analysis.api.is_none() || new.analysis.api.is_none() {
            bail!("cannot compare {} with {}", state(&old), state(&new));
        }
        Ok(Self { old, new })
    }
}

/// Prints the diagnostics of a document with errors. Other warnings are those of `codegen`.
fn reported(analyzed: anyhow::Result<Analyzed>) -> anyhow::Result<Analyzed> {
    let analyzed = analyzed?;
    if analyzed.analysis.diagnostics.has_errors() {
        report::print(&analyzed.texts, &analyzed.analysis.diagnostics)?;
    }
    Ok(analyzed)
}

/// The name of a document and its errors, or its size if it has none.
fn state(analyzed: &Analyzed) -> String {
    let analysis = &analyzed.analysis;
    let size = match &analysis.api {
        Some(api) => {
            let operations = counted(api.operations().count(), "operation");
            let types = counted(api.types().count(), "type");
            format!("no errors, {operations}, {types}")
        }
        None => counted(analysis.diagnostics.count(Level::Error), "error"),
    };
    format!("{} ({size})", analyzed.texts.name)
}

fn counted(count: usize, noun: &str) -> String {
    match count {
        1 => format!("1 {noun}"),
        count => format!("{count} {noun}s"),
    }
}
