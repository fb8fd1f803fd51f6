//! Documents to compare: files, and files of a Git revision.

use std::io::{self, ErrorKind};
use std::panic::resume_unwind;
use std::path::{Path, PathBuf};
use std::{fs, thread};

use anyhow::bail;
use codegen::diff::Diff;
use codegen::{Analysis, CrateContext};

use crate::document_files::DocumentFiles;
use crate::paths::{self, shown};
use crate::report::{count_errors, counted};
use crate::texts::Texts;
use crate::{committed_source, document, git, report};

/// A document to compare.
pub(crate) struct Revision {
    /// The name for messages: a path, or `REV:path`.
    pub(crate) name: String,
    /// The path of the file, without the revision.
    pub(crate) path: String,
    text: String,
    origin: Origin,
}

/// Where a document is.
enum Origin {
    File(PathBuf),
    /// A file of a Git revision, `REV:path`, read in a folder of the working tree.
    Git {
        working_tree: PathBuf,
        name: String,
    },
}

/// An analyzed document.
pub(crate) struct Analyzed {
    /// The path of its file, without the revision.
    pub(crate) path: String,
    pub(crate) texts: Texts,
    pub(crate) analysis: Analysis,
    /// The analysis without overlays, if it is needed and there are any.
    uncorrected: Option<Analysis>,
    origin: Origin,
}

/// Two documents without errors.
pub(crate) struct Comparison {
    pub(crate) old: Analyzed,
    pub(crate) new: Analyzed,
}

impl Origin {
    fn files(&self) -> DocumentFiles {
        match self {
            Origin::File(path) => DocumentFiles::next_to(path),
            Origin::Git { working_tree, name } => DocumentFiles::of_revision(working_tree, name),
        }
    }
}

impl Revision {
    /// Reads a file, or with `REV:path` a file of a Git revision. A file with such a name comes first.
    pub(crate) fn read(argument: &str) -> anyhow::Result<Self> {
        let revision = argument.split_once(':');
        let revision = revision.filter(|(name, path)| !name.is_empty() && !path.is_empty());
        let (bytes, path, origin) = match (fs::read(argument), revision) {
            (Ok(bytes), _) => (bytes, argument, Origin::File(argument.into())),
            (Err(error), Some((_, path))) if error.kind() == ErrorKind::NotFound => {
                let working_tree = PathBuf::from(".");
                let bytes = git::show(&working_tree, argument)?;
                let name = argument.to_owned();
                (bytes, path, Origin::Git { working_tree, name })
            }
            (Err(error), _) => bail!(unreadable(argument, &error)),
        };
        Self::new(argument.to_owned(), path.to_owned(), bytes, origin)
    }

    /// Reads the project's own document in the working tree.
    pub(crate) fn own() -> anyhow::Result<Self> {
        Self::read(&shown(&paths::default_spec()))
    }

    /// Reads the project's own document in the last commit.
    pub(crate) fn own_committed() -> anyhow::Result<Self> {
        let spec = paths::default_spec();
        let working_tree = paths::workspace();
        let relative = spec.strip_prefix(&working_tree).unwrap_or(&spec);
        let name = format!("HEAD:./{}", relative.display());
        let bytes = git::show(&working_tree, &name)?;
        let shown_name = format!("HEAD:{}", relative.display());
        let origin = Origin::Git { working_tree, name };
        Self::new(shown_name, shown(&spec), bytes, origin)
    }

    fn new(name: String, path: String, bytes: Vec<u8>, origin: Origin) -> anyhow::Result<Self> {
        let text = document::utf8(bytes, &name)?;
        Ok(Self {
            name,
            path,
            text,
            origin,
        })
    }

