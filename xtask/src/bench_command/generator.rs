//! The generator, the limit, and other generators.

use std::path::{Path, PathBuf};
use std::{env, fs};

use anyhow::Context;

use super::cpu_time::{self, Measurement, Program};
use crate::paths::shown;

/// Runs of a generator in each measurement: most take a tenth of a second, which is measured in hundredths.
const TIMES: u32 = 10;

/// The size of a document from which on a single run is enough.
const LARGE: u64 = 5_000_000;

/// Another generator.
struct Peer {
    /// Its package, which is also the name of its program.
    package: &'static str,
    version: &'static str,
    /// What to run before a measurement, and what to measure.
    words: fn(spec: &str, out: &str) -> [Vec<String>; 2],
}

const PEERS: [Peer; 3] = [
    Peer {
        package: "oas3-gen",
        version: "0.29",
        words: |spec, out| {
            let words = ["oas3-gen", "generate", "client-mod", "-i", spec, "-o", out];
            [Vec::new(), words.map(str::to_owned).into()]
        },
    },
    Peer {
        package: "openapi-to-rust",
        version: "0.23",
        words: |spec, out| {
            let settings = format!("{out}.toml");
            let init = ["openapi-to-rust", "init", spec, "--output-dir", out];
            let init = [&init[..], &["-c", &settings, "--force", "--quiet"]].concat();
            let generate = ["openapi-to-rust", "generate", "--config", &settings];
            let owned = |words: &[&str]| words.iter().map(|word| (*word).to_owned()).collect();
            [owned(&init), owned(&generate)]
        },
    },
    Peer {
        package: "cargo-progenitor",
        version: "0.15",
        words: |spec, out| {
            let words = [
                "cargo-progenitor",
                "progenitor",
                "-i",
                spec,
                "-o",
                out,
                "-n",
                "peer",
            ];
            let words = [&words[..], &["-v", "0.1.0"]].concat();
            [Vec::new(), words.into_iter().map(str::to_owned).collect()]
        },
    },
];

/// Measures the generators that are installed. Also returns how to install the others.
pub(super) fn measure(
    spec: &Path,
    folder: &Path,
    runs: u32,
) -> anyhow::Result<(Vec<Measurement>, String)> {
    fs::create_dir_all(folder).with_context(|| format!("cannot create {}", shown(folder)))?;
    let size = fs::metadata(spec).with_context(|| format!("cannot read {}", shown(spec)))?;
    let times = if size.len() < LARGE { TIMES } else { 1 };
    let spec = fs::canonicalize(spec).with_context(|| format!("cannot read {}", shown(spec)))?;
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
    let mut missing = String::new();
    for Peer {
        package,
        version,
        words,
    } in PEERS
    {
        if is_installed(package) {
            let [preparation, words] = words(&spec, &out(package));
            programs.push(program(&format!("{package} {version}"), preparation, words));
        } else {
            missing.push_str(&format!(
                "not installed: {package}; run `cargo install {package} --version '^{version}'`\n"
            ));
        }
    }
    Ok((cpu_time::measure(&programs, runs)?, missing))
}

/// Whether there is a program of this name on the path.
fn is_installed(name: &str) -> bool {
    let path = env::var_os("PATH").unwrap_or_default();
    let mut folders = env::split_paths(&path);
    folders.any(|folder: PathBuf| folder.join(name).is_file())
}
