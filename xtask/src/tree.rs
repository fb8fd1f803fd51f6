//! The folder of generated files: compared with what it should hold, or replaced by it as a whole.
//!
//! The new tree is put together beside the old one, as `.src.new`, and takes its place. Where the system can exchange
//! two folders in one step (Linux, macOS) there is a whole tree in the folder at every moment; elsewhere the old one
//! steps aside first, as `.src.old`, and a run that is killed between the two renames leaves the folder to be put
//! back by the next run. A power failure is another matter: nothing waits for the disk.

use std::collections::{BTreeMap, BTreeSet};
use std::fmt;
use std::path::{Path, PathBuf};
use std::{fs, io};

use codegen::{File, HEADER};

use crate::document::shown;
use crate::file_system::FileSystem;

/// A file that is not what it should be.
#[derive(Debug)]
pub struct Difference {
    path: PathBuf,
    kind: Kind,
}

#[derive(Debug)]
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
///
/// # Errors
///
/// The folder cannot be read.
pub fn compare(folder: &Path, files: &[File]) -> Result<Vec<Difference>, String> {
    Ok(differences(folder, &present(folder)?, files))
}

fn differences(folder: &Path, present: &Present, files: &[File]) -> Vec<Difference> {
    let difference = |path: &str, kind| Difference {
        path: folder.join(path),
        kind,
    };
    let mut differences = Vec::new();
    for file in files {
        match present.get(&file.path) {
            Some(Some(text)) if *text == file.source.as_bytes() => {}
            Some(_) => differences.push(difference(&file.path, Kind::Stale)),
            None => differences.push(difference(&file.path, Kind::Missing)),
        }
    }
    let wanted: BTreeSet<_> = files.iter().map(|file| &file.path).collect();
    let left_over = present.keys().filter(|path| !wanted.contains(path));
    differences.extend(left_over.map(|path| difference(path, Kind::LeftOver)));
    differences
}

/// Replaces a folder as a whole; gives how many files are other than they were.
///
/// # Errors
///
/// The folder, or one of the two beside it, holds what this command did not write; or a step fails. The old tree is
/// whole then, and where it is not in its folder, the message says where.
pub fn write(disk: &dyn FileSystem, folder: &Path, files: &[File]) -> Result<usize, String> {
    let (staged, old) = (beside(folder, "new"), beside(folder, "old"));
    let failed = |error: io::Error| {
        format!(
            "cannot write {}: {error}; the files there are as they were",
            shown(folder)
        )
    };
    refuse_foreign(&staged)?;
    refuse_foreign(&old)?;
    if !is_there(folder) && is_there(&old) {
        disk.rename(&old, folder).map_err(failed)?;
    }
    let present = refuse_foreign(folder)?;
    for rest in [&staged, &old] {
        remove(disk, rest).map_err(failed)?;
    }
    let differences = differences(folder, &present, files);
    if differences.is_empty() && is_there(folder) {
        return Ok(0);
    }
    let done = stage(disk, &staged, files)
        .map_err(failed)
        .and_then(|()| swap(disk, folder, &staged, &old));
    // The first fault is the one to report, and a new tree in its place is what was asked for: what cannot be
    // removed now, the next run removes.
    let _ = remove(disk, &staged);
    done?;
    let _ = remove(disk, &old);
    Ok(differences.len())
}

fn stage(disk: &dyn FileSystem, staged: &Path, files: &[File]) -> io::Result<()> {
    disk.create_folder(staged)?;
    for file in files {
        let path = staged.join(&file.path);
        disk.create_folder(path.parent().unwrap_or(staged))?;
        disk.write(&path, file.source.as_bytes())?;
    }
    Ok(())
}

/// Puts the staged tree in the place of the folder's.
fn swap(disk: &dyn FileSystem, folder: &Path, staged: &Path, old: &Path) -> Result<(), String> {
    let failed = |error: io::Error, place: &Path| {
        let how = if place == folder {
            "the files there are as they were".to_owned()
        } else {
            format!("they are in {}, run the command again", shown(place))
        };
        format!("cannot replace {}: {error}; {how}", shown(folder))
    };
    if !is_there(folder) {
        return disk
            .rename(staged, folder)
            .map_err(|error| failed(error, folder));
    }
    match disk.exchange(staged, folder) {
        Err(error) if is_unsupported(&error) => {}
        done => return done.map_err(|error| failed(error, folder)),
    }
    disk.rename(folder, old)
        .map_err(|error| failed(error, folder))?;
    disk.rename(staged, folder).map_err(|error| {
        let back = disk.rename(old, folder);
        failed(error, if back.is_ok() { folder } else { old })
    })
}

/// Whether the system, or the file system, cannot exchange two folders at all.
fn is_unsupported(error: &io::Error) -> bool {
    matches!(
        error.kind(),
        io::ErrorKind::Unsupported | io::ErrorKind::InvalidInput
    )
}

/// Refuses a folder that holds what this program did not write: it would be lost. Gives what is in it.
fn refuse_foreign(folder: &Path) -> Result<Present, String> {
    let refuse = |path: &Path, what: &str| {
        Err(format!(
            "{} {what}; move it away, or choose another folder with --out",
            shown(path)
        ))
    };
    if let Ok(data) = fs::symlink_metadata(folder)
        && !data.is_dir()
    {
        return refuse(folder, "is no folder");
    }
    let present = present(folder)?;
    for (path, text) in &present {
        match text {
            None => return refuse(&folder.join(path), "is no plain file"),
            // A run that was killed may have got no further than a part of the first line.
            Some(text)
                if text.starts_with(HEADER.as_bytes()) || HEADER.as_bytes().starts_with(text) => {}
            Some(_) => return refuse(&folder.join(path), "was not written by this command"),
        }
    }
    Ok(present)
}

/// The files below a folder, each with its text, or none where it is something else, such as a link.
type Present = BTreeMap<String, Option<Vec<u8>>>;

fn present(folder: &Path) -> Result<Present, String> {
    let mut files = BTreeMap::new();
    if folder.exists() {
        collect(folder, "", &mut files)
            .map_err(|error| format!("cannot read {}: {error}", shown(folder)))?;
    }
    Ok(files)
}

fn collect(folder: &Path, prefix: &str, files: &mut Present) -> io::Result<()> {
    for entry in fs::read_dir(folder)? {
        let entry = entry?;
        let name = format!("{prefix}{}", entry.file_name().to_string_lossy());
        let kind = entry.file_type()?;
        if kind.is_dir() {
            collect(&entry.path(), &format!("{name}/"), files)?;
        } else if kind.is_file() {
            files.insert(name, Some(fs::read(entry.path())?));
        } else {
            files.insert(name, None);
        }
    }
    Ok(())
}

/// Whether something of that name is there, be it a link that leads nowhere.
fn is_there(path: &Path) -> bool {
    fs::symlink_metadata(path).is_ok()
}

fn remove(disk: &dyn FileSystem, folder: &Path) -> io::Result<()> {
    if is_there(folder) {
        disk.remove_folder(folder)?;
    }
    Ok(())
}

/// A hidden folder beside another, on the same file system.
fn beside(folder: &Path, suffix: &str) -> PathBuf {
    let name = folder.file_name().unwrap_or_default().to_string_lossy();
    folder.with_file_name(format!(".{name}.{suffix}"))
}
