//! The file operations that replace generated files, one method each, so that tests can interrupt any of them.

use std::io::Write;
use std::path::Path;
use std::{fs, io};

/// The operations that change files: [`Disk`] performs them; tests substitute file systems that fail.
pub trait FileSystem {
    /// Creates a folder and its missing parents.
    ///
    /// # Errors
    ///
    /// The folder cannot be created.
    fn create_folder(&self, path: &Path) -> io::Result<()>;

    /// Writes a new file.
    ///
    /// # Errors
    ///
    /// The file exists, or cannot be written completely; a part of it may be written.
    fn write(&self, path: &Path, text: &[u8]) -> io::Result<()>;

    /// Renames a file or folder atomically.
    ///
    /// # Errors
    ///
    /// The rename fails; both paths are unchanged.
    fn rename(&self, from: &Path, to: &Path) -> io::Result<()>;

    /// Exchanges two folders atomically.
    ///
    /// # Errors
    ///
    /// The exchange fails; both folders are unchanged. The error is [`io::ErrorKind::Unsupported`] or
    /// [`io::ErrorKind::InvalidInput`] if the system cannot exchange folders.
    fn exchange(&self, one: &Path, other: &Path) -> io::Result<()>;

    /// Removes a folder and its contents.
    ///
    /// # Errors
    ///
    /// The folder cannot be removed completely; a part of it may remain.
    fn remove_folder(&self, path: &Path) -> io::Result<()>;
}

/// The file system of the computer.
#[derive(Clone, Copy, Debug)]
pub struct Disk;

impl FileSystem for Disk {
    fn create_folder(&self, path: &Path) -> io::Result<()> {
        fs::create_dir_all(path)
    }

    fn write(&self, path: &Path, text: &[u8]) -> io::Result<()> {
        fs::File::create_new(path)?.write_all(text)
    }

    fn rename(&self, from: &Path, to: &Path) -> io::Result<()> {
        fs::rename(from, to)
    }

    fn exchange(&self, one: &Path, other: &Path) -> io::Result<()> {
        exchange(one, other)
    }

    fn remove_folder(&self, path: &Path) -> io::Result<()> {
        fs::remove_dir_all(path)
    }
}

#[cfg(any(target_os = "linux", target_os = "android", target_vendor = "apple"))]
fn exchange(one: &Path, other: &Path) -> io::Result<()> {
    use rustix::fs::{CWD, RenameFlags, renameat_with};

    renameat_with(CWD, one, CWD, other, RenameFlags::EXCHANGE).map_err(io::Error::from)
}

#[cfg(not(any(target_os = "linux", target_os = "android", target_vendor = "apple")))]
fn exchange(_: &Path, _: &Path) -> io::Result<()> {
    Err(io::ErrorKind::Unsupported.into())
}
