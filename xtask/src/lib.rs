//! The maintainers' commands. Exit codes: 0 done, 1 something to mend (`--check`), 2 could not be done.

mod codegen_command;
mod coverage_command;
mod document;
mod explain_command;
mod extras;
pub mod file_system;
mod manifest;
mod output;
mod report;
pub mod tree;

use std::process::ExitCode;

use clap::{Parser, Subcommand};

/// Maintains the SDK.
#[derive(Parser)]
#[command(name = "cargo xtask", bin_name = "cargo xtask")]
struct Arguments {
    #[command(subcommand)]
    command: Command,
}

#[derive(Subcommand)]
enum Command {
    Codegen(codegen_command::Arguments),
    Coverage(coverage_command::Arguments),
    Explain(explain_command::Arguments),
}

/// Runs the command that the program was called with.
pub fn main() -> ExitCode {
    let result = match Arguments::parse().command {
        Command::Codegen(arguments) => codegen_command::run(&arguments),
        Command::Coverage(arguments) => coverage_command::run(&arguments),
        Command::Explain(arguments) => explain_command::run(&arguments),
    };
    result.unwrap_or_else(|error| {
        eprintln!("error: {error}");
        ExitCode::from(2)
    })
}
