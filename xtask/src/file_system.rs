//! What is done to files, a step each.

use std::path::Path;
use std::{fs, io};

/// The steps that change files: [`Disk`] takes them; tests take them one by one.
pub trait FileSystem {
    /// Makes a folder and those that it is in, where they are not there yet.
    ///
    /// # Errors
    ///
    /// It cannot be made.
    fn create_folder(&self, path: &Path) -> io::Result<()>;

    /// Writes a file that is not there yet.
    ///
    /// # Errors
    ///
    /// It cannot be written as a whole; a part of it may be there.
    fn write(&self, path: &Path, text: &[u8]) -> io::Result<()>;

    /// Gives a file or folder another name, at once.
    ///
    /// # Errors
    ///
    /// Both names are as they were.
    fn rename(&self, from: &Path, to: &Path) -> io::Result<()>;

    /// Exchanges two folders, at once.
    ///
    /// # Errors
    ///
    /// Both are as they were; [`io::ErrorKind::Unsupported`] or [`io::ErrorKind::InvalidInput`] where the system
    /// cannot do it.
    fn exchange(&self, one: &Path, other: &Path) -> io::Result<()>;

    /// Removes a folder with all that is in it.
    ///
    /// # Errors
    ///
    /// A part of it may be there still.
    fn remove_folder(&self, path: &Path) -> io::Result<()>;
}

/// The real one.
#[derive(Clone, Copy, Debug)]
pub struct Disk;

impl FileSystem for Disk {
    fn create_folder(&self, path: &Path) -> io::Result<()> {
        fs::create_dir_all(path)
    }

    fn write(&self, path: &Path, text: &[u8]) -> io::Result<()> {
        let mut file = fs::File::create_new(path)?;
        io::Write::write_all(&mut file, text)
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

/// Keeps other runs away from a folder until it is dropped, or the program ends in whatever way.
#[derive(Debug)]
pub struct Lock {
    #[cfg(unix)]
    _folder: fs::File,
}

impl Lock {
    /// Waits until no other run works in the folder. Where the system has no locks on folders (Windows), there is
    /// no waiting.
    ///
    /// # Errors
    ///
    /// The folder cannot be opened.
    #[cfg(unix)]
    pub fn wait(folder: &Path) -> io::Result<Self> {
        use rustix::fs::{FlockOperation, flock};
        use rustix::io::retry_on_intr;

        let folder = fs::File::open(folder)?;
        retry_on_intr(|| flock(&folder, FlockOperation::LockExclusive))?;
        Ok(Self { _folder: folder })
    }

    /// Waits for nothing: the system has no locks on folders.
    ///
    /// # Errors
    ///
    /// None.
    #[cfg(not(unix))]
    pub fn wait(_: &Path) -> io::Result<Self> {
        Ok(Self {})
    }
}