    /// Analyzes the document; if `apart`, also without its overlays.
    fn analyze(self, apart: bool) -> anyhow::Result<Analyzed> {
        let Self {
            name,
            path,
            text,
            origin,
        } = self;
        let files = origin.files();
        let (uncorrected, corrected) = thread::scope(|scope| {
            let uncorrected = apart.then(|| {
                let (text, files, path) = (&text, origin.files(), Path::new(&path));
                scope.spawn(move || document::analyze_uncorrected(path, text, &files))
            });
            let corrected = document::analyze_text(name, Path::new(&path), text.clone(), files);
            let join = |thread: thread::ScopedJoinHandle<'_, _>| {
                thread.join().unwrap_or_else(|panic| resume_unwind(panic))
            };
            (uncorrected.map(join), corrected)
        });
        let (texts, analysis) = corrected?;
        Ok(Analyzed {
            path,
            texts,
            analysis,
            uncorrected,
            origin,
        })
    }
}

impl Analyzed {
    fn uncorrected(&self) -> &Analysis {
        self.uncorrected.as_ref().unwrap_or(&self.analysis)
    }
}

impl Comparison {
    /// Reads and analyzes both documents. Both are reported on, even if one cannot be used.
    pub(crate) fn read(
        old: anyhow::Result<Revision>,
        new: anyhow::Result<Revision>,
    ) -> anyhow::Result<Self> {
        let overlays = |revision: &anyhow::Result<Revision>| match revision {
            Ok(revision) => revision.origin.files().overlay_texts(),
            Err(_) => Ok(Vec::new()),
        };
        let (old_overlays, new_overlays) = (overlays(&old)?, overlays(&new)?);
        // With the same overlays, all changes come from the documents.
        let are_others = old_overlays != new_overlays;
        let has_any = |overlays: &Vec<_>| are_others && !overlays.is_empty();
        let (old_apart, new_apart) = (has_any(&old_overlays), has_any(&new_overlays));
        // Analyzing takes most of the time, and each document has a thread of its own for it.
        let (old, new) = thread::scope(|scope| {
            let old = scope.spawn(move || old.and_then(|old| old.analyze(old_apart)));
            let new = new.and_then(|new| new.analyze(new_apart));
            (old.join().unwrap_or_else(|panic| resume_unwind(panic)), new)
        });
        let (old, new) = match (reported(old), reported(new)) {
            (Ok(old), Ok(new)) => (old, new),
            (Err(old), Err(new)) => bail!("{old:#}; {new:#}"),
            (Err(error), Ok(other)) | (Ok(other), Err(error)) => {
                bail!("{error:#} (the other document is {})", state(&other))
            }
        };
        if old.analysis.api.is_none() || new.analysis.api.is_none() {
            bail!("cannot compare {} with {}", state(&old), state(&new));
        }
        Ok(Self { old, new })
    }

    /// The changes, each with its cause.
    pub(crate) fn diff(&self) -> anyhow::Result<Diff> {
        let (old, new) = (&self.old, &self.new);
        let is_apart = old.uncorrected.is_some() || new.uncorrected.is_some();
        let diff = match is_apart {
            true => codegen::compare_corrected(
                (&old.analysis, &new.analysis),
                (old.uncorrected(), new.uncorrected()),
            ),
            false => codegen::compare(&old.analysis, &new.analysis),
        };
        let mut diff = diff.unwrap_or_default();
        if let (Origin::Git { working_tree, name }, Some(api)) = (&old.origin, &old.analysis.api)
            && let Some(committed) =
                committed_source::of_other_generator(working_tree, name, &old.texts.document)?
        {
            let rendered = codegen::rust_sdk::render(api, &CrateContext::default());
            diff.add_generator_changes(&committed, &rendered);
        }
        Ok(diff)
    }
}

/// The message for a file that cannot be read.
fn unreadable(name: &str, error: &io::Error) -> String {
    match error.kind() {
        ErrorKind::NotFound => {
            format!(
                "there is no file {name}; give a file, or REV:path for a file of a Git revision"
            )
        }
        ErrorKind::IsADirectory => format!("{name} is a folder; give the path of a document in it"),
        _ => format!("cannot read {name}: {error}"),
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
        None => count_errors(&analysis.diagnostics),
    };
    format!("{} ({size})", analyzed.texts.name)
}
