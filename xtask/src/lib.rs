//! The maintainers' command line, `cargo xtask`: parses arguments, reads and writes files, and prints. The work is done
//! by [`codegen`].

mod backup;
mod bench_command;
mod cargo;
mod changelog;
mod codegen_command;
mod committed_source;
mod coverage_command;
mod crate_context;
mod dated_revisions;
mod deny;
mod diff_command;
mod document;
mod document_files;
mod drift;
mod explain_command;
pub mod file_system;
mod generation;
mod git;
mod history;
mod lock;
mod manifest;
mod output;
mod paths;
mod record;
mod reference;
mod release_notes_command;
mod replay_command;
mod report;
mod revision;
mod texts;
pub mod tree;
mod update_command;
mod version;

use std::io;
use std::process::ExitCode;

use clap::Command;

/// The exit code of a command that failed; a command that reports differences exits with 1.
const FAILED: u8 = 2;

/// Runs the command given on the command line.
pub fn main() -> ExitCode {
    let result = match command_line().get_matches().subcommand() {
        Some(("bench", arguments)) => bench_command::run(arguments),
        Some(("codegen", arguments)) => codegen_command::run(arguments),
        Some(("coverage", arguments)) => coverage_command::run(arguments),
        Some(("diff", arguments)) => diff_command::run(arguments),
        Some(("explain", arguments)) => explain_command::run(arguments),
        Some(("release-notes", arguments)) => release_notes_command::run(arguments),
        Some(("replay", arguments)) => replay_command::run(arguments),
        Some(("update", arguments)) => update_command::run(arguments),
        _ => unreachable!("clap accepts only the subcommands above, and requires one"),
    };
    result.unwrap_or_else(|error| {
        eprintln!("error: {error:#}");
        if let Some(advice) = error.chain().find_map(advice) {
            eprintln!("help: {advice}");
        }
        ExitCode::from(FAILED)
    })
}

fn command_line() -> Command {
    Command::new("cargo xtask")
        .bin_name("cargo xtask")
        .about("Generate and maintain SDK crates for OpenAPI documents")
        .after_help(
            "Exit status: 0 on success, 1 if `codegen --check` finds files that are not up to date or\n             `diff --fail-on` finds such a change, 2 on errors, and on warnings with `--deny warnings`.",
        )
        .subcommand_required(true)
        .arg_required_else_help(true)
        .disable_help_subcommand(true)
        .subcommand(bench_command::command())
        .subcommand(codegen_command::command())
        .subcommand(coverage_command::command())
        .subcommand(diff_command::command())
        .subcommand(explain_command::command())
        .subcommand(release_notes_command::command())
        .subcommand(replay_command::command())
        .subcommand(update_command::command())
}

/// What to do about an error of a file operation; other errors say it themselves.
fn advice(cause: &(dyn std::error::Error + 'static)) -> Option<&'static str> {
    use io::ErrorKind;

    Some(match cause.downcast_ref::<io::Error>()?.kind() {
        ErrorKind::NotFound | ErrorKind::NotADirectory | ErrorKind::IsADirectory => {
            "check the path"
        }
        ErrorKind::PermissionDenied | ErrorKind::ReadOnlyFilesystem => {
            "check the permissions of this path, then run the command again"
        }
        ErrorKind::StorageFull | ErrorKind::QuotaExceeded | ErrorKind::FileTooLarge => {
            "free some disk space, then run the command again"
        }
        _ => "resolve the cause, then run the command again",
    })
}
