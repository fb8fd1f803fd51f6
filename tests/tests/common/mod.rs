//! What the tests of the generator share.

#![allow(dead_code)] // each test file uses a part of it

pub(crate) mod programs;

use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, Output};

/// A document in `fixtures`: small, with one feature of OpenAPI each.
pub(crate) struct Fixture {
    pub(crate) name: String,
    pub(crate) path: PathBuf,
}

/// All fixtures, by name.
pub(crate) fn fixtures() -> Vec<Fixture> {
    let mut fixtures: Vec<_> = entries(&package().join("fixtures"))
        .into_iter()
        .map(|path| Fixture {
            name: stem(&path),
            path,
        })
        .collect();
    fixtures.sort_by(|a, b| a.name.cmp(&b.name));
    assert!(fixtures.len() > 1, "there are fixtures");
    fixtures
}

/// The files that a document gives.
pub(crate) fn generate(document: &Path) -> Vec<codegen::File> {
    codegen::generate(&read(document))
        .unwrap_or_else(|faults| panic!("{}: {faults}", document.display()))
}

pub(crate) fn package() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR"))
}

pub(crate) fn repository() -> &'static Path {
    package().parent().expect("this package is in a workspace")
}

/// A folder for a test alone, as an earlier run left it, so that what is built there need not be built again.
pub(crate) fn kept_folder(name: &str) -> PathBuf {
    let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join(name);
    fs::create_dir_all(&folder).expect("a folder below target can be made");
    folder
}

/// A folder for a test alone, with nothing in it.
pub(crate) fn empty_folder(name: &str) -> PathBuf {
    let folder = kept_folder(name);
    fs::remove_dir_all(&folder).expect("a folder below target can be removed");
    kept_folder(name)
}

pub(crate) fn read(path: &Path) -> String {
    fs::read_to_string(path).unwrap_or_else(|error| panic!("{}: {error}", path.display()))
}

/// Writes a file, unless it is there already: what has not changed need not be built again.
pub(crate) fn write(path: &Path, text: impl AsRef<[u8]>) {
    let text = text.as_ref();
    if fs::read(path).is_ok_and(|present| present == text) {
        return;
    }
    let folder = path.parent().expect("the path of a file");
    fs::create_dir_all(folder)
        .and_then(|()| fs::write(path, text))
        .unwrap_or_else(|error| panic!("{}: {error}", path.display()));
}

/// Writes the files of a crate's `src` folder.
pub(crate) fn write_source(folder: &Path, files: &[codegen::File]) {
    for file in files {
        write(&folder.join("src").join(&file.path), &file.source);
    }
}

/// What is in a folder.
pub(crate) fn entries(folder: &Path) -> Vec<PathBuf> {
    let listed = fs::read_dir(folder).and_then(Iterator::collect::<Result<Vec<_>, _>>);
    let listed = listed.unwrap_or_else(|error| panic!("{}: {error}", folder.display()));
    listed.into_iter().map(|entry| entry.path()).collect()
}

pub(crate) fn stem(path: &Path) -> String {
    let stem = path.file_stem().expect("the path of a file");
    stem.to_string_lossy().into_owned()
}

/// The manifest of a crate with generated source.
pub(crate) fn manifest(name: &str) -> String {
    let runtime = repository().join("runtime");
    format!(
        r#"[package]
name = {name:?}
edition = "2024"

[features]
reqwest = ["twilio-runtime/reqwest"]
webhooks = ["twilio-runtime/webhooks"]
testing = ["twilio-runtime/testing"]

[dependencies]
twilio-runtime = {{ path = {runtime:?}, default-features = false }}
"#
    )
}

/// Runs Clippy on the generated crates in a folder, as strictly as on our own.
pub(crate) fn clippy(folder: &Path) -> Output {
    let strict = ["warnings", "missing_docs", "unreachable_pub"];
    let mut arguments = vec![
        "clippy",
        "--workspace",
        "--features=testing",
        "--keep-going",
        "--",
    ];
    arguments.extend(strict.iter().flat_map(|lint| ["-D", lint]));
    cargo(folder, &arguments)
}

/// Runs Cargo on crates that use the runtime, with the dependencies that this repository's lock file names
/// and a target folder that all such crates share.
pub(crate) fn cargo(folder: &Path, arguments: &[&str]) -> Output {
    write(
        &folder.join("Cargo.lock"),
        read(&repository().join("Cargo.lock")),
    );
    let mut cargo = Command::new(env!("CARGO"));
    cargo
        .args(["--offline", "--quiet"])
        .args(arguments)
        .env("CARGO_TARGET_DIR", kept_folder("target"))
        .env("RUSTDOCFLAGS", "-D warnings")
        .current_dir(folder);
    run(&mut cargo)
}

pub(crate) fn run(command: &mut Command) -> Output {
    command
        .output()
        .unwrap_or_else(|error| panic!("{command:?}: {error}"))
}

/// What a program has said, for people.
pub(crate) fn printed(output: &Output) -> String {
    let text = [&output.stdout, &output.stderr].map(|text| String::from_utf8_lossy(text));
    format!("{}\n{}{}", output.status, text[0], text[1])
}
