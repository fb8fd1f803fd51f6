//! What people read who make a mistake in a document: what it is, where, and what to do about it.

mod json_values;
mod locations;
mod one_run;
mod syntax;
mod wording;

use std::fs;
use std::path::Path;

use codegen::analyze;
use tests::xtask;

const HEAD: &str = "openapi: 3.0.3
info: { title: Parcels, version: '1' }
servers: [{ url: https://parcels.example.com }]
";

/// All that `codegen` says of a document that is in a file of that name, with its exit code.
fn said(test: &str, file: &str, document: &str) -> String {
    let folder = Path::new(env!("CARGO_TARGET_TMPDIR"))
        .join("diagnostics")
        .join(test);
    if folder.exists() {
        fs::remove_dir_all(&folder).expect("a folder below target can be removed");
    }
    fs::create_dir_all(&folder)
        .and_then(|()| fs::write(folder.join(file), document))
        .expect("a folder below target can be written");
    let run = xtask(&folder, &["codegen", "--spec", file, "--out", "sdk"]);
    let code = run.code.expect("it exits by itself");
    format!("{}{}exit code {code}", run.stderr, run.stdout)
}

/// The same of a YAML document that begins as all of them do.
fn said_of(test: &str, document: &str) -> String {
    said(test, "spec.yaml", &format!("{HEAD}{document}"))
}

/// All that there is to say of a document, a line each.
fn listed(document: &str) -> String {
    analyze(document).diagnostics.to_string()
}
