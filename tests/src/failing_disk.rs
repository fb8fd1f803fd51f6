use std::cell::Cell;
use std::path::Path;
use std::{fs, io, panic};

use xtask::file_system::{Disk, FileSystem};

/// A disk on which one operation fails. Use [`std::panic::catch_unwind`] to catch a kill.
pub struct FailingDisk {
    /// The number of operations before the failure; `None` after it.
    left: Cell<Option<u32>>,
    failure: Failure,
    exchanges: bool,
}

/// A failure of an operation, which is half done by then.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Failure {
    /// The operation returns an error; later ones succeed.
    Error,
    /// The program is killed: nothing of it runs any more.
    Kill,
}

impl FailingDisk {
    /// Creates a disk on which a number of operations succeed before one fails. `exchanges` is whether the disk supports
    /// exchanging folders.
    pub fn new(operations: u32, failure: Failure, exchanges: bool) -> Self {
        Self {
            left: Cell::new(Some(operations)),
            failure,
            exchanges,
        }
    }

    /// Whether an operation has failed.
    pub fn has_failed(&self) -> bool {
        self.left.get().is_none()
    }

    /// Performs an operation: all of it, or half of it if this is the one that fails.
    fn perform(
        &self,
        whole: impl FnOnce() -> io::Result<()>,
        half: impl FnOnce(),
    ) -> io::Result<()> {
        let Some(left) = self.left.get() else {
            return whole();
        };
        self.left.set(left.checked_sub(1));
        match self.failure {
            _ if left > 0 => whole(),
            Failure::Error => {
                half();
                Err(io::ErrorKind::StorageFull.into())
            }
            Failure::Kill => {
                half();
                panic::resume_unwind(Box::new("killed"))
            }
        }
    }
}

impl FileSystem for FailingDisk {
    fn create_folder(&self, path: &Path) -> io::Result<()> {
        self.perform(|| Disk.create_folder(path), || {})
    }

    fn write(&self, path: &Path, text: &[u8]) -> io::Result<()> {
        let half = || drop(Disk.write(path, &text[..text.len() / 2]));
        self.perform(|| Disk.write(path, text), half)
    }

    fn rename(&self, from: &Path, to: &Path) -> io::Result<()> {
        self.perform(|| Disk.rename(from, to), || {})
    }

    fn exchange(&self, one: &Path, other: &Path) -> io::Result<()> {
        if !self.exchanges {
            return Err(io::ErrorKind::Unsupported.into());
        }
        self.perform(|| Disk.exchange(one, other), || {})
    }

    fn remove_folder(&self, path: &Path) -> io::Result<()> {
        let half = || {
            let first = fs::read_dir(path).ok().and_then(|mut all| all.next()?.ok());
            drop(first.map(|first| fs::remove_file(first.path())));
        };
        self.perform(|| Disk.remove_folder(path), half)
    }
}
