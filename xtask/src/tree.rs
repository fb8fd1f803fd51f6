//! The folder of generated files: compared with what it should hold, or replaced by it as a whole.

use std::collections::{BTreeMap, BTreeSet};
use std::path::{Path, PathBuf};
use std::{fmt, fs, io};

use codegen::{File, HEADER};

use crate::codegen_command::shown;

/// A file that is not what it should be.
pub(crate) struct Difference {
    path: PathBuf,
    kind: Kind,
}

enum Kind {
    Stale,
    Missing,
    LeftOver,
}

impl fmt::Display for Difference {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let kind = match self.kind {
            Kind::Stale => "stale",
            Kind::Missing => "missing",
            Kind::LeftOver => "left over",
        };
        write!(f, "{kind}: {}", shown(&self.path))
    }
}

/// What is different in a folder from what it should hold.
pub(crate) fn compare(folder: &Path, files: &[File]) -> Result<Vec<Difference>, String> {
    let present = present(folder)?;
    let difference = |path: &str, kind| Difference {
        path: folder.join(path),
        kind,
    };
    let mut differences = Vec::new();
    for file in files {
        match present.get(&file.path) {
            Some(text) if *text == file.source.as_bytes() => {}
            Some(_) => differences.push(difference(&file.path, Kind::Stale)),
            None => differences.push(difference(&file.path, Kind::Missing)),
        }
    }
    let wanted: BTreeSet<_> = files.iter().map(|file| &file.path).collect();
    let left_over = present.keys().filter(|path| !wanted.contains(path));
    differences.extend(left_over.map(|path| difference(path, Kind::LeftOver)));
    Ok(differences)
}

/// Replaces a folder as a whole; gives how many files are other than they were.
///
/// The new tree is put together beside the old one and takes its place in two renames. A run that is
/// stopped leaves either tree whole, at its place or beside it, and the next run goes on from there.
pub(crate) fn write(folder: &Path, files: &[File]) -> Result<usize, String> {
    let (staged, old) = (beside(folder, "new"), beside(folder, "old"));
    let failed = |error: io::Error| {
        format!(
            "cannot write {}: {error}; the files there are as they were",
            shown(folder)
        )
    };
    if !folder.exists() && old.exists() {
        fs::rename(&old, folder).map_err(failed)?;
    }
    refuse_foreign(folder)?;
    let differences = compare(folder, files)?;
    for rest in [&staged, &old] {
        remove(rest).map_err(failed)?;
    }
    if differences.is_empty() {
        return Ok(0);
    }
    stage(&staged, files)
        .and_then(|()| swap(folder, &staged, &old))
        .map_err(|error| {
            // The first fault is the one to report; what is left beside is cleared by the next run.
            let _ = remove(&staged);
            failed(error)
        })?;
    Ok(differences.len())
}

fn stage(staged: &Path, files: &[File]) -> io::Result<()> {
    for file in files {
        let path = staged.join(&file.path);
        fs::create_dir_all(path.parent().unwrap_or(staged))?;
        fs::write(path, &file.source)?;
    }
    Ok(())
}

fn swap(folder: &Path, staged: &Path, old: &Path) -> io::Result<()> {
    let had_one = folder.exists();
    if had_one {
        fs::rename(folder, old)?;
    }
    if let Err(error) = fs::rename(staged, folder) {
        if had_one {
            fs::rename(old, folder)?;
        }
        return Err(error);
    }
    remove(old)
}

/// Refuses a folder that holds files which this program did not write: they would be lost.
fn refuse_foreign(folder: &Path) -> Result<(), String> {
    let present = present(folder)?;
    let foreign = present
        .iter()
        .find(|(_, text)| !text.starts_with(HEADER.as_bytes()));
    foreign.map_or(Ok(()), |(path, _)| {
        Err(format!(
            "{} was not written by this command; move it out of {}, or choose another folder with --out",
            shown(&folder.join(path)),
            shown(folder)
        ))
    })
}

/// The files below a folder, none if there is no such folder.
fn present(folder: &Path) -> Result<BTreeMap<String, Vec<u8>>, String> {
    let mut files = BTreeMap::new();
    if folder.exists() {
        collect(folder, "", &mut files)
            .map_err(|error| format!("cannot read {}: {error}", shown(folder)))?;
    }
    Ok(files)
}

fn collect(folder: &Path, prefix: &str, files: &mut BTreeMap<String, Vec<u8>>) -> io::Result<()> {
    for entry in fs::read_dir(folder)? {
        let entry = entry?;
        let name = format!("{prefix}{}", entry.file_name().to_string_lossy());
        if entry.file_type()?.is_dir() {
            collect(&entry.path(), &format!("{name}/"), files)?;
        } else {
            files.insert(name, fs::read(entry.path())?);
        }
    }
    Ok(())
}

fn remove(folder: &Path) -> io::Result<()> {
    match fs::remove_dir_all(folder) {
        Err(error) if error.kind() == io::ErrorKind::NotFound => Ok(()),
        done => done,
    }
}

/// A hidden folder beside another, on the same file system.
fn beside(folder: &Path, suffix: &str) -> PathBuf {
    let name = folder.file_name().unwrap_or_default().to_string_lossy();
    folder.with_file_name(format!(".{name}.{suffix}"))
}
