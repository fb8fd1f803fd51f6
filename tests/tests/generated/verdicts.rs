//! The verdicts on source code are true: for each kind of change there is a program that compiles with the crate of the
//! old document, and with that of the new one exactly if the verdict is not major.

use std::collections::BTreeSet;
use std::fs;
use std::path::Path;

use codegen::File;
use codegen::diff::{ChangeKind, Source};
use serde_json::Value;
use tests::generated::check;
use tests::{changed_documents, entries, generate, kept_folder, read, stem, write};

/// The two documents for a kind of change, and the program.
struct Case {
    kind: ChangeKind,
    /// The ID of the kind as a name in Rust.
    name: String,
    old: Vec<File>,
    new: Vec<File>,
    program: String,
}

impl Case {
    fn new(kind: ChangeKind) -> Self {
        let folder = changed_documents(kind);
        Self {
            kind,
            name: kind.id().replace('-', "_"),
            old: generate(&folder.join("old.yaml")),
            new: generate(&folder.join("new.yaml")),
            program: read(&folder.join("user.rs")),
        }
    }

    fn is_major(&self) -> bool {
        self.kind.rule().source == Source::Major
    }

    /// The program, with the crate of one side as `sdk`.
    fn program(&self, side: &str) -> String {
        let (name, program) = (&self.name, &self.program);
        format!("#![allow(warnings)]\nuse {side}::{name} as sdk;\n{program}")
    }
}

#[test]
fn programs_compile_as_the_verdicts_say() {
    let cases: Vec<_> = ChangeKind::ALL.iter().copied().map(Case::new).collect();
    let folder = kept_folder("verdicts");
    write_workspace(&folder, &cases);
    let messages = check(&folder);
    let failed: BTreeSet<&str> = errors(&messages).map(|(target, _)| target).collect();
    let expected: BTreeSet<&str> = cases
        .iter()
        .filter(|case| case.is_major())
        .map(|case| &*case.name)
        .collect();
    let unexpected = errors(&messages).filter(|(target, _)| !expected.contains(target));
    let unexpected: Vec<_> = unexpected.map(|(_, text)| text).collect();
    assert!(
        unexpected.is_empty(),
        "these should compile:\n{}",
        unexpected.join("\n")
    );
    assert_eq!(expected, failed, "expected to fail, and failed");
}

/// Writes a workspace with all crates of a side as modules of one crate, so that there are two builds of generated code
/// instead of hundreds. Programs that compile are modules of one crate, too; each of the others is a crate, so that the
/// errors of one do not hide those of another.
fn write_workspace(folder: &Path, cases: &[Case]) {
    let runtime = tests::repository().join("runtime");
    let sdk = format!(
        "twilio-runtime = {{ path = {runtime:?}, default-features = false, features = [\"testing\"] }}"
    );
    let both = "old = { path = \"../old\" }\nnew = { path = \"../new\" }";
    for (name, dependencies) in [("old", &*sdk), ("new", &sdk), ("programs", both)] {
        let manifest = format!(
            "[package]\nname = {name:?}\nedition = \"2024\"\n\n[features]\ndefault = [\"testing\"]\ntesting = []\n\n\
             [dependencies]\n{dependencies}\n"
        );
        write(&folder.join(name).join("Cargo.toml"), manifest);
    }
    write(
        &folder.join("Cargo.toml"),
        "[workspace]\nresolver = \"3\"\nmembers = [\"old\", \"new\", \"programs\"]\n\n[profile.dev]\ndebug = false\n",
    );
    let mut programs = String::from("//! Programs.\n#![allow(warnings)]\n");
    for case in cases {
        for (side, files) in [("old", &case.old), ("new", &case.new)] {
            write_module(&folder.join(side).join("src"), &case.name, files);
            if side == "old" || !case.is_major() {
                let name = &case.name;
                let source = case.program(side).replacen("#![allow(warnings)]\n", "", 1);
                programs += &format!("mod {side}_{name} {{\n{source}}}\n");
            }
        }
        if case.is_major() {
            let main = format!("{}\nfn main() {{}}\n", case.program("new"));
            let file = format!("{}.rs", case.name);
            write(&folder.join("programs/src/bin").join(file), main);
        }
    }
    write(&folder.join("programs/src/lib.rs"), programs);
    for path in entries(&folder.join("programs/src/bin")) {
        let is_present = |case: &Case| case.is_major() && case.name == stem(&path);
        if !cases.iter().any(is_present) {
            fs::remove_file(&path).expect("a program of an earlier run can be removed");
        }
    }
    let modules = cases.iter();
    let modules: String = modules
        .map(|case| format!("pub mod {};\n", case.name))
        .collect();
    for side in ["old", "new"] {
        let root = format!("//! Crates.\n#![allow(warnings)]\n{modules}");
        write(&folder.join(side).join("src/lib.rs"), root);
    }
}

/// Writes a generated crate as a module of another one.
fn write_module(src: &Path, name: &str, files: &[File]) {
    for file in files {
        let path = match &*file.path {
            "lib.rs" => "mod.rs",
            other => other,
        };
        let source = file.source.replace("crate::", &format!("crate::{name}::"));
        write(&src.join(name).join(path), source);
    }
}

/// The errors of the compiler: the target, and the text.
fn errors(messages: &[Value]) -> impl Iterator<Item = (&str, &str)> {
    messages.iter().filter_map(|message| {
        let is_error = message["message"]["level"] == "error";
        let target = message["target"]["name"].as_str()?;
        let text = message["message"]["rendered"].as_str()?;
        is_error.then_some((target, text))
    })
}
