//! `cargo xtask explain`: explains error and warning codes.

use std::process::ExitCode;

use anyhow::anyhow;
use clap::{Arg, ArgMatches, Command};
use codegen::{Code, Level};

use crate::output;

/// The command's arguments and help.
pub(crate) fn command() -> Command {
    Command::new("explain")
        .about("Explain an error or warning code, or list all codes")
        .long_about(
            "Explain an error or warning code: its cause, a document with the problem, and the fixed document.\n\
             Without a code, list all codes.",
        )
        .arg(
            Arg::new("code")
                .value_name("CODE")
                .help("Code to explain, such as E0201"),
        )
}

pub(crate) fn run(arguments: &ArgMatches) -> anyhow::Result<ExitCode> {
    match arguments.get_one::<String>("code") {
        Some(name) => output::print(explanation(name)?)?,
        None => output::print(&list())?,
    }
    Ok(ExitCode::SUCCESS)
}

fn explanation(name: &str) -> anyhow::Result<&'static str> {
    let code: Code = name
        .parse()
        .map_err(|_| anyhow!("unknown code {name}; `cargo xtask explain` lists all codes"))?;
    Ok(code.explanation())
}

/// All codes with their titles.
fn list() -> String {
    let mut lines = Vec::new();
    for (level, headline) in [(Level::Error, "Errors:"), (Level::Warning, "Warnings:")] {
        lines.push(headline.to_owned());
        let codes = Code::ALL.iter().filter(|code| code.level() == level);
        lines.extend(codes.map(|code| format!("  {code}  {}", code.title())));
    }
    lines.push("Run `cargo xtask explain CODE` for the explanation of a code.\n".to_owned());
    lines.join("\n")
}
