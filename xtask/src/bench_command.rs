//! `cargo xtask bench`: measures the generator and the builds of the crate against what users would pick instead.

mod builds;
mod cpu_time;
mod generator;
mod limit;
mod peers;

use std::fs;
use std::path::PathBuf;
use std::process::ExitCode;

use anyhow::Context;
use clap::{Arg, ArgAction, ArgMatches, Command, value_parser};

use crate::paths::shown;
use crate::{output, paths};
use cpu_time::Measurement;

/// The command's arguments and help.
pub(crate) fn command() -> Command {
    Command::new("bench")
        .about("Measure the generator and the builds of the crate")
        .long_about(
            "Measure the generator and the builds of the crate.\n\n\
             The generator is compared with the least that it has to do, which is to parse the document and to format the\n\
             files, and with other generators if they are installed. The builds are those of the generated crate, with and\n\
             without its default features, and of the crates of these generators. All figures are CPU seconds, medians of\n\
             alternating runs.",
        )
        .after_help(
            "Calls have benchmarks of their own; see BENCHMARKS.md. Build with `--profile release` to measure what the\n\
             generator can do rather than what maintainers wait for.",
        )
        .arg(
            Arg::new("what")
                .value_name("WHAT")
                .value_parser(["generator", "builds"])
                .help("Measure only one of the two"),
        )
        .arg(
            Arg::new("spec")
                .long("spec")
                .value_name("FILE")
                .value_parser(value_parser!(PathBuf))
                .help("Document for the generators [default: specs/twilio_verify_v2.yaml]"),
        )
        .arg(
            Arg::new("runs")
                .long("runs")
                .value_name("NUMBER")
                .value_parser(value_parser!(u32).range(1..))
                .default_value("5")
                .help("Number of runs of each program"),
        )
        .arg(
            Arg::new("limit")
                .long("limit")
                .hide(true)
                .value_name("FILES")
                .value_parser(value_parser!(PathBuf))
                .action(ArgAction::Set),
        )
}

pub(crate) fn run(arguments: &ArgMatches) -> anyhow::Result<ExitCode> {
    let spec = arguments.get_one::<PathBuf>("spec").cloned();
    let spec = spec.unwrap_or_else(paths::default_spec);
    if let Some(files) = arguments.get_one::<PathBuf>("limit") {
        limit::run(&spec, files)?;
        return Ok(ExitCode::SUCCESS);
    }
    let runs = arguments.get_one::<u32>("runs").copied().unwrap_or(1);
    let what = arguments.get_one::<String>("what").map(String::as_str);
    let folder = paths::workspace().join("target/bench");
    let spec = fs::canonicalize(&spec).with_context(|| format!("cannot read {}", shown(&spec)))?;
    let (peers, others) = peers::installed();
    if what != Some("builds") {
        let measurements = generator::measure(&spec, &folder, &peers, runs)?;
        output::print(&table("generation", &measurements))?;
    }
    if what != Some("generator") {
        for (title, measurements) in builds::measure(&spec, &folder, &peers, runs)? {
            output::print(&table(title, &measurements))?;
        }
    }
    output::print(&others)?;
    Ok(ExitCode::SUCCESS)
}

/// Formats measurements as a table in Markdown, with ratios to the first.
fn table(title: &str, measurements: &[Measurement]) -> String {
    let first = measurements.first().and_then(Measurement::median);
    let rows = measurements.iter().map(|measurement| {
        let (seconds, ratio) = match (measurement.median(), first) {
            (Some(seconds), Some(first)) => {
                (format!("{seconds:.3}"), format!("{:.2}", seconds / first))
            }
            (Some(seconds), None) => (format!("{seconds:.3}"), String::new()),
            (None, _) => ("fails".to_owned(), String::new()),
        };
        format!("| {} | {seconds} | {ratio} |\n", measurement.name)
    });
    let rows: String = rows.collect();
    format!("\n| {title} | CPU seconds | ratio |\n|---|---|---|\n{rows}")
}
