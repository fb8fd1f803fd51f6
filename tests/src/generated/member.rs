use std::fs;
use std::path::Path;

use codegen::File;

use crate::files::{files_in, repository, write};

/// A generated crate in a [`Workspace`](super::Workspace).
pub struct Member {
    /// The name of the crate.
    pub name: String,
    pub(super) files: Vec<File>,
    pub(super) lints: Lints,
    /// The source of a program to compile with it.
    pub program: Option<String>,
}

/// The lints of a [`Member`].
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Lints {
    /// Warnings of the compiler and Clippy are errors, as they are in this repository.
    Strict,
    /// Warnings are allowed: names that were unidiomatic in the document may stay so.
    Lenient,
}

impl Member {
    /// A crate with strict lints, named after its document.
    pub fn new(document: &Path, files: Vec<File>) -> Self {
        let file = document.file_name().unwrap_or_default().to_string_lossy();
        Self {
            name: file.replace(|c: char| !c.is_ascii_alphanumeric(), "_"),
            files,
            lints: Lints::Strict,
            program: None,
        }
    }

    /// A crate with lenient lints.
    pub fn lenient(name: String, files: Vec<File>) -> Self {
        Self {
            name,
            files,
            lints: Lints::Lenient,
            program: None,
        }
    }

    pub(super) fn write(&self, folder: &Path) {
        write(&folder.join("Cargo.toml"), self.manifest());
        let src = folder.join("src");
        for file in &self.files {
            write(&src.join(&file.path), &file.source);
        }
        for path in files_in(&src) {
            if !self.files.iter().any(|file| src.join(&file.path) == path) {
                fs::remove_file(&path).expect("a file of an earlier run can be removed");
            }
        }
        if let Some(program) = &self.program {
            write(&folder.join("main.rs"), program);
        }
    }

    fn manifest(&self) -> String {
        let name = &self.name;
        let runtime = repository().join("runtime");
        let program = match self.program {
            Some(_) => format!("[[bin]]\nname = {name:?}\npath = \"main.rs\"\ndoc = false\n\n"),
            None => String::new(),
        };
        let lints = match self.lints {
            Lints::Strict => {
                "[lints.rust]\nwarnings = \"deny\"\nmissing_docs = \"deny\"\nunreachable_pub = \"deny\"\n"
            }
            Lints::Lenient => {
                "[lints.rust]\nwarnings = \"allow\"\n\n[lints.clippy]\nall = \"allow\"\n"
            }
        };
        // Programs also parse JSON into types of the crate.
        let serde_json = match self.program {
            Some(_) => {
                "serde_json = { version = \"1\", default-features = false, features = [\"std\"] }\n"
            }
            None => "",
        };
        format!(
            "[package]\nname = {name:?}\nedition = \"2024\"\n\n[lib]\n\n{program}[features]\n\
             hyper = [\"twilio-runtime/hyper\"]\nhttp2 = [\"twilio-runtime/http2\"]\n\
             reqwest = [\"twilio-runtime/reqwest\"]\nwebhooks = [\"twilio-runtime/webhooks\"]\n\
             testing = [\"twilio-runtime/testing\"]\nblocking = [\"twilio-runtime/blocking\"]\n\n[dependencies]\n\
             twilio-runtime = {{ path = {runtime:?}, default-features = false, features = [\"streams\"] }}\n{serde_json}\n{lints}"
        )
    }
}
