//! `codegen.lock`: what the generated files were made from, and what they were.

use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;
use std::{fs, io};

use anyhow::Context;
use codegen::File;
use serde::{Deserialize, Serialize};
use sha2::{Digest, Sha256};

use crate::crate_context;
use crate::paths::{self, shown};
use crate::texts::Texts;
use crate::tree;

/// The name of the file, which is beside the folder of generated files.
const NAME: &str = "codegen.lock";

/// The first lines of the file.
const HEADER: &str = "# Written by `cargo xtask codegen`, to tell why generated files are out of date. Commit it; if it has\n\
                      # merge conflicts, run the command again.\n\n";

/// The hashes of everything that the generated files depend on, and of the files themselves.
#[derive(Debug, Default, PartialEq, Serialize, Deserialize)]
pub(crate) struct Record {
    generator: String,
    /// The document, other documents and overlays that it uses, and the crate's guides, by path.
    inputs: BTreeMap<String, String>,
    /// By path, relative to the folder of generated files.
    files: BTreeMap<String, String>,
}

impl Record {
    /// Reads the record of the last run; `None` if there is none, or none that can be read, such as one with merge
    /// conflicts.
    pub(crate) fn read(out: &Path) -> anyhow::Result<Option<Self>> {
        let path = out.join(NAME);
        match fs::read_to_string(&path) {
            Ok(text) => Ok(toml::from_str(&text).ok()),
            Err(error) if is_missing(&error) => Ok(None),
            Err(error) => Err(error).with_context(|| format!("cannot read {}", shown(&path))),
        }
    }

    /// Writes the record, unless it is already there. Either all of it is written or nothing.
    pub(crate) fn write(&self, out: &Path) -> anyhow::Result<()> {
        let path = out.join(NAME);
        if Self::read(out)?.as_ref() == Some(self) {
            return Ok(());
        }
        let cannot_write = || {
            format!(
                "cannot write {}, though the generated files are up to date",
                shown(&path)
            )
        };
        let text = toml::to_string(self).with_context(cannot_write)?;
        let new = out.join(format!(".{NAME}.new"));
        fs::write(&new, format!("{HEADER}{text}"))
            .and_then(|()| fs::rename(&new, &path))
            .with_context(cannot_write)
    }

    /// The inputs that have changed since an earlier run, and the generator if it has changed.
    pub(crate) fn changes_since(&self, earlier: &Self) -> Vec<String> {
        let paths = self.inputs.keys().chain(earlier.inputs.keys());
        let changed = paths.filter(|path| self.inputs.get(*path) != earlier.inputs.get(*path));
        let inputs: BTreeSet<_> = changed.cloned().collect();
        let generator = (self.generator != earlier.generator).then(|| "the generator".to_owned());
        inputs.into_iter().chain(generator).collect()
    }

    /// Whether the last run wrote a file.
    pub(crate) fn lists(&self, path: &str) -> bool {
        self.files.contains_key(path)
    }

    /// Whether the last run wrote a file with this content.
    pub(crate) fn has_file(&self, path: &str, text: &[u8]) -> bool {
        self.files
            .get(path)
            .is_some_and(|known| *known == hash(text))
    }
}

/// The record of a run.
///
/// # Errors
///
/// A file cannot be read.
pub(crate) fn of_run(
    spec: &Path,
    out: &Path,
    texts: &Texts,
    files: &[File],
) -> anyhow::Result<Record> {
    let workspace = paths::workspace();
    let mut inputs = BTreeMap::from([(name(spec, &workspace), hash(texts.document.as_bytes()))]);
    let folder = spec.parent().unwrap_or(spec);
    for (path, text) in &texts.files {
        inputs.insert(name(&folder.join(path), &workspace), hash(text.as_bytes()));
    }
    for path in crate_context::guide_paths(out)? {
        let text = fs::read(&path).with_context(|| format!("cannot read {}", shown(&path)))?;
        inputs.insert(name(&path, &workspace), hash(&text));
    }
    let files = files.iter();
    Ok(Record {
        generator: generator(&workspace)?,
        inputs,
        files: files
            .map(|file| (file.path.clone(), hash(file.source.as_bytes())))
            .collect(),
    })
}

/// The name of an input, which is the same on every machine: its path in the workspace, or only its file name.
fn name(path: &Path, workspace: &Path) -> String {
    let absolute = std::path::absolute(path).unwrap_or(path.to_owned());
    let inside = absolute.strip_prefix(workspace).ok();
    let name = inside.or(absolute.file_name().map(Path::new));
    let segments = name.unwrap_or(path).components();
    let segments: Vec<_> = segments
        .map(|segment| segment.as_os_str().to_string_lossy())
        .collect();
    segments.join("/")
}

/// A hash of the generator's source code and of the versions of the crates that it uses.
///
/// # Errors
///
/// A file cannot be read.
fn generator(workspace: &Path) -> anyhow::Result<String> {
    let files = tree::files(&workspace.join("codegen/src"))?;
    let lock = workspace.join("Cargo.lock");
    let lock =
        fs::read_to_string(&lock).with_context(|| format!("cannot read {}", shown(&lock)))?;
    let parts = dependencies(&lock).into_iter().chain(files);
    let hashes = parts.map(|(name, text)| format!("{name} {}\n", hash(&text)));
    Ok(hash(hashes.collect::<String>().as_bytes()))
}

/// The crates that the generator uses, directly or indirectly, with their versions.
fn dependencies(cargo_lock: &str) -> Vec<(String, Vec<u8>)> {
    #[derive(Deserialize)]
    struct CargoLock {
        package: Vec<Package>,
    }
    #[derive(Deserialize)]
    struct Package {
        name: String,
        version: String,
        #[serde(default)]
        dependencies: Vec<String>,
    }

    let Ok(lock) = toml::from_str::<CargoLock>(cargo_lock) else {
        return Vec::new();
    };
    let mut names = BTreeSet::from(["codegen"]);
    let mut open = vec!["codegen"];
    while let Some(name) = open.pop() {
        let packages = lock.package.iter().filter(|package| package.name == name);
        for dependency in packages.flat_map(|package| &package.dependencies) {
            // The version is there only if the lock file has several.
            let dependency = dependency.split(' ').next().unwrap_or_default();
            if names.insert(dependency) {
                open.push(dependency);
            }
        }
    }
    let used = lock
        .package
        .iter()
        .filter(|package| names.contains(package.name.as_str()));
    used.map(|package| (package.name.clone(), package.version.clone().into_bytes()))
        .collect()
}

fn is_missing(error: &io::Error) -> bool {
    matches!(
        error.kind(),
        io::ErrorKind::NotFound | io::ErrorKind::NotADirectory
    )
}

/// The SHA-256 of a text. Git may check files out with carriage returns, which do not count.
fn hash(text: &[u8]) -> String {
    let mut hasher = Sha256::new();
    for line in text.split(|byte| *byte == b'\r') {
        hasher.update(line);
    }
    let digest = hasher.finalize();
    digest.iter().map(|byte| format!("{byte:02x}")).collect()
}
