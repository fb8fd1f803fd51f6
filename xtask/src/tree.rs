//! The folder of generated files: compared with the files it should contain, or replaced as a whole.
//!
//! The new tree is written beside the old one, to `.src.new`, and then takes its place. Where the system can exchange
//! two folders atomically (Linux, macOS), the folder contains a complete tree at every moment. Elsewhere the old tree is
//! first renamed to `.src.old`; if a run is killed between the two renames, the next run restores the folder. Nothing
//! waits for the disk, so a power failure can still lose files.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
use std::{fs, io};

use anyhow::{Context, bail};
use codegen::{File, JSON_HEADER, MARKDOWN_HEADER, RUST_HEADER, YAML_HEADER};

use crate::file_system::FileSystem;
use crate::paths::shown;

/// A file that differs from the generated one.
#[derive(Debug)]
pub struct Difference {
    /// The path, relative to the folder of generated files.
    pub path: String,
    /// How it differs.
    pub state: State,
}

/// How a file differs from the generated one.
#[derive(Debug)]
pub enum State {
    /// It has this content instead.
    Different(Vec<u8>),
    /// It does not exist.
    Missing,
    /// It exists, but should not.
    LeftOver,
}

/// Compares a folder with the files it should contain.
///
/// # Errors
///
/// The folder cannot be read.
pub fn compare(folder: &Path, files: &[File]) -> anyhow::Result<Vec<Difference>> {
    Ok(differences(read_tree(folder)?, files))
}

fn differences(mut tree: Tree, files: &[File]) -> Vec<Difference> {
    let difference = |path: String, state| Difference { path, state };
    let mut differences = Vec::new();
    for file in files {
        let state = match tree.remove(&file.path) {
            Some(Entry::File(text)) if text == file.source.as_bytes() => continue,
            Some(Entry::File(text)) => State::Different(text),
            Some(Entry::Other) => State::Different(Vec::new()),
            None => State::Missing,
        };
        differences.push(difference(file.path.clone(), state));
    }
    let left_over = tree.into_keys();
    differences.extend(left_over.map(|path| difference(path, State::LeftOver)));
    differences
}

/// Replaces a folder as a whole, unless it is up to date. Returns the number of files that changed.
///
/// # Errors
///
/// The folder, `.src.new` or `.src.old` contains files that this program did not write, or an operation fails. The old
/// tree is complete in either case; the message says where it is if that is not its folder.
pub fn write(disk: &dyn FileSystem, folder: &Path, files: &[File]) -> anyhow::Result<usize> {
    let (staged, old) = (sibling(folder, "new"), sibling(folder, "old"));
    let cannot_write = || {
        format!(
            "cannot write {}; the files there are unchanged",
            shown(folder)
        )
    };
    refuse_foreign(&staged)?;
    refuse_foreign(&old)?;
    if !exists(folder) && exists(&old) {
        rename(disk, &old, folder).with_context(cannot_write)?;
    }
    let tree = refuse_foreign(folder)?;
    for remains in [&staged, &old] {
        remove(disk, remains).with_context(cannot_write)?;
    }
    let differences = differences(tree, files);
    if differences.is_empty() && exists(folder) {
        return Ok(0);
    }
    let replaced = stage(disk, &staged, files)
        .with_context(cannot_write)
        .and_then(|()| replace(disk, folder, &staged, &old));
    // Only the first error is reported, and once the new tree is in place there is none: the next run removes what
    // cannot be removed now.
    let _ = remove(disk, &staged);
    replaced?;
    let _ = remove(disk, &old);
    Ok(differences.len())
}

/// Writes the new tree.
fn stage(disk: &dyn FileSystem, staged: &Path, files: &[File]) -> anyhow::Result<()> {
    create_folder(disk, staged)?;
    for file in files {
        let path = staged.join(&file.path);
        create_folder(disk, path.parent().unwrap_or(staged))?;
        disk.write(&path, file.source.as_bytes())
            .with_context(|| format!("cannot write {}", shown(&path)))?;
    }
    Ok(())
}

/// Moves the staged tree into the place of the old one.
fn replace(disk: &dyn FileSystem, folder: &Path, staged: &Path, old: &Path) -> anyhow::Result<()> {
    let unchanged = || {
        format!(
            "cannot replace {}; the files there are unchanged",
            shown(folder)
        )
    };
    if !exists(folder) {
        return rename(disk, staged, folder).with_context(unchanged);
    }
    match disk.exchange(staged, folder) {
        Err(error) if is_unsupported(&error) => {}
        exchanged => return exchanged.with_context(unchanged),
    }
    rename(disk, folder, old).with_context(unchanged)?;
    let Err(error) = rename(disk, staged, folder) else {
        return Ok(());
    };
    match rename(disk, old, folder) {
        Ok(()) => Err(error).with_context(unchanged),
        Err(_) => Err(error).with_context(|| {
            format!(
                "cannot replace {}, whose files are now in {}; run the command again to restore them",
                shown(folder),
                shown(old)
            )
        }),
    }
}

