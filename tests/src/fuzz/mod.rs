//! Documents that nobody would write. Each is determined by a seed: a part of a real document, which is then damaged.

mod corrupt;
mod extremes;
mod hostile;
mod hostile_names;
mod mutate;
mod shrink;
mod slice;

use std::path::Path;
use std::{fs, io};

use fastrand::Rng;
use serde_json::Value;

use crate::documents::{documents_in, fixtures, own_document};
use crate::yaml::{to_yaml, try_parse_yaml};

pub use extremes::{Extreme, extremes};
pub use hostile_names::hostile_names;
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

/// The documents that cases are derived from.
pub struct Corpus {
    documents: Vec<Value>,
}

impl Corpus {
    /// Reads the document of the SDK, the fixtures, and the documents in the folder `FUZZ_CORPUS`, if it is set.
    ///
    /// # Errors
    ///
    /// Returns an error if a file cannot be read.
    pub fn load() -> io::Result<Self> {
        let mut files = vec![own_document()];
        files.extend(fixtures());
        if let Some(folder) = std::env::var_os("FUZZ_CORPUS") {
            files.extend(documents_in(Path::new(&folder)));
        }
        let mut documents = Vec::new();
        for file in files {
            // A fixture may be invalid on purpose.
            documents.extend(try_parse_yaml(&fs::read_to_string(file)?));
        }
        Ok(Self { documents })
    }

    /// The case of a seed.
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
            corrupt::corrupt(text, &mut rng)
        } else {
            text
        }
    }

    /// The case of a seed in which only names and texts are replaced by hostile ones, so that most are accepted.
    pub fn renamed_case(&self, seed: u64) -> String {
        let mut rng = Rng::with_seed(seed);
        let base = rng.choice(&self.documents).unwrap_or(&Value::Null);
        let mut document = slice::slice(base, &mut rng);
        for _ in 0..12 {
            mutate::rename(&mut document, &mut rng);
        }
        document.to_string()
    }
}

/// The document as text, including numbers that no type could hold.
fn write(document: &Value, rng: &mut Rng) -> String {
    let text = if rng.bool() {
        document.to_string()
    } else {
        to_yaml(document)
    };
    let mut output = String::with_capacity(text.len());
    let mut parts = text.split(mutate::NUMBER);
    output.push_str(parts.next().unwrap_or_default());
    for part in parts {
        // The placeholder is a string, which has quotes in JSON.
        let quoted = output.ends_with('"') && part.starts_with('"');
        if quoted {
            output.pop();
        }
        output.push_str(&hostile::number(rng));
        output.push_str(if quoted { &part[1..] } else { part });
    }
    output
}
