//! What is generated compiles, without a warning of the compiler, Clippy or rustdoc.

mod common;

use std::fs;
use std::path::{Path, PathBuf};
use std::sync::LazyLock;

use common::{
    cargo, clippy, empty_folder, entries, fixtures, generate, kept_folder, manifest, package,
    printed, stem, write, write_source,
};
use tests::xtask;

/// A workspace with a crate for each fixture, so that their dependencies are built once.
static CRATES: LazyLock<PathBuf> = LazyLock::new(|| {
    let folder = kept_folder("compiled");
    let fixtures = fixtures();
    let mut programs = Programs::default();
    for fixture in &fixtures {
        let member = folder.join("crates").join(&fixture.name);
        let files = generate(&fixture.path);
        write(&member.join("Cargo.toml"), manifest(&fixture.name));
        write_source(&member, &files);
        programs.add(&fixture.name, &files);
    }
    programs.write(&folder.join("programs"));
    for member in entries(&folder.join("crates")) {
        if fixtures.iter().all(|fixture| fixture.name != stem(&member)) {
            fs::remove_dir_all(&member).expect("the crate of an earlier fixture can be removed");
        }
    }
    write(
        &folder.join("Cargo.toml"),
        "[workspace]\nresolver = \"3\"\nmembers = [\"crates/*\", \"programs\"]\n",
    );
    folder
});

/// The programs in the docs of all fixtures as one crate, which takes a second where rustdoc takes one for each.
#[derive(Default)]
struct Programs {
    dependencies: String,
    source: String,
    count: usize,
}

impl Programs {
    fn add(&mut self, fixture: &str, files: &[codegen::File]) {
        self.dependencies += &format!("{fixture} = {{ path = \"../crates/{fixture}\" }}\n");
        for file in files {
            let parsed = syn::parse_file(&file.source).expect("generated files are Rust");
            for program in tests::doc_programs(&parsed) {
                let lines = program.lines().map(|line| line.trim_start_matches("# "));
                let lines: Vec<_> = lines.collect();
                let program = lines.join("\n").replacen("sdk", fixture, 1);
                self.source += &format!("mod program_{} {{\n{program}\n}}\n", self.count);
                self.count += 1;
            }
        }
    }

    fn write(&self, folder: &Path) {
        assert!(self.count > 50, "{} programs", self.count);
        let manifest = format!(
            "[package]\nname = \"programs\"\nedition = \"2024\"\n\n[features]\ntesting = []\n\n[dependencies]\n{}",
            self.dependencies
        );
        write(&folder.join("Cargo.toml"), manifest);
        // Nobody runs them.
        let source = format!(
            "//! Programs.\n#![allow(warnings, clippy::all)]\n{}",
            self.source
        );
        write(&folder.join("src/lib.rs"), source);
    }
}

#[test]
fn no_fixture_gives_a_warning() {
    let linted = clippy(&CRATES);
    assert!(linted.status.success(), "{}", printed(&linted));
}

#[test]
fn the_docs_of_no_fixture_give_a_warning() {
    let documented = cargo(
        &CRATES,
        &[
            "doc",
            "--workspace",
            "--features=testing",
            "--no-deps",
            "--keep-going",
        ],
    );
    assert!(documented.status.success(), "{}", printed(&documented));
}

#[test]
fn a_crate_made_by_the_command_line_builds_as_it_stands() {
    let folder = empty_folder("standalone");
    let document = package().join("fixtures/sids.yaml");
    let document = document.to_str().expect("this folder's path is UTF-8");
    let made = xtask(&folder, &["codegen", "--out", ".", "--spec", document]);
    assert!(made.status.success(), "{}", printed(&made));
    // Without reqwest, which takes longer to build than all the rest; Cargo reads the feature all the same.
    let checked = cargo(&folder, &["check", "--no-default-features"]);
    assert!(checked.status.success(), "{}", printed(&checked));
}
