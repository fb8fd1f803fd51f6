//! `cargo xtask coverage`: reports how much of a document the generated crate covers.

mod json;
mod summary;
mod text;

use std::path::PathBuf;
use std::process::ExitCode;

use anyhow::bail;
use clap::{Arg, ArgMatches, Command, value_parser};

use crate::paths::{self, shown};
use crate::{deny, document, output, report};

/// The command's arguments and help.
pub(crate) fn command() -> Command {
    Command::new("coverage")
        .about("Report how each keyword and each example of an OpenAPI document is used")
        .long_about(
            "Report how the crate generated from an OpenAPI document covers it:\n\n\
             - the keywords that are used, ignored (with the reason), unknown or rejected\n\
             - the values without a type\n\
             - the values in example responses that do not match their schemas\n\
             - the corrections by overlays, with their reasons",
        )
        .arg(
            Arg::new("spec")
                .value_name("FILE")
                .value_parser(value_parser!(PathBuf))
                .help(
                    "OpenAPI document to read, YAML or JSON [default: specs/twilio_verify_v2.yaml]",
                ),
        )
        .arg(
            Arg::new("format")
                .long("format")
                .value_name("FORMAT")
                .value_parser(["text", "json"])
                .default_value("text")
                .help("Output format"),
        )
        .arg(deny::argument())
}

pub(crate) fn run(arguments: &ArgMatches) -> anyhow::Result<ExitCode> {
    let given = arguments.get_one::<PathBuf>("spec").cloned();
    let spec = given.unwrap_or_else(paths::default_spec);
    let analysis = document::analyze(&spec)?;
    let coverage = codegen::coverage(&analysis);
    let format = arguments.get_one::<String>("format");
    output::print(&match format.map(String::as_str) {
        Some("json") => json::render(&coverage),
        _ => text::render(&spec, &coverage),
    })?;
    let diagnostics = &analysis.diagnostics;
    let is_denied = deny::is_denied(arguments, diagnostics);
    if diagnostics.has_errors() || is_denied {
        let reason = if is_denied { deny::REASON } else { "" };
        bail!("{} in {}{reason}", report::count(diagnostics), shown(&spec));
    }
    Ok(ExitCode::SUCCESS)
}
