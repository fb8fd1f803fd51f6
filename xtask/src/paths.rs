//! The paths of the workspace, and how paths are displayed.

use std::io::ErrorKind;
use std::path::{Component, Path, PathBuf};
use std::{env, fs, io};

use anyhow::Context;

/// The root folder of the workspace that this program was built in.
pub(crate) fn workspace() -> PathBuf {
    let package = Path::new(env!("CARGO_MANIFEST_DIR"));
    package.parent().unwrap_or(package).to_owned()
}

/// The document that commands read by default.
pub(crate) fn default_spec() -> PathBuf {
    workspace().join("specs/twilio_verify_v2.yaml")
}

/// The crate that commands write by default.
pub(crate) fn default_crate() -> PathBuf {
    workspace().join("generated")
}

/// A path for display, relative to the current folder where it is inside.
pub(crate) fn shown(path: &Path) -> String {
    let current = env::current_dir().unwrap_or_default();
    path.strip_prefix(current)
        .unwrap_or(path)
        .display()
        .to_string()
}

/// The names of the files in a folder; none if there is no such folder.
pub(crate) fn names_in(folder: &Path) -> anyhow::Result<Vec<String>> {
    let cannot_read = || format!("cannot read {}", shown(folder));
    let entries = match fs::read_dir(folder) {
        Err(error) if error.kind() == ErrorKind::NotFound => return Ok(Vec::new()),
        entries => entries.with_context(cannot_read)?,
    };
    let name = |entry: io::Result<fs::DirEntry>| {
        let name = entry.with_context(cannot_read)?.file_name();
        Ok(name.to_string_lossy().into_owned())
    };
    entries.map(name).collect()
}

/// The path of a file, relative to a folder; only its name if they have nothing in common but the root.
pub(crate) fn relative(folder: &Path, file: &Path) -> String {
    let absolute = |path: &Path| std::path::absolute(path).unwrap_or(path.to_owned());
    let (folder, file) = (absolute(folder), absolute(file));
    let common = folder.components().zip(file.components());
    let common = common.take_while(|(one, other)| one == other).count();
    let name = |component: Component<'_>| component.as_os_str().to_string_lossy().into_owned();
    if common <= 1 {
        return file
            .file_name()
            .unwrap_or_default()
            .to_string_lossy()
            .into_owned();
    }
    let up = folder.components().skip(common).map(|_| "..".to_owned());
    let down = file.components().skip(common).map(name);
    up.chain(down).collect::<Vec<_>>().join("/")
}
