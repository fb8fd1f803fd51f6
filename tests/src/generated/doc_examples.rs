use std::path::Path;

use super::member::Member;
use crate::files::write;
use crate::rustdoc::doc_programs;

/// The examples in the docs of several crates as one crate, which compiles in a second, where rustdoc takes one for each
/// example.
#[derive(Default)]
pub(super) struct DocExamples {
    dependencies: String,
    source: String,
    count: usize,
}

impl DocExamples {
    pub(super) fn add(&mut self, member: &Member) {
        let name = &member.name;
        self.dependencies += &format!("{name} = {{ path = \"../crates/{name}\" }}\n");
        for file in &member.files {
            let parsed = syn::parse_file(&file.source).expect("generated files are Rust");
            for program in doc_programs(&parsed) {
                let lines = program.lines().map(|line| line.trim_start_matches("# "));
                let lines: Vec<_> = lines.collect();
                let program = lines.join("\n").replacen("sdk", name, 1);
                self.source += &format!("mod example_{} {{\n{program}\n}}\n", self.count);
                self.count += 1;
            }
        }
    }

    pub(super) fn write(&self, folder: &Path) {
        assert!(self.count > 0, "there are examples in the docs");
        let manifest = format!(
            "[package]\nname = \"doc_examples\"\nedition = \"2024\"\n\n[features]\ntesting = []\n\n[dependencies]\n{}",
            self.dependencies
        );
        write(&folder.join("Cargo.toml"), manifest);
        let source = format!(
            "//! Examples.\n#![allow(warnings, clippy::all)]\n{}",
            self.source
        );
        write(&folder.join("src/lib.rs"), source);
    }
}
