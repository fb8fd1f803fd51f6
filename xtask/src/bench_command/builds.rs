//! Builds of the generated crate.

use std::env;
use std::path::Path;

use super::cpu_time::{self, Measurement, Program};
use crate::{paths, version};

/// Measures builds of the crate alone, and cold ones with all that it depends on.
pub(super) fn measure(folder: &Path, runs: u32) -> anyhow::Result<Vec<Measurement>> {
    let cargo = env::var("CARGO").unwrap_or_else(|_| "cargo".to_owned());
    let package = version::package_name_of(&paths::default_crate());
    let target = folder.join("target").display().to_string();
    let program = |name: &str, clean: &[&str], words: &[&str]| {
        let with_cargo = |words: &[&str]| {
            let words = [words, &["--offline", "--target-dir", &target]].concat();
            let words = words.into_iter().map(str::to_owned);
            std::iter::once(cargo.clone()).chain(words).collect()
        };
        Program {
            name: name.to_owned(),
            preparation: with_cargo(clean),
            words: with_cargo(words),
            folder: paths::workspace(),
            times: 1,
        }
    };
    let alone = ["clean", "-p", &package];
    let check = ["check", "-p", &package];
    let build = ["build", "-p", &package];
    let minimal = [&build[..], &["--no-default-features"]].concat();
    // What they depend on is built already, by the cold build before in this order.
    let programs = [
        program("cold debug build", &["clean"], &build),
        program("debug build, crate alone", &alone, &build),
        program("cold check", &["clean"], &check),
        program("check, crate alone", &alone, &check),
        program(
            "cold debug build, no default features",
            &["clean"],
            &minimal,
        ),
    ];
    cpu_time::measure(&programs, runs)
}
