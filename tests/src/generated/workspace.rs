use std::fs;
use std::path::PathBuf;

use super::cargo::{cargo, run_program};
use super::doc_examples::DocExamples;
use super::member::{Lints, Member};
use crate::files::{entries, kept_folder, stem, write};

/// A workspace of generated crates, and a crate with the examples in their docs, which share the builds of their
/// dependencies.
pub struct Workspace {
    folder: PathBuf,
    members: Vec<Member>,
}

impl Workspace {
    /// Writes the crates to a folder of that name. Files that did not change since the last run are left as they are.
    ///
    /// # Panics
    ///
    /// If a file cannot be written.
    pub fn new(name: &str, members: Vec<Member>) -> Self {
        let folder = kept_folder(name);
        let crates = folder.join("crates");
        let mut doc_examples = DocExamples::default();
        for member in &members {
            let folder = crates.join(&member.name);
            member.write(&folder);
            doc_examples.add(member);
        }
        doc_examples.write(&folder.join("doc_examples"));
        for path in entries(&crates) {
            if !members.iter().any(|member| member.name == stem(&path)) {
                fs::remove_dir_all(&path).expect("a crate of an earlier run can be removed");
            }
        }
        write(
            &folder.join("Cargo.toml"),
            "[workspace]\nresolver = \"3\"\nmembers = [\"crates/*\", \"doc_examples\"]\n\n[profile.dev]\ndebug = false\n",
        );
        Self { folder, members }
    }

    /// Compiles all crates with Clippy.
    ///
    /// # Panics
    ///
    /// If there is an error or, in a crate with strict lints, a warning.
    pub fn clippy(&self) {
        let arguments = [
            "clippy",
            "--workspace",
            "--features=testing",
            "--keep-going",
        ];
        cargo(&self.folder, &arguments);
    }

    /// Documents the crates with strict lints.
    ///
    /// # Panics
    ///
    /// If there is a warning.
    pub fn doc(&self) {
        let mut arguments = vec![
            "doc",
            "--workspace",
            "--features=testing",
            "--no-deps",
            "--keep-going",
            "--exclude=doc_examples",
        ];
        let lenient = |member: &&Member| member.lints == Lints::Lenient;
        for member in self.members.iter().filter(lenient) {
            arguments.extend(["--exclude", &member.name]);
        }
        cargo(&self.folder, &arguments);
    }

    /// Builds the members' programs.
    ///
    /// # Panics
    ///
    /// If one does not compile.
    pub fn build_programs(&self) {
        cargo(
            &self.folder,
            &["build", "--workspace", "--bins", "--features=testing"],
        );
    }

    /// Runs the program of the member with a name, after [`build_programs`](Self::build_programs), and returns its output.
    ///
    /// # Panics
    ///
    /// If the program fails.
    pub fn run(&self, name: &str) -> Vec<u8> {
        run_program(name)
    }
}
