use std::path::Path;

use codegen::File;
use serde_json::Value;

use super::cargo::compile;
use super::uses::{Use, uses};
use crate::files::{kept_folder, repository, write};

/// The uses of the public items of each crate that do not compile with the next one.
///
/// The crates are written to a folder of that name, each with a program that contains all uses of the one before. As the
/// compiler does not check types while there are names that it cannot resolve, the program is checked again without what
/// failed until the rest compiles.
///
/// # Panics
///
/// If a crate does not compile, or a use of its items does not compile with the crate itself.
pub fn broken_uses(name: &str, crates: &[Vec<File>]) -> Vec<Vec<Use>> {
    let folder = kept_folder(name);
    write(
        &folder.join("Cargo.toml"),
        "[workspace]\nresolver = \"3\"\nmembers = [\"crates/*\", \"programs/*\"]\n\n[profile.dev]\ndebug = false\n",
    );
    for (index, files) in crates.iter().enumerate() {
        write_crate(&folder, index, files);
    }
    let mut programs: Vec<Vec<Line>> = crates
        .iter()
        .map(|files| uses(files).into_iter().map(Line::from).collect())
        .collect();
    for (index, lines) in programs.iter().enumerate() {
        write_program(&folder, ("own", index), index, lines);
    }
    programs.pop();
    loop {
        for (index, lines) in programs.iter().enumerate() {
            write_program(&folder, ("next", index), index + 1, lines);
        }
        let mut is_done = true;
        for (index, line) in compile(&folder, "check").iter().flat_map(failed_lines) {
            is_done &= std::mem::replace(&mut programs[index][line].is_broken, true);
        }
        if is_done {
            break;
        }
    }
    let broken = programs.into_iter().map(|lines| {
        let broken = lines.into_iter().filter(|line| line.is_broken);
        broken.map(|line| line.of).collect()
    });
    broken.collect()
}

/// A line of a program.
struct Line {
    of: Use,
    is_broken: bool,
}

impl From<Use> for Line {
    fn from(of: Use) -> Self {
        Self {
            of,
            is_broken: false,
        }
    }
}

const HEAD: &str =
    "#![allow(warnings)] use sdk::{*, testing::Example}; use std::collections::BTreeMap;\n";

/// The programs and lines that an error of the compiler is about.
fn failed_lines(message: &Value) -> Vec<(usize, usize)> {
    let message_text = &message["message"];
    if message_text["level"] != "error" {
        return Vec::new();
    }
    let target = message["target"]["name"].as_str().unwrap_or_default();
    let Some(index) = target.strip_prefix("next_") else {
        panic!("{target}: {}", message_text["rendered"]);
    };
    let index = index.parse().expect("a number");
    let spans = message_text["spans"].as_array().into_iter().flatten();
    let lines = spans
        .filter(|span| span["is_primary"] == true)
        .filter_map(|span| span["line_start"].as_u64());
    lines.map(|line| (index, line as usize - 2)).collect()
}

fn write_crate(folder: &Path, index: usize, files: &[File]) {
    let folder = folder.join(format!("crates/sdk_{index}"));
    let manifest = format!(
        "[package]\nname = \"sdk_{index}\"\nedition = \"2024\"\n\n[features]\ndefault = [\"testing\"]\ntesting = []\n\n\
         [dependencies]\n{}",
        runtime()
    );
    write(&folder.join("Cargo.toml"), manifest);
    for file in files {
        write(&folder.join("src").join(&file.path), &file.source);
    }
}

fn write_program(folder: &Path, (side, index): (&str, usize), sdk: usize, lines: &[Line]) {
    let name = format!("{side}_{index}");
    let folder = folder.join("programs").join(&name);
    let manifest = format!(
        "[package]\nname = \"{name}\"\nedition = \"2024\"\n\n[dependencies]\n{}\
         sdk = {{ path = \"../../crates/sdk_{sdk}\", package = \"sdk_{sdk}\" }}\n",
        runtime()
    );
    write(&folder.join("Cargo.toml"), manifest);
    let lines = lines.iter().map(|line| match line.is_broken {
        true => "\n".to_owned(),
        false => format!("{}\n", line.of.source),
    });
    let source = HEAD.to_owned() + &lines.collect::<String>();
    write(&folder.join("src/lib.rs"), source);
}

fn runtime() -> String {
    let path = repository().join("runtime");
    format!(
        "twilio-runtime = {{ path = {path:?}, default-features = false, features = [\"testing\"] }}\n"
    )
}
