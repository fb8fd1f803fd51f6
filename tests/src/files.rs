use std::path::{Path, PathBuf};
use std::{env, fs};

/// The root of the repository.
pub fn repository() -> &'static Path {
    package()
        .parent()
        .expect("this package is in the repository")
}

/// The folder of this package.
pub fn package() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR"))
}

/// The text of a file.
///
/// # Panics
///
/// If the file cannot be read.
pub fn read(path: &Path) -> String {
    fs::read_to_string(path).unwrap_or_else(|error| panic!("{}: {error}", path.display()))
}

/// Writes a file, unless it has this content already, so that Cargo does not rebuild what did not change.
///
/// # Panics
///
/// If the file cannot be written.
pub fn write(path: &Path, content: impl AsRef<[u8]>) {
    let content = content.as_ref();
    if fs::read(path).is_ok_and(|present| present == content) {
        return;
    }
    let folder = path.parent().expect("the path of a file");
    fs::create_dir_all(folder)
        .and_then(|()| fs::write(path, content))
        .unwrap_or_else(|error| panic!("{}: {error}", path.display()));
}

/// The paths of the entries of a folder, sorted.
///
/// # Panics
///
/// If the folder cannot be read.
pub fn entries(folder: &Path) -> Vec<PathBuf> {
    let entries = fs::read_dir(folder).and_then(Iterator::collect::<Result<Vec<_>, _>>);
    let entries = entries.unwrap_or_else(|error| panic!("{}: {error}", folder.display()));
    let mut paths: Vec<_> = entries.into_iter().map(|entry| entry.path()).collect();
    paths.sort();
    paths
}

/// The paths of the files in a folder and in the folders inside, sorted.
///
/// # Panics
///
/// If a folder cannot be read.
pub fn files_in(folder: &Path) -> Vec<PathBuf> {
    let paths = entries(folder).into_iter();
    paths
        .flat_map(|path| match path.is_dir() {
            true => files_in(&path),
            false => vec![path],
        })
        .collect()
}

/// The name of a file without its extension.
///
/// # Panics
///
/// If the path does not end in a file name.
pub fn stem(path: &Path) -> String {
    let stem = path.file_stem().expect("the path of a file");
    stem.to_string_lossy().into_owned()
}

/// The folder that Cargo put this package's programs into.
pub(crate) fn programs() -> PathBuf {
    let program = env::current_exe().expect("a running program has a path");
    let folder = program.parent().and_then(Path::parent);
    folder
        .expect("test programs are in `deps`, next to other programs")
        .to_owned()
}

/// A folder that survives test runs, like `CARGO_TARGET_TMPDIR`, whose value only the files in `tests/tests` can get.
///
/// # Panics
///
/// If the folder cannot be created.
pub fn kept_folder(name: &str) -> PathBuf {
    let folder = programs().with_file_name("tmp").join(name);
    fs::create_dir_all(&folder).unwrap_or_else(|error| panic!("{}: {error}", folder.display()));
    folder
}