/// Whether the error means that the system, or the file system, cannot exchange folders at all.
fn is_unsupported(error: &io::Error) -> bool {
    matches!(
        error.kind(),
        io::ErrorKind::Unsupported | io::ErrorKind::InvalidInput
    )
}

/// Refuses a folder with files that this program did not write, because they would be lost. Returns its contents.
fn refuse_foreign(folder: &Path) -> anyhow::Result<Tree> {
    const ADVICE: &str = "move it away, or choose another folder with --out";

    if fs::symlink_metadata(folder).is_ok_and(|metadata| !metadata.is_dir()) {
        bail!("{} is not a folder; {ADVICE}", shown(folder));
    }
    let tree = read_tree(folder)?;
    for (path, entry) in &tree {
        let path = shown(&folder.join(path));
        match entry {
            Entry::Other => bail!("{path} is not a regular file; {ADVICE}"),
            Entry::File(text) if !is_generated(text) => {
                bail!("{path} was not written by this command; {ADVICE}")
            }
            Entry::File(_) => {}
        }
    }
    Ok(tree)
}

/// Whether a file starts or ends with the header of generated files, or is the start of one: all that a killed run may
/// have written.
pub(crate) fn is_generated(text: &[u8]) -> bool {
    let headers = [RUST_HEADER, MARKDOWN_HEADER, YAML_HEADER, JSON_HEADER];
    headers
        .iter()
        .map(|header| header.as_bytes())
        .any(|header| {
            text.starts_with(header)
                || header.starts_with(text)
                || text.trim_ascii_end().ends_with(header)
        })
}

/// Whether there is a generated file at a path.
pub(crate) fn is_generated_file(path: &Path) -> bool {
    fs::read(path).is_ok_and(|text| is_generated(&text))
}

/// The entries below a folder, by path.
type Tree = BTreeMap<String, Entry>;

enum Entry {
    File(Vec<u8>),
    /// Anything else but a folder, such as a symbolic link.
    Other,
}

/// The regular files below a folder, by path.
pub(crate) fn files(folder: &Path) -> anyhow::Result<BTreeMap<String, Vec<u8>>> {
    let file = |(path, entry)| match entry {
        Entry::File(text) => Some((path, text)),
        Entry::Other => None,
    };
    Ok(read_tree(folder)?.into_iter().filter_map(file).collect())
}

fn read_tree(folder: &Path) -> anyhow::Result<Tree> {
    let mut tree = Tree::new();
    if folder.exists() {
        read_folder(folder, "", &mut tree)?;
    }
    Ok(tree)
}

fn read_folder(folder: &Path, prefix: &str, tree: &mut Tree) -> anyhow::Result<()> {
    let cannot_read = |path: &Path| format!("cannot read {}", shown(path));
    for entry in fs::read_dir(folder).with_context(|| cannot_read(folder))? {
        let entry = entry.with_context(|| cannot_read(folder))?;
        let path = entry.path();
        let name = format!("{prefix}{}", entry.file_name().to_string_lossy());
        let file_type = entry.file_type().with_context(|| cannot_read(&path))?;
        if file_type.is_dir() {
            read_folder(&path, &format!("{name}/"), tree)?;
        } else if file_type.is_file() {
            let text = fs::read(&path).with_context(|| cannot_read(&path))?;
            tree.insert(name, Entry::File(text));
        } else {
            tree.insert(name, Entry::Other);
        }
    }
    Ok(())
}

/// Whether the path exists, be it as a broken symbolic link.
fn exists(path: &Path) -> bool {
    fs::symlink_metadata(path).is_ok()
}

fn create_folder(disk: &dyn FileSystem, path: &Path) -> anyhow::Result<()> {
    disk.create_folder(path)
        .with_context(|| format!("cannot create {}", shown(path)))
}

fn rename(disk: &dyn FileSystem, from: &Path, to: &Path) -> anyhow::Result<()> {
    disk.rename(from, to)
        .with_context(|| format!("cannot rename {} to {}", shown(from), shown(to)))
}

/// Removes a folder if it exists.
fn remove(disk: &dyn FileSystem, folder: &Path) -> anyhow::Result<()> {
    if !exists(folder) {
        return Ok(());
    }
    disk.remove_folder(folder)
        .with_context(|| format!("cannot remove {}", shown(folder)))
}

/// A hidden folder beside another, and so on the same file system.
fn sibling(folder: &Path, suffix: &str) -> PathBuf {
    let name = folder.file_name().unwrap_or_default().to_string_lossy();
    folder.with_file_name(format!(".{name}.{suffix}"))
}
