//! Reports of errors and warnings: the problem, its location, and advice.

mod bodies;
mod json_values;
mod locations;
mod one_run;
mod security;
mod servers;
mod syntax;
mod wording;

use tests::{write, xtask};

const HEAD: &str = "openapi: 3.0.3
info: { title: Parcels, version: '1' }
servers: [{ url: https://parcels.example.com }]
";

/// The output of `codegen` for a document in a file of this name, and the exit code.
fn report(file: &str, document: &str) -> String {
    let folder = tempfile::tempdir().expect("a temporary folder can be made");
    write(&folder.path().join(file), document);
    let run = xtask(folder.path(), &["codegen", "--spec", file, "--out", "sdk"]);
    let code = run.code.expect("it exits by itself");
    format!("{}{}exit code {code}", run.stderr, run.stdout)
}

/// The report for a YAML document that begins with [`HEAD`].
fn report_yaml(document: &str) -> String {
    report("spec.yaml", &format!("{HEAD}{document}"))
}

/// The errors and warnings of a document, a line each.
fn lines(document: &str) -> String {
    codegen::analyze(document).diagnostics.to_string()
}
