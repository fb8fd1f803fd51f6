use std::cell::Cell;
use std::path::Path;
use std::{fs, io, panic};

use xtask::file_system::{Disk, FileSystem};

/// The disk, until something happens at one step. To catch a kill, use [`std::panic::catch_unwind`].
pub struct Faulty {
    /// How many steps still go well; none once it has happened.
    left: Cell<Option<u32>>,
    happens: What,
    exchanges: bool,
}

/// What happens at the step.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum What {
    /// The step fails half-way; later ones go well.
    Fails,
    /// The program is killed half-way: nothing of it runs any more.
    IsKilled,
}

impl Faulty {
    /// A disk that goes well for so many steps, and can exchange folders or not.
    pub fn new(steps: u32, happens: What, exchanges: bool) -> Self {
        Self {
            left: Cell::new(Some(steps)),
            happens,
            exchanges,
        }
    }

    /// Whether it has come to that.
    pub fn happened(&self) -> bool {
        self.left.get().is_none()
    }

    fn step(&self, whole: impl FnOnce() -> io::Result<()>, half: impl FnOnce()) -> io::Result<()> {
        let Some(left) = self.left.get() else {
            return whole();
        };
        self.left.set(left.checked_sub(1));
        match self.happens {
            _ if left > 0 => whole(),
            What::Fails => {
                half();
                Err(io::ErrorKind::StorageFull.into())
            }
            What::IsKilled => {
                half();
                panic::resume_unwind(Box::new("killed"))
            }
        }
    }
}

impl FileSystem for Faulty {
    fn create_folder(&self, path: &Path) -> io::Result<()> {
        self.step(|| Disk.create_folder(path), || {})
    }

    fn write(&self, path: &Path, text: &[u8]) -> io::Result<()> {
        let half = || drop(Disk.write(path, &text[..text.len() / 2]));
        self.step(|| Disk.write(path, text), half)
    }

    fn rename(&self, from: &Path, to: &Path) -> io::Result<()> {
        self.step(|| Disk.rename(from, to), || {})
    }

    fn exchange(&self, one: &Path, other: &Path) -> io::Result<()> {
        if !self.exchanges {
            return Err(io::ErrorKind::Unsupported.into());
        }
        self.step(|| Disk.exchange(one, other), || {})
    }

    fn remove_folder(&self, path: &Path) -> io::Result<()> {
        let half = || {
            let first = fs::read_dir(path).ok().and_then(|mut all| all.next()?.ok());
            drop(first.map(|first| fs::remove_file(first.path())));
        };
        self.step(|| Disk.remove_folder(path), half)
    }
}
