//! Builds of the generated crate, and of the crates of other generators.

use std::env;
use std::path::{Path, PathBuf};
use std::process::Command;

use anyhow::{Context, ensure};

use super::cpu_time::{self, Measurement, Program};
use super::peers::{self, Peer};
use crate::{paths, version};

/// A crate to build.
struct Subject {
    name: String,
    package: String,
    folder: PathBuf,
    target: PathBuf,
    options: &'static [&'static str],
}

/// What is measured: its title, Cargo's command, and whether all that the crate depends on is built already, by the one before.
const BUILDS: [(&str, &str, bool); 4] = [
    ("cold debug build", "build", false),
    ("debug build, crate alone", "build", true),
    ("cold check", "check", false),
    ("check, crate alone", "check", true),
];

/// Measures builds with all that a crate depends on, and of the crate alone.
pub(super) fn measure(
    spec: &Path,
    folder: &Path,
    peers: &[Peer],
    runs: u32,
) -> anyhow::Result<Vec<(&'static str, Vec<Measurement>)>> {
    let cargo = env::var("CARGO").unwrap_or_else(|_| "cargo".to_owned());
    let mut subjects = vec![
        own(folder, "ours", &[]),
        own(
            folder,
            "ours, no default features",
            &["--no-default-features"],
        ),
    ];
    for peer in peers {
        subjects.push(of_peer(peer, spec, folder, &cargo)?);
    }
    let measured = BUILDS.iter().map(|&(title, command, is_alone)| {
        let programs: Vec<_> = subjects
            .iter()
            .map(|subject| subject.program(&cargo, command, is_alone))
            .collect();
        eprintln!("{title}");
        Ok((title, cpu_time::measure(&programs, runs)?))
    });
    measured.collect()
}

fn own(folder: &Path, name: &str, options: &'static [&'static str]) -> Subject {
    Subject {
        name: name.to_owned(),
        package: version::package_name_of(&paths::default_crate()),
        folder: paths::workspace(),
        target: folder.join("target").join(options.concat()),
        options,
    }
}

/// Generates a crate with another generator, and downloads what it depends on.
fn of_peer(peer: &Peer, spec: &Path, folder: &Path, cargo: &str) -> anyhow::Result<Subject> {
    let folder = peer.write_crate(spec, &folder.join("crates"))?;
    let fetched = Command::new(cargo)
        .args(["fetch", "--quiet"])
        .current_dir(&folder)
        .status()
        .context("cannot run cargo")?;
    ensure!(
        fetched.success(),
        "cannot download what the crate of {} depends on",
        peer.package
    );
    Ok(Subject {
        name: format!("{} {}", peer.package, peer.version),
        package: peers::CRATE.to_owned(),
        target: folder.join("target"),
        folder,
        options: &[],
    })
}

impl Subject {
    /// The program that builds the crate, after all of it or only the crate itself was deleted.
    fn program(&self, cargo: &str, command: &str, is_alone: bool) -> Program {
        let with_cargo = |words: &[&str]| {
            let target = self.target.display().to_string();
            let words = [&[cargo], words, &["--offline", "--target-dir", &target]].concat();
            words.into_iter().map(str::to_owned).collect()
        };
        let package = ["-p", &self.package];
        let clean = if is_alone { &package[..] } else { &[] };
        Program {
            name: self.name.clone(),
            preparation: with_cargo(&[&["clean"], clean].concat()),
            words: with_cargo(&[&[command], &package[..], self.options].concat()),
            folder: self.folder.clone(),
            times: 1,
        }
    }
}
