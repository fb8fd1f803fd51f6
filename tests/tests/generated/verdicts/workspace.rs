use std::fs;
use std::path::Path;

use codegen::File;
use tests::{entries, repository, stem, write};

use super::case::Case;

const SIDES: [&str; 2] = ["old", "new"];

/// Writes a workspace with all crates of a side as modules of one crate, so that there are two builds of generated code
/// instead of hundreds. Programs that compile are modules of one crate, too, which runs them; each of the others is a
/// crate, so that the errors of one do not hide those of another.
///
/// The crates of both sides have the same name, as if they were versions of one crate.
pub(super) fn write_workspace(folder: &Path, cases: &[Case]) {
    write(
        &folder.join("Cargo.toml"),
        "[workspace]\nresolver = \"3\"\nmembers = [\"programs\"]\nexclude = [\"old\", \"new\"]\n\n[profile.dev]\ndebug = false\n",
    );
    let runtime = repository().join("runtime");
    let runtime = format!(
        "twilio-runtime = {{ path = {runtime:?}, default-features = false, features = [\"testing\"] }}\n"
    );
    for (version, side) in SIDES.iter().enumerate() {
        let manifest = format!(
            "[package]\nname = \"sdk\"\nversion = \"1.0.{version}\"\nedition = \"2024\"\n\n\
             [features]\ndefault = [\"testing\"]\ntesting = []\n\n[dependencies]\n{runtime}"
        );
        write(&folder.join(side).join("Cargo.toml"), manifest);
        write_crate(&folder.join(side).join("src"), side, cases);
    }
    let programs = folder.join("programs");
    let sides =
        SIDES.map(|side| format!("{side} = {{ path = \"../{side}\", package = \"sdk\" }}\n"));
    let manifest = format!(
        "[package]\nname = \"programs\"\nedition = \"2024\"\n\n[dependencies]\n{runtime}{}",
        sides.concat()
    );
    write(&programs.join("Cargo.toml"), manifest);
    write(
        &programs.join("src/server.rs"),
        include_str!("server.rs.in"),
    );
    write(&programs.join("src/lib.rs"), compiling_programs(cases));
    write(
        &programs.join("src/main.rs"),
        "//! Runs the programs.\n\nfn main() {\n    println!(\"{}\", programs::run_all());\n}\n",
    );
    write_failing_programs(&programs.join("src/bin"), cases);
}

/// Writes the crate of a side, whose modules are generated crates.
fn write_crate(src: &Path, side: &str, cases: &[Case]) {
    let mut root = String::from("//! Crates.\n#![allow(warnings)]\n");
    for case in cases {
        let files = if side == "old" { &case.old } else { &case.new };
        write_module(src, &case.name, files);
        root += &format!("pub mod {};\n", case.name);
    }
    write(&src.join("lib.rs"), root);
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

/// A crate with all programs that compile, whose function `run_all` returns what those that run with both sides show.
fn compiling_programs(cases: &[Case]) -> String {
    let mut modules = String::new();
    let mut runs = String::new();
    for side in SIDES {
        for case in cases {
            let name = &case.name;
            let mut module = |purpose: &str, program: &str| {
                modules += &format!(
                    "mod {side}_{name}_{purpose} {{\nuse crate::server;\nuse {side}::{name} as sdk;\n{program}}}\n"
                );
            };
            if let Some(program) = &case.runnable {
                module("runs", program);
                let is_new = side == "new";
                runs += &format!(
                    "let server = Server::new({is_new});\n\
                     runs[{side:?}][{name:?}] = run(&server, {side}_{name}_runs::program(&server));\n"
                );
            }
            if case.is_major() && side == "old" {
                module("compiles", &case.program);
            }
        }
    }
    format!(
        "//! Programs.\n#![allow(warnings)]\n\nmod server;\n\nuse server::{{Server, run}};\nuse twilio_runtime::{{Json, json}};\n\n\
         pub fn run_all() -> Json {{\nlet mut runs = json!({{ \"old\": {{}}, \"new\": {{}} }});\n{runs}runs\n}}\n\n{modules}"
    )
}

/// Writes a program for each major change, with the new crate.
fn write_failing_programs(folder: &Path, cases: &[Case]) {
    for case in cases.iter().filter(|case| case.is_major()) {
        let (name, program) = (&case.name, &case.program);
        let main =
            format!("#![allow(warnings)]\nuse new::{name} as sdk;\n{program}\nfn main() {{}}\n");
        write(&folder.join(format!("{name}.rs")), main);
    }
    for path in entries(folder) {
        let is_present = |case: &Case| case.is_major() && case.name == stem(&path);
        if !cases.iter().any(is_present) {
            fs::remove_file(&path).expect("a program of an earlier run can be removed");
        }
    }
}
