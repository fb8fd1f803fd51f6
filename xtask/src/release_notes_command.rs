//! `cargo xtask release-notes`: writes a section of the changelog and an upgrade guide.

use std::process::ExitCode;

use clap::{Arg, ArgMatches, Command};
use codegen::diff::{Notes, release_notes};

use crate::revision::Comparison;
use crate::{diff_command, output, version};

/// The command's arguments and help.
pub(crate) fn command() -> Command {
    Command::new("release-notes")
        .about("Write a section of the changelog and an upgrade guide for the changes of an OpenAPI document")
        .long_about(
            "Write a section of the changelog in the form of Keep a Changelog and, if there are major changes, an\n\
             upgrade guide with Rust before and after each of them.\n\n\
             OLD and NEW are files, or REV:path for a file of a Git revision. Without NEW, OLD is compared with\n\
             the project's document in the working tree; without both, that is compared with the last commit.",
        )
        .args(diff_command::revisions())
        .arg(diff_command::current())
        .arg(
            Arg::new("date")
                .long("date")
                .value_name("DATE")
                .help("Date of the release, such as 2026-03-31 [default: none, so that the output is reproducible]"),
        )
}

pub(crate) fn run(arguments: &ArgMatches) -> anyhow::Result<ExitCode> {
    let (comparison, current) = diff_command::read(arguments)?;
    let Comparison { old, new } = &comparison;
    let diff = comparison.diff()?;
    if let (Some(old), Some(new)) = (&old.analysis.api, &new.analysis.api) {
        output::print(&release_notes(&Notes {
            diff: &diff,
            old,
            new,
            version: current,
            date: arguments.get_one::<String>("date").map(String::as_str),
            crate_name: &version::crate_name(),
        }))?;
    }
    Ok(ExitCode::SUCCESS)
}
