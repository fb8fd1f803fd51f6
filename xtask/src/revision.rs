//! Documents to compare: files, and files of a Git revision.

use std::io::ErrorKind;
use std::panic::resume_unwind;
use std::path::Path;
use std::process::Command;
use std::{fs, thread};

use anyhow::{Context, anyhow, bail};
use codegen::{Analysis, Level};

use crate::paths::{self, shown};
use crate::report;

/// A document to compare.
pub(crate) struct Revision {
    /// The name for messages: a path, or `REV:path`.
    pub(crate) name: String,
    /// The path of the file, without the revision.
    pub(crate) path: String,
    text: String,
}

/// Two documents without errors.
pub(crate) struct Comparison {
    pub(crate) old: (Revision, Analysis),
    pub(crate) new: (Revision, Analysis),
}

impl Revision {
    /// Reads a file, or with `REV:path` a file of a Git revision. A file with such a name comes first.
    pub(crate) fn read(argument: &str) -> anyhow::Result<Self> {
        let revision = argument.split_once(':');
        let revision = revision.filter(|(name, path)| !name.is_empty() && !path.is_empty());
        let (bytes, path) = match (fs::read(argument), revision) {
            (Ok(bytes), _) => (bytes, argument),
            (Err(error), Some((_, path))) if error.kind() == ErrorKind::NotFound => {
                (git_show(Path::new("."), argument)?, path)
            }
            (Err(error), _) => {
                return Err(error).with_context(|| format!("cannot read {argument}"));
            }
        };
        Self::new(argument.to_owned(), path.to_owned(), bytes)
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
        Self::new(format!("HEAD:{}", relative.display()), shown(&spec), bytes)
    }

    fn new(name: String, path: String, bytes: Vec<u8>) -> anyhow::Result<Self> {
        let text = String::from_utf8(bytes).map_err(|error| {
            let valid = error.utf8_error().valid_up_to();
            anyhow!("{name} is not UTF-8 from byte {valid} on; convert it to UTF-8")
        })?;
        Ok(Self { name, path, text })
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
            let old = scope.spawn(|| analyzed(old));
            let new = analyzed(new);
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
        if old.1.api.is_none() || new.1.api.is_none() {
            bail!("cannot compare {} with {}", state(&old), state(&new));
        }
        Ok(Self { old, new })
    }
}

fn analyzed(revision: anyhow::Result<Revision>) -> anyhow::Result<(Revision, Analysis)> {
    let revision = revision?;
    let analysis = codegen::analyze(&revision.text);
    Ok((revision, analysis))
}

/// Prints the diagnostics of a document with errors. Other warnings are those of `codegen`.
fn reported(
    analyzed: anyhow::Result<(Revision, Analysis)>,
) -> anyhow::Result<(Revision, Analysis)> {
    let (revision, analysis) = analyzed?;
    if analysis.diagnostics.has_errors() {
        let name = Path::new(&revision.name);
        report::print(name, &revision.text, &analysis.diagnostics)?;
    }
    Ok((revision, analysis))
}

/// The name of a document and its errors, or its size if it has none.
fn state((revision, analysis): &(Revision, Analysis)) -> String {
    let size = match &analysis.api {
        Some(api) => {
            let operations = counted(api.operations().count(), "operation");
            let types = counted(api.types().count(), "type");
            format!("no errors, {operations}, {types}")
        }
        None => counted(analysis.diagnostics.count(Level::Error), "error"),
    };
    format!("{} ({size})", revision.name)
}

fn counted(count: usize, noun: &str) -> String {
    match count {
        1 => format!("1 {noun}"),
        count => format!("{count} {noun}s"),
    }
}

/// Returns a file of a Git revision.
fn git_show(folder: &Path, name: &str) -> anyhow::Result<Vec<u8>> {
    // A name that begins with a hyphen would be an option.
    let output = Command::new("git")
        .args(["show", "--end-of-options", name])
        .current_dir(folder)
        .output()
        .with_context(|| format!("cannot run git to read {name}"))?;
    if !output.status.success() {
        let message = String::from_utf8_lossy(&output.stderr);
        let message = message.trim().trim_start_matches("fatal: ");
        bail!("cannot read {name}: {message}");
    }
    Ok(output.stdout)
}
