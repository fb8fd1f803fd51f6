//! `cargo xtask diff`: reports what the changes of a document mean for users of the generated crate.

use std::env;
use std::fs::OpenOptions;
use std::io::Write;
use std::mem;
use std::process::ExitCode;

use anyhow::Context;
use clap::{Arg, ArgAction, ArgMatches, Command};
use codegen::diff::{self, Change, Diff, Level, Report, Source, Version};

use crate::revision::{Comparison, Revision};
use crate::{output, version};

/// The environment variable with the file that GitHub shows as the summary of a step.
const STEP_SUMMARY: &str = "GITHUB_STEP_SUMMARY";

/// The command's arguments and help.
pub(crate) fn command() -> Command {
    Command::new("diff")
        .about("Report what the changes of an OpenAPI document mean for users of the generated crate")
        .long_about(
            "Report what the changes of an OpenAPI document mean for users of the generated crate.\n\n\
             Each change has three verdicts:\n\
             - source: major (programs no longer compile), minor (new items or warnings) or patch\n\
             - wire: breaking or compatible for clients that are in use\n\
             - behavior: what changes in programs that still compile\n\n\
             OLD and NEW are files, or REV:path for a file of a Git revision. Without NEW, OLD is compared with\n\
             the project's document in the working tree; without both, that is compared with the last commit.",
        )
        .after_help(
            "Exit status: 0 on success, 1 if there is a change that --fail-on names, 2 on errors.",
        )
        .args(revisions())
        .arg(current())
        .arg(
            Arg::new("format")
                .long("format")
                .value_name("FORMAT")
                .value_parser(["text", "json", "markdown", "github", "json-schema"])
                .default_value("text")
                .help("Output format; `github` prints annotations and writes a summary of the step, `json-schema` prints the schema of `json`"),
        )
        .arg(
            Arg::new("level")
                .long("level")
                .value_name("LEVEL")
                .value_parser(["source", "wire", "behavior"])
                .help("Show only changes that matter to one verdict"),
        )
        .arg(
            Arg::new("fail-on")
                .long("fail-on")
                .value_name("VERDICT")
                .value_delimiter(',')
                .action(ArgAction::Append)
                .value_parser(["major", "minor", "patch", "wire", "behavior"])
                .help("Exit with 1 if a change has one of these verdicts; `minor` includes `major`, `patch` any change"),
        )
}

/// The arguments for the two documents.
pub(crate) fn revisions() -> [Arg; 2] {
    [
        Arg::new("old")
            .value_name("OLD")
            .help("Old document: a file, or REV:path [default: the project's in the last commit]"),
        Arg::new("new")
            .value_name("NEW")
            .help("New document: a file, or REV:path [default: the project's in the working tree]"),
    ]
}

/// The argument for the version before the changes.
pub(crate) fn current() -> Arg {
    Arg::new("current")
        .long("current")
        .value_name("VERSION")
        .value_parser(|text: &str| text.parse::<Version>())
        .help("Version of the crate with the old document [default: that of the generated crate]")
}

/// The documents to compare and the version before.
pub(crate) fn read(arguments: &ArgMatches) -> anyhow::Result<(Comparison, Option<Version>)> {
    let argument = |name: &str| arguments.get_one::<String>(name);
    let old = match argument("old") {
        Some(old) => Revision::read(old),
        None => Revision::own_committed(),
    };
    let new = match argument("new") {
        Some(new) => Revision::read(new),
        None => Revision::own(),
    };
    let given = arguments.get_one::<Version>("current").cloned();
    Ok((Comparison::read(old, new)?, given.or_else(version::current)))
}

pub(crate) fn run(arguments: &ArgMatches) -> anyhow::Result<ExitCode> {
    let argument = |name: &str| arguments.get_one::<String>(name).map(String::as_str);
    let format = argument("format").unwrap_or_default();
    if format == "json-schema" {
        output::print(diff::SCHEMA)?;
        return Ok(ExitCode::SUCCESS);
    }
    let (comparison, version) = read(arguments)?;
    let Comparison { old, new } = &comparison;
    let changes = comparison.diff()?;
    let report = Report {
        diff: &changes,
        old: &old.texts.name,
        new: &new.path,
        version,
        level: match argument("level") {
            Some("source") => Some(Level::Source),
            Some("wire") => Some(Level::Wire),
            Some("behavior") => Some(Level::Behavior),
            _ => None,
        },
    };
    output::print(&match format {
        "json" => format!("{:#}\n", diff::json(&report)),
        "markdown" => diff::markdown(&report),
        "github" => {
            summarize(&diff::markdown(&report))?;
            diff::github(&report)
        }
        _ => diff::text(&report),
    })?;
    let verdicts = arguments.get_many::<String>("fail-on").unwrap_or_default();
    let verdicts: Vec<_> = verdicts.map(String::as_str).collect();
    let exit_code = match fails(&changes, &verdicts) {
        true => ExitCode::FAILURE,
        false => ExitCode::SUCCESS,
    };
    // The program ends here, and freeing the parts of two large documents one by one takes a while.
    mem::forget(comparison);
    Ok(exit_code)
}

fn fails(diff: &Diff, verdicts: &[&str]) -> bool {
    let has = |change: &Change, verdict: &str| {
        let source = change.kind.rule().source;
        match verdict {
            "major" => source == Source::Major,
            "minor" => source >= Source::Minor,
            "wire" => change.is_relevant(Level::Wire),
            "behavior" => change.is_relevant(Level::Behavior),
            _ => true,
        }
    };
    let mut changes = diff.changes.iter();
    changes.any(|change| verdicts.iter().any(|verdict| has(change, verdict)))
}

/// Appends to the summary of the step of a GitHub workflow, if this is one.
fn summarize(markdown: &str) -> anyhow::Result<()> {
    let Some(path) = env::var_os(STEP_SUMMARY).filter(|path| !path.is_empty()) else {
        return Ok(());
    };
    let file = OpenOptions::new().append(true).create(true).open(&path);
    let written = file.and_then(|mut file| file.write_all(markdown.as_bytes()));
    written.with_context(|| format!("cannot write to {STEP_SUMMARY}, {}", path.display()))
}
