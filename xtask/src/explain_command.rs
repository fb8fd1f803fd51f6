//! `cargo xtask explain`.

use std::process::ExitCode;

use codegen::{Code, Level};

use crate::output;

/// Explains a code of an error or a warning; without one, lists them all
#[derive(clap::Args)]
pub(crate) struct Arguments {
    /// The code, such as E0201
    code: Option<String>,
}

pub(crate) fn run(arguments: &Arguments) -> Result<ExitCode, String> {
    match &arguments.code {
        Some(name) => {
            let code: Code = name
                .parse()
                .map_err(|_| format!("there is no code {name}; `cargo xtask explain` lists all"))?;
            output::print(code.explanation())?;
        }
        None => output::print(&list())?,
    }
    Ok(ExitCode::SUCCESS)
}

/// All codes, each with what it means.
fn list() -> String {
    let mut lines = Vec::new();
    for (level, headline) in [(Level::Error, "Errors:"), (Level::Warning, "Warnings:")] {
        lines.push(headline.to_owned());
        let codes = Code::ALL.iter().filter(|code| code.level() == level);
        lines.extend(codes.map(|code| format!("  {code}  {}", code.title())));
    }
    lines.push("`cargo xtask explain CODE` tells more of one\n".to_owned());
    lines.join("\n")
}
