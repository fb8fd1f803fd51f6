//! `cargo xtask codegen`.

use std::fs;
use std::io::ErrorKind;
use std::path::{Path, PathBuf};
use std::process::ExitCode;

use codegen::{Diagnostics, File, Level};

use crate::document::{self, shown};
use crate::file_system::{Disk, Lock};
use crate::manifest::{self, Manifest};
use crate::{extras, report, tree};

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
    let root = document::workspace();
    let spec = arguments.spec.clone().unwrap_or_else(document::own);
    let out = arguments
        .out
        .clone()
        .unwrap_or_else(|| root.join("generated"));
    let text = document::read(&spec)?;
    let examined = codegen::examine(&text);
    let diagnostics = &examined.diagnostics;
    report::print(&spec, &text, diagnostics)?;
    let Some(api) = &examined.api else {
        return Err(failure(&spec, diagnostics));
    };
    // What is there is looked at under the lock, too: another run may be about to replace it.
    let _lock = lock(&out, arguments.check)?;
    let files = codegen::emit(api, &extras::find(&out, &spec)?);
    let warnings = match diagnostics.count(Level::Warning) {
        0 => String::new(),
        _ => format!("; {}", report::count(diagnostics)),
    };
    let src = out.join("src");
    if arguments.check {
        return check(&src, &files, arguments, &warnings);
    }
    let manifest = Manifest::of(&out)?;
    let changed = tree::write(&Disk, &src, &files)?;
    if manifest == Manifest::Missing {
        manifest::create(&out, &spec, &root)?;
    }
    println!(
        "{} files in {}, {changed} of them changed{warnings}",
        files.len(),
        shown(&src)
    );
    Ok(ExitCode::SUCCESS)
}

/// Tells what is not as it should be.
fn check(
    src: &Path,
    files: &[File],
    arguments: &Arguments,
    warnings: &str,
) -> Result<ExitCode, String> {
    let differences = tree::compare(src, files)?;
    if differences.is_empty() {
        if !warnings.is_empty() {
            println!("the files in {} are up to date{warnings}", shown(src));
        }
        return Ok(ExitCode::SUCCESS);
    }
    for difference in &differences {
        println!("{difference}");
    }
    println!(
        "{} of the files in {} are not up to date; run `{}`{warnings}",
        differences.len(),
        shown(src),
        command(arguments)
    );
    Ok(ExitCode::FAILURE)
}

/// Keeps other runs away from the folder, which is made unless nothing is to be written: where there is none then,
/// there is nothing to keep.
fn lock(out: &Path, check: bool) -> Result<Option<Lock>, String> {
    let made = if check {
        Ok(())
    } else {
        fs::create_dir_all(out)
    };
    match made.and_then(|()| Lock::wait(out)) {
        Ok(lock) => Ok(Some(lock)),
        Err(error) if check && error.kind() == ErrorKind::NotFound => Ok(None),
        Err(error) => {
            let what = if check { "read" } else { "write to" };
            Err(format!("cannot {what} {}: {error}", shown(out)))
        }
    }
}

/// How many things keep a document from being used, and where to read more of them.
fn failure(spec: &Path, diagnostics: &Diagnostics) -> String {
    let first = diagnostics.iter().next().map(|fault| fault.code.as_str());
    format!(
        "{} in {}, nothing was written; `cargo xtask explain {}` tells more",
        report::count(diagnostics),
        shown(spec),
        first.unwrap_or_default()
    )
}

/// The command that brings the files up to date, as a shell takes it.
fn command(arguments: &Arguments) -> String {
    let mut words = vec!["cargo xtask codegen".to_owned()];
    for (option, value) in [("--spec", &arguments.spec), ("--out", &arguments.out)] {
        let value = value.as_ref().map(|value| value.display().to_string());
        words.extend(value.map(|value| {
            // No path holds the one character that cannot be quoted.
            let quoted = shlex::try_quote(&value).unwrap_or((&value).into());
            format!("{option} {quoted}")
        }));
    }
    words.join(" ")
}
