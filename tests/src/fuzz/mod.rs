//! Documents that nobody would write: real ones, cut down and then damaged, each made of a seed alone.

mod every_name;
mod extremes;
mod garble;
mod hostile;
mod mutate;
mod shrink;
mod slice;

use std::path::Path;
use std::{fs, io};

use fastrand::Rng;
use serde_json::Value;

use crate::documents::{documents_in, fixtures, own_document};

pub use every_name::every_name;
pub use extremes::{Extreme, extremes};
pub use shrink::shrink;

/// A number in an environment variable.
///
/// # Panics
///
/// If the variable is not a number.
pub fn setting(name: &str, default: u64) -> u64 {
    let value = std::env::var(name).ok();
    value.map_or(default, |value| value.parse().expect("a number"))
}

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
        let mut files = vec![own_document()];
        files.extend(fixtures());
        if let Some(folder) = std::env::var_os("FUZZ_CORPUS") {
            files.extend(documents_in(Path::new(&folder)));
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
