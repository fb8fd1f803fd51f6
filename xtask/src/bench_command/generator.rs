//! The generator, the limit, and other generators.

use std::path::Path;
use std::{env, fs};

use anyhow::Context;

use super::cpu_time::{self, Measurement, Program};
use super::peers::Peer;
use crate::paths::shown;

/// Runs of a generator in each measurement: most take a tenth of a second, which is measured in hundredths.
const TIMES: u32 = 10;

/// The size of a document from which on a single run is enough.
const LARGE: u64 = 5_000_000;

/// Measures this generator, the limit and other generators.
pub(super) fn measure(
    spec: &Path,
    folder: &Path,
    peers: &[Peer],
    runs: u32,
) -> anyhow::Result<Vec<Measurement>> {
    fs::create_dir_all(folder).with_context(|| format!("cannot create {}", shown(folder)))?;
    let size = fs::metadata(spec).with_context(|| format!("cannot read {}", shown(spec)))?;
    let times = if size.len() < LARGE { TIMES } else { 1 };
    let spec = spec.display().to_string();
    let out = |name: &str| folder.join(name).display().to_string();
    let program = |name: &str, preparation: Vec<String>, words: Vec<String>| Program {
        name: name.to_owned(),
        words,
        folder: folder.to_owned(),
        preparation,
        times,
    };
    let own = env::current_exe().context("cannot find this program")?;
    let own = own.display().to_string();
    let generate = [&own, "codegen", "--spec", &spec, "--out", &out("ours")].map(str::to_owned);
    let files = format!("{}/src", out("ours"));
    let limit = [&own, "bench", "--spec", &spec, "--limit", &files].map(str::to_owned);
    let mut programs = vec![
        program(
            "ours",
            vec!["rm".into(), "-rf".into(), out("ours")],
            generate.into(),
        ),
        program("limit: parse and format", Vec::new(), limit.into()),
    ];
    for Peer {
        package,
        version,
        words,
        ..
    } in peers
    {
        let [preparation, words] = words(&spec, &out(package));
        programs.push(program(&format!("{package} {version}"), preparation, words));
    }
    cpu_time::measure(&programs, runs)
}
