//! Copies of files that a command is about to change, so that it changes all of them or none.

use std::fs;
use std::io;
use std::path::{Path, PathBuf};

use anyhow::{Context, bail};

use crate::paths::shown;

/// Copies of files and folders, which are restored unless the changes are kept.
pub(crate) struct Backup {
    folder: PathBuf,
    originals: Vec<Original>,
}

struct Original {
    path: PathBuf,
    /// `None` if there was nothing at the path.
    copy: Option<PathBuf>,
}

impl Backup {
    /// Copies files and folders into `folder`.
    ///
    /// # Errors
    ///
    /// A file cannot be copied, or `folder` has the copies of a run that was interrupted.
    pub(crate) fn take(folder: &Path, paths: &[PathBuf]) -> anyhow::Result<Self> {
        if folder.exists() {
            bail!(
                "{} has the files from before an update that was interrupted; restore what you need from it, for example \
                 with Git, and remove it",
                shown(folder)
            );
        }
        let originals = paths.iter().enumerate().map(|(index, path)| {
            let copy = folder.join(index.to_string());
            let exists = path.exists();
            if exists {
                copy_all(path, &copy).with_context(|| format!("cannot copy {}", shown(path)))?;
            }
            Ok(Original {
                path: path.clone(),
                copy: exists.then_some(copy),
            })
        });
        match originals.collect::<anyhow::Result<_>>() {
            Ok(originals) => Ok(Self {
                folder: folder.to_owned(),
                originals,
            }),
            Err(error) => {
                // Some of the copies are missing, so that they are no use; the originals are unchanged.
                let _ = remove(folder);
                Err(error)
            }
        }
    }

    /// Removes the copies.
    pub(crate) fn keep_changes(self) -> anyhow::Result<()> {
        remove(&self.folder).with_context(|| format!("cannot remove {}", shown(&self.folder)))
    }

    /// Restores everything, and removes the copies.
    ///
    /// # Errors
    ///
    /// A file cannot be restored; the copies are kept.
    pub(crate) fn restore(self) -> anyhow::Result<()> {
        for original in &self.originals {
            let restored = remove(&original.path).and_then(|()| match &original.copy {
                Some(copy) => copy_all(copy, &original.path),
                None => Ok(()),
            });
            restored.with_context(|| {
                format!(
                    "cannot restore {}; its copy is in {}",
                    shown(&original.path),
                    shown(&self.folder)
                )
            })?;
        }
        self.keep_changes()
    }
}

fn copy_all(from: &Path, to: &Path) -> io::Result<()> {
    if let Some(parent) = to.parent() {
        fs::create_dir_all(parent)?;
    }
    if from.is_file() {
        return fs::copy(from, to).map(drop);
    }
    fs::create_dir_all(to)?;
    for entry in fs::read_dir(from)? {
        let entry = entry?;
        copy_all(&entry.path(), &to.join(entry.file_name()))?;
    }
    Ok(())
}

fn remove(path: &Path) -> io::Result<()> {
    if path.is_dir() {
        fs::remove_dir_all(path)
    } else if path.exists() {
        fs::remove_file(path)
    } else {
        Ok(())
    }
}
