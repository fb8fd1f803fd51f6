//! `cargo xtask codegen`.

use std::path::{Path, PathBuf};
use std::process::ExitCode;
use std::{env, fs};

use crate::file_system::{Disk, Lock};
use crate::manifest::{self, Manifest};
use crate::tree;

/// Writes the source of the SDK from its OpenAPI document
///
/// Without options: from specs/twilio_verify_v2.yaml into generated/src.
#[derive(clap::Args)]
pub(crate) struct Arguments {
    /// The OpenAPI 3.0 document to read, YAML or JSON
    #[arg(long, value_name = "FILE")]
    spec: Option<PathBuf>,
    /// The folder of the crate to write; where it has no Cargo.toml, a new crate is made
    #[arg(long, value_name = "DIR")]
    out: Option<PathBuf>,
    /// Write nothing; exit with 1 and a list where the written files are not what the document gives
    #[arg(long)]
    check: bool,
}

pub(crate) fn run(arguments: &Arguments) -> Result<ExitCode, String> {
    let root = workspace();
    let spec = arguments
        .spec
        .clone()
        .unwrap_or_else(|| root.join("specs/twilio_verify_v2.yaml"));
    let out = arguments
        .out
        .clone()
        .unwrap_or_else(|| root.join("generated"));
    let text = fs::read(&spec).map_err(|error| format!("cannot read {}: {error}", shown(&spec)))?;
    let text = String::from_utf8(text).map_err(|error| {
        format!(
            "{} is not UTF-8 from byte {} on",
            shown(&spec),
            error.utf8_error().valid_up_to()
        )
    })?;
    let files = codegen::generate(&text).map_err(|faults| report(&spec, &faults))?;
    let src = out.join("src");
    if arguments.check {
        let differences = tree::compare(&src, &files)?;
        if differences.is_empty() {
            return Ok(ExitCode::SUCCESS);
        }
        for difference in &differences {
            println!("{difference}");
        }
        println!(
            "{} of the files in {} are not up to date; run `{}`",
            differences.len(),
            shown(&src),
            command(arguments)
        );
        return Ok(ExitCode::FAILURE);
    }
    let manifest = Manifest::of(&out)?;
    tree::refuse_foreign(&src)?;
    let _lock = fs::create_dir_all(&out)
        .and_then(|()| Lock::wait(&out))
        .map_err(|error| format!("cannot write to {}: {error}", shown(&out)))?;
    let changed = tree::write(&Disk, &src, &files)?;
    if manifest == Manifest::Missing {
        manifest::create(&out, &spec, &root)?;
    }
    println!(
        "{} files in {}, {changed} of them changed",
        files.len(),
        shown(&src)
    );
    Ok(ExitCode::SUCCESS)
}

/// The folder of the workspace that this program belongs to.
fn workspace() -> PathBuf {
    let own = Path::new(env!("CARGO_MANIFEST_DIR"));
    own.parent().unwrap_or(own).to_owned()
}

/// Everything that is wrong with a document, a line each, with its place in the file.
fn report(spec: &Path, faults: &codegen::Diagnostics) -> String {
    let lines: Vec<_> = faults
        .iter()
        .map(|fault| match fault.location {
            Some(_) => format!("{}:{fault}", shown(spec)),
            None => format!("{}: {fault}", shown(spec)),
        })
        .collect();
    let count = match lines.len() {
        1 => "one fault".to_owned(),
        many => format!("{many} faults"),
    };
    format!(
        "{count} in {}, nothing was written\n{}",
        shown(spec),
        lines.join("\n")
    )
}

/// The command that brings the files up to date.
fn command(arguments: &Arguments) -> String {
    let mut words = vec!["cargo xtask codegen".to_owned()];
    for (option, value) in [("--spec", &arguments.spec), ("--out", &arguments.out)] {
        words.extend(
            value
                .iter()
                .map(|value| format!("{option} {}", value.display())),
        );
    }
    words.join(" ")
}

/// A path as a person would write it here.
pub(crate) fn shown(path: &Path) -> String {
    let here = env::current_dir().unwrap_or_default();
    path.strip_prefix(here)
        .unwrap_or(path)
        .display()
        .to_string()
}
