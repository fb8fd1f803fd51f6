//! The files that a document refers to: those in its folder, or in the same folder of a Git revision.

use std::collections::BTreeMap;
use std::fs;
use std::io::ErrorKind;
use std::path::{Path, PathBuf};
use std::sync::Mutex;

use crate::paths::names_in;
use crate::{git, tree};

/// The folder with the overlays, beside the document.
const OVERLAYS: &str = "overlays";

/// The name of the overlay with code samples, which the generator itself writes.
pub(crate) const CODE_SAMPLES: &str = "code_samples.yaml";

/// The source of a document's files.
enum Folder {
    /// A folder of the file system.
    Disk(PathBuf),
    /// A Git revision, read in a folder of its working tree; `document` is the name of the document in it, `REV:path`.
    Git {
        working_tree: PathBuf,
        document: String,
    },
}

/// The files of a document that were read.
pub(crate) struct DocumentFiles {
    folder: Folder,
    texts: Mutex<BTreeMap<String, String>>,
}

impl DocumentFiles {
    /// The files in the folder of a document.
    pub(crate) fn next_to(document: &Path) -> Self {
        let folder = document.parent().unwrap_or(document).to_owned();
        Self::new(Folder::Disk(folder))
    }

    /// The files next to a document of a Git revision.
    pub(crate) fn of_revision(working_tree: &Path, document: &str) -> Self {
        Self::new(Folder::Git {
            working_tree: working_tree.to_owned(),
            document: document.to_owned(),
        })
    }

    fn new(folder: Folder) -> Self {
        Self {
            folder,
            texts: Mutex::default(),
        }
    }

    /// Reads the file at a path relative to the folder, or says why it cannot be read.
    pub(crate) fn read(&self, path: &str) -> Result<String, String> {
        let bytes = self.bytes(path)?;
        let text = String::from_utf8(bytes).map_err(|error| {
            let valid = error.utf8_error().valid_up_to();
            format!("it is not UTF-8 from byte {valid} on")
        })?;
        let mut texts = self
            .texts
            .lock()
            .unwrap_or_else(|poisoned| poisoned.into_inner());
        texts.insert(path.to_owned(), text.clone());
        Ok(text)
    }

    fn bytes(&self, path: &str) -> Result<Vec<u8>, String> {
        match &self.folder {
            Folder::Disk(folder) => read_within(folder, path),
            Folder::Git {
                working_tree,
                document,
            } => {
                let name = codegen::file_next_to(document, path);
                git::show(working_tree, &name).map_err(|error| format!("{error:#}"))
            }
        }
    }

    /// The paths of the overlays that correct the document, in the order to apply them: the YAML and JSON files in the
    /// folder `overlays`, except the one that the generator writes for API portals.
    pub(crate) fn overlays(&self) -> anyhow::Result<Vec<String>> {
        let names = match &self.folder {
            Folder::Disk(folder) => names_in(&folder.join(OVERLAYS))?,
            Folder::Git {
                working_tree,
                document,
            } => git::names(working_tree, &codegen::file_next_to(document, OVERLAYS))?,
        };
        let mut overlays: Vec<String> = names
            .into_iter()
            .filter(|name| {
                let extension = name.rsplit_once('.').map(|(_, extension)| extension);
                extension.is_some_and(|it| ["yaml", "yml", "json"].contains(&it))
            })
            .filter(|name| name != CODE_SAMPLES || !self.is_generated(name))
            .map(|name| format!("{OVERLAYS}/{name}"))
            .collect();
        overlays.sort();
        Ok(overlays)
    }

    /// Whether an overlay was written by the generator.
    fn is_generated(&self, name: &str) -> bool {
        let text = self.bytes(&format!("{OVERLAYS}/{name}"));
        text.is_ok_and(|text| tree::is_generated(&text))
    }

    /// The overlays, each with its text.
    pub(crate) fn overlay_texts(&self) -> anyhow::Result<Vec<(String, Result<String, String>)>> {
        let overlays = self.overlays()?.into_iter();
        let with_text = overlays.map(|path| {
            let text = self.read(&path);
            (path, text)
        });
        Ok(with_text.collect())
    }

    /// The texts that were read, by path.
    pub(crate) fn into_texts(self) -> BTreeMap<String, String> {
        self.texts
            .into_inner()
            .unwrap_or_else(|poisoned| poisoned.into_inner())
    }
}

/// Reads a regular file within a folder, which symbolic links do not lead out of.
fn read_within(folder: &Path, path: &str) -> Result<Vec<u8>, String> {
    let reason = |error: std::io::Error| match error.kind() {
        ErrorKind::NotFound | ErrorKind::NotADirectory => "there is no such file".to_owned(),
        _ => error.to_string(),
    };
    let folder = match folder.as_os_str().is_empty() {
        true => Path::new("."),
        false => folder,
    };
    let folder = folder.canonicalize().map_err(reason)?;
    let file = folder.join(path).canonicalize().map_err(reason)?;
    if !file.starts_with(&folder) {
        return Err("it is outside of the document's folder".to_owned());
    }
    if !file.is_file() {
        return Err("it is not a regular file".to_owned());
    }
    fs::read(&file).map_err(reason)
}
