//! Generated crates in one workspace, with the programs in their docs.

use std::fs;
use std::path::{Path, PathBuf};

use codegen::File;

use super::{entries, kept_folder, manifest, stem, write, write_source};

/// A workspace with a crate for each of several SDKs, so that their dependencies are built once.
pub(crate) fn workspace(name: &str, crates: impl Iterator<Item = (Vec<File>, String)>) -> PathBuf {
    let folder = kept_folder(name);
    let mut programs = Programs::default();
    let mut names = Vec::new();
    for (files, name) in crates {
        let member = folder.join("crates").join(&name);
        write(&member.join("Cargo.toml"), manifest(&name));
        write_source(&member, &files);
        programs.add(&name, &files);
        names.push(name);
    }
    programs.write(&folder.join("programs"));
    for member in entries(&folder.join("crates")) {
        if !names.contains(&stem(&member)) {
            fs::remove_dir_all(&member).expect("the crate of an earlier SDK can be removed");
        }
    }
    write(
        &folder.join("Cargo.toml"),
        "[workspace]\nresolver = \"3\"\nmembers = [\"crates/*\", \"programs\"]\n",
    );
    folder
}

/// The programs in the docs of several crates as one crate, which takes a second where rustdoc takes one for each.
#[derive(Default)]
struct Programs {
    dependencies: String,
    source: String,
    count: usize,
}

impl Programs {
    fn add(&mut self, name: &str, files: &[File]) {
        self.dependencies += &format!("{name} = {{ path = \"../crates/{name}\" }}\n");
        for file in files {
            let parsed = syn::parse_file(&file.source).expect("generated files are Rust");
            for program in tests::doc_programs(&parsed) {
                let lines = program.lines().map(|line| line.trim_start_matches("# "));
                let lines: Vec<_> = lines.collect();
                let program = lines.join("\n").replacen("sdk", name, 1);
                self.source += &format!("mod program_{} {{\n{program}\n}}\n", self.count);
                self.count += 1;
            }
        }
    }

    fn write(&self, folder: &Path) {
        assert!(self.count > 0, "there are programs in the docs");
        let manifest = format!(
            "[package]\nname = \"programs\"\nedition = \"2024\"\n\n[features]\ntesting = []\n\n[dependencies]\n{}",
            self.dependencies
        );
        write(&folder.join("Cargo.toml"), manifest);
        // Nobody runs them, and they need not be tidy.
        let source = format!(
            "//! Programs.\n#![allow(warnings, clippy::all)]\n{}",
            self.source
        );
        write(&folder.join("src/lib.rs"), source);
    }
}
