//! Documents that nobody would write: real ones, cut down and then damaged, each made of a seed alone.

mod every_name;
mod extremes;
mod garble;
mod hostile;
mod mutate;
mod slice;

use std::path::{Path, PathBuf};
use std::{fs, io};

use fastrand::Rng;
use serde_json::Value;

pub use every_name::every_name;
pub use extremes::{Extreme, extremes};

/// The documents that cases are made from.
pub struct Corpus {
    documents: Vec<Value>,
}

impl Corpus {
    /// The project's own document and the fixtures; others besides, where a folder with some is at hand.
    ///
    /// # Errors
    ///
    /// A file cannot be read.
    pub fn load() -> io::Result<Self> {
        let root = Path::new(env!("CARGO_MANIFEST_DIR"));
        let mut files = vec![root.join("../specs/twilio_verify_v2.yaml")];
        find(&root.join("fixtures"), &mut files)?;
        if let Some(folder) = std::env::var_os("FUZZ_CORPUS") {
            find(Path::new(&folder), &mut files)?;
        }
        let mut documents = Vec::new();
        for file in files {
            // A fixture may well be broken on purpose.
            documents.extend(serde_yaml::from_slice::<Value>(&fs::read(file)?));
        }
        Ok(Self { documents })
    }

    /// The text of the case that belongs to a seed.
    pub fn case(&self, seed: u64) -> String {
        let mut rng = Rng::with_seed(seed);
        let base = rng.choice(&self.documents).unwrap_or(&Value::Null);
        let mut document = slice::slice(base, &mut rng);
        let mutations = rng.u32(0..6);
        for _ in 0..mutations {
            mutate::mutate(&mut document, &mut rng);
        }
        let text = write(&document, &mut rng);
        if rng.u8(..4) == 0 {
            garble::garble(text, &mut rng)
        } else {
            text
        }
    }

    /// The document of a seed with names and texts replaced by hostile ones and its structure kept, so that
    /// most of them are generated from.
    pub fn named_badly(&self, seed: u64) -> String {
        let mut rng = Rng::with_seed(seed);
        let base = rng.choice(&self.documents).unwrap_or(&Value::Null);
        let mut document = slice::slice(base, &mut rng);
        for _ in 0..12 {
            mutate::rename(&mut document, &mut rng);
        }
        document.to_string()
    }
}

/// All documents below a folder, in the order of their names.
fn find(folder: &Path, files: &mut Vec<PathBuf>) -> io::Result<()> {
    if !folder.is_dir() {
        return Ok(());
    }
    let mut entries: Vec<_> = fs::read_dir(folder)?
        .map(|entry| entry.map(|entry| entry.path()))
        .collect::<Result<_, _>>()?;
    entries.sort();
    for path in entries {
        if path.is_dir() {
            find(&path, files)?;
        } else if path
            .extension()
            .is_some_and(|kind| kind == "yaml" || kind == "json")
        {
            files.push(path);
        }
    }
    Ok(())
}

/// The document as text, with numbers in it that no parser's value could hold.
fn write(document: &Value, rng: &mut Rng) -> String {
    let text = if rng.bool() {
        document.to_string()
    } else {
        serde_yaml::to_string(document).unwrap_or_default()
    };
    let mut written = String::with_capacity(text.len());
    let mut parts = text.split(mutate::NUMBER);
    written.push_str(parts.next().unwrap_or_default());
    for part in parts {
        // The place holder is a text, so in JSON it stands between quotes.
        let quoted = written.ends_with('"') && part.starts_with('"');
        if quoted {
            written.pop();
        }
        written.push_str(&hostile::number(rng));
        written.push_str(if quoted { &part[1..] } else { part });
    }
    written
}
