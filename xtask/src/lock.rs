//! Keeps two runs from writing to the same folder at the same time.

use std::fs::File;
use std::io;
use std::path::Path;

/// An exclusive lock on a folder, held until it is dropped or the process ends.
#[derive(Debug)]
pub(crate) struct Lock {
    _file: File,
}

impl Lock {
    /// Waits until no other run holds the lock on `folder`.
    pub(crate) fn acquire(folder: &Path) -> io::Result<Self> {
        let file = lockable(folder)?;
        file.lock()?;
        Ok(Self { _file: file })
    }
}

/// The folder itself.
#[cfg(not(windows))]
fn lockable(folder: &Path) -> io::Result<File> {
    File::open(folder)
}

/// A file in the folder, because Windows locks no folders. It stays there: removing it would let another run lock a new
/// file of the same name while this one is still in use.
#[cfg(windows)]
fn lockable(folder: &Path) -> io::Result<File> {
    File::options()
        .create(true)
        .truncate(false)
        .write(true)
        .open(folder.join(".codegen.lock"))
}
