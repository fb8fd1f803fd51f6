//! `cargo xtask codegen`: generates the source of a crate from a document.

use std::fs;
use std::io::ErrorKind;
use std::path::{Path, PathBuf};
use std::process::ExitCode;

use anyhow::{Context, bail};
use clap::{Arg, ArgAction, ArgMatches, Command, value_parser};
use codegen::api::Api;
use codegen::{Diagnostics, Level};

use crate::drift::{Drift, Entry};
use crate::generation::Generation;
use crate::lock::Lock;
use crate::paths::{self, shown};
use crate::record::{Record, Table};
use crate::texts::Texts;
use crate::tree::Difference;
use crate::{deny, document, output, reference, report, tree};

/// The command's arguments and help.
pub(crate) fn command() -> Command {
    Command::new("codegen")
        .about("Generate the source of a crate from an OpenAPI document")
        .long_about(
            "Generate the source of a crate from an OpenAPI document.\n\n\
             Without options, reads specs/twilio_verify_v2.yaml and writes generated/src and the reference: pages in\n\
             generated/reference, generated/api.md, generated/llms.txt, specs/overlays/code_samples.yaml and the data of the\n\
             MCP server. All errors and warnings of the document are reported in one run. Nothing is written if the document has errors,\n\
             or if the files are up to date. A mistake with one sensible interpretation is a warning.",
        )
        .arg(
            Arg::new("spec")
                .long("spec")
                .value_name("FILE")
                .value_parser(value_parser!(PathBuf))
                .help("OpenAPI document to read, YAML or JSON [default: specs/twilio_verify_v2.yaml]"),
        )
        .arg(
            Arg::new("out")
                .long("out")
                .value_name("DIR")
                .value_parser(value_parser!(PathBuf))
                .help("Folder of the crate to write; created, with a Cargo.toml, if missing [default: generated]"),
        )
        .arg(
            Arg::new("check")
                .long("check")
                .action(ArgAction::SetTrue)
                .help("Write nothing; list the files that are not up to date, and exit with 1 if there are any"),
        )
        .arg(
            Arg::new("reference")
                .long("reference")
                .action(ArgAction::SetTrue)
                .help("Write the reference, too, and from then on: pages in Markdown, api.md, llms.txt, code_samples.yaml, reference.json"),
        )
        .arg(deny::argument())
}

/// The parsed arguments.
struct Arguments {
    spec: Option<PathBuf>,
    out: Option<PathBuf>,
    check: bool,
    reference: bool,
}

impl From<&ArgMatches> for Arguments {
    fn from(matches: &ArgMatches) -> Self {
        let path = |name: &str| matches.get_one::<PathBuf>(name).cloned();
        Self {
            spec: path("spec"),
            out: path("out"),
            check: matches.get_flag("check"),
            reference: matches.get_flag("reference"),
        }
    }
}

pub(crate) fn run(matches: &ArgMatches) -> anyhow::Result<ExitCode> {
    let arguments = Arguments::from(matches);
    let spec = arguments.spec.clone().unwrap_or_else(paths::default_spec);
    let out = arguments.out.clone().unwrap_or_else(paths::default_crate);
    let (texts, api, diagnostics) = analyze(&spec)?;
    report::print(&texts, &diagnostics)?;
    let is_denied = deny::is_denied(matches, &diagnostics);
    let Some(api) = api.filter(|_| !is_denied) else {
        bail!(failure(&spec, &diagnostics, is_denied));
    };
    // Taken before the crate is read, because another run may be about to replace it.
    let _lock = lock(&out, arguments.check)?;
    let has_reference = arguments.reference || reference::is_wanted(&spec, &out)?;
    let generation = Generation::new(&spec, &out, &api, &texts, has_reference)?;
    let warnings = match diagnostics.count(Level::Warning) {
        0 => String::new(),
        _ => format!("; {}", report::count(&diagnostics)),
    };
    if arguments.check {
        return check(&out, &generation, &arguments, &warnings);
    }
    let (changed, changed_pages) = generation.write(&spec, &out)?;
    let pages = generation.reference.map_or(String::new(), |reference| {
        format!(
            "; {} of the reference, {changed_pages} changed",
            reference.count()
        )
    });
    output::print(&format!(
        "{} files in {}, {changed} changed{pages}{warnings}\n",
        generation.files.len(),
        shown(&out.join("src"))
    ))?;
    Ok(ExitCode::SUCCESS)
}

/// Analyzes a document, and keeps only what is needed to generate files: the rest of the analysis of a large one takes more
/// memory than these.
fn analyze(spec: &Path) -> anyhow::Result<(Texts, Option<Api>, Diagnostics)> {
    let (texts, analysis) = document::read_and_analyze(spec)?;
    Ok((texts, analysis.api, analysis.diagnostics))
}

/// Lists the files that are not up to date.
fn check(
    out: &Path,
    generation: &Generation,
    arguments: &Arguments,
    warnings: &str,
) -> anyhow::Result<ExitCode> {
    let src = out.join("src");
    let differences = tree::compare(&src, &generation.files)?.into_iter();
    let mut differences: Vec<_> = differences
        .map(|Difference { path, state }| Entry {
            shown: shown(&src.join(&path)),
            table: Table::Source,
            key: path,
            state,
        })
        .collect();
    if let Some(reference) = &generation.reference {
        differences.extend(reference.compare()?);
    }
    let drift = Drift {
        differences,
        record: &generation.record,
        last: Record::read(out)?,
    };
    if drift.is_none() {
        if !warnings.is_empty() {
            output::print(&format!(
                "the files in {} are up to date{warnings}\n",
                shown(&src)
            ))?;
        }
        return Ok(ExitCode::SUCCESS);
    }
    let report = drift.report(&update_command(arguments));
    output::print(&format!("{report}{}{warnings}\n", drift.count()))?;
    Ok(ExitCode::FAILURE)
}

/// Locks the crate's folder, which is created unless this is a check. A check of a missing folder needs no lock.
fn lock(out: &Path, check: bool) -> anyhow::Result<Option<Lock>> {
    if !check {
        fs::create_dir_all(out).with_context(|| format!("cannot create {}", shown(out)))?;
    }
    match Lock::acquire(out) {
        Err(error) if check && error.kind() == ErrorKind::NotFound => Ok(None),
        lock => {
            let lock = lock.with_context(|| format!("cannot lock {}", shown(out)))?;
            Ok(Some(lock))
        }
    }
}

/// The message for a document with errors, or with warnings that are treated as errors.
fn failure(spec: &Path, diagnostics: &Diagnostics, is_denied: bool) -> String {
    let first = diagnostics.iter().next();
    format!(
        "{} in {}{}, nothing was written; run `cargo xtask explain {}` for an explanation",
        report::count(diagnostics),
        shown(spec),
        if is_denied { deny::REASON } else { "" },
        first
            .map(|diagnostic| diagnostic.code.as_str())
            .unwrap_or_default()
    )
}

/// The command that updates the files, quoted for a shell.
fn update_command(arguments: &Arguments) -> String {
    let mut words = vec!["cargo xtask codegen".to_owned()];
    for (option, path) in [("--spec", &arguments.spec), ("--out", &arguments.out)] {
        if let Some(path) = path {
            let path = path.display().to_string();
            // The only character that cannot be quoted, NUL, is in no path.
            let quoted = shlex::try_quote(&path).unwrap_or((&path).into());
            words.push(format!("{option} {quoted}"));
        }
    }
    words.extend(arguments.reference.then(|| "--reference".to_owned()));
    words.join(" ")
}
