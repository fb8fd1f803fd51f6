//! The option `--deny warnings`.

use clap::{Arg, ArgMatches};
use codegen::{Diagnostics, Level};

/// The reason for a failure, in its message.
pub(crate) const REASON: &str = " with `--deny warnings`";

/// The option of the commands that print warnings.
pub(crate) fn argument() -> Arg {
    Arg::new("deny")
        .long("deny")
        .value_name("LEVEL")
        .value_parser(["warnings"])
        .help("Treat warnings as errors: exit with 2 if the document has any")
}

/// Whether the document has warnings that are treated as errors.
pub(crate) fn is_denied(arguments: &ArgMatches, diagnostics: &Diagnostics) -> bool {
    arguments.contains_id("deny") && diagnostics.count(Level::Warning) > 0
}
