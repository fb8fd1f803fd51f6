//! Other generators, and the crates that their output can be built in.

use std::path::{Path, PathBuf};
use std::process::Command;
use std::{env, fs};

use anyhow::{Context, ensure};

use crate::paths::shown;

/// Another generator.
pub(super) struct Peer {
    /// Its package, which is also the name of its program.
    pub(super) package: &'static str,
    pub(super) version: &'static str,
    /// What to run before a measurement, and what to measure.
    pub(super) words: fn(spec: &str, out: &str) -> [Vec<String>; 2],
    /// What the generated code depends on; `None` if it is a crate that states this itself.
    dependencies: Option<fn(out: &Path) -> anyhow::Result<String>>,
}

/// The package of the crates that are written around the generated code.
pub(super) const CRATE: &str = "peer";

const PEERS: [Peer; 3] = [
    Peer {
        package: "oas3-gen",
        version: "0.29",
        words: |spec, out| {
            let words = ["oas3-gen", "generate", "client-mod", "-i", spec, "-o", out];
            [Vec::new(), words.map(str::to_owned).into()]
        },
        dependencies: Some(|_| Ok(OAS3_GEN_DEPENDENCIES.to_owned())),
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
        dependencies: Some(|out| {
            let path = out.join("REQUIRED_DEPS.toml");
            fs::read_to_string(&path).with_context(|| format!("cannot read {}", shown(&path)))
        }),
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
                CRATE,
            ];
            let words = [&words[..], &["-v", "0.1.0"]].concat();
            [Vec::new(), words.into_iter().map(str::to_owned).collect()]
        },
        dependencies: None,
    },
];

/// What its documentation names for clients.
const OAS3_GEN_DEPENDENCIES: &str = r#"[dependencies]
anyhow = "1"
better_default = "1"
chrono = { version = "0.4", features = ["serde"] }
http = "1"
oas3-gen-support = "0.29"
regex = "1"
reqwest = { version = "0.13", features = ["form", "json", "multipart", "query"] }
serde = { version = "1", features = ["derive"] }
serde_html_form = "0.2"
serde_json = "1"
serde_urlencoded = "0.7"
serde_with = "3"
validator = { version = "0.20", features = ["derive"] }
"#;

impl Peer {
    /// Generates code from a document in a crate of its own in a folder, and returns that of the crate.
    pub(super) fn write_crate(&self, spec: &Path, folder: &Path) -> anyhow::Result<PathBuf> {
        let folder = folder.join(self.package);
        let out = match self.dependencies {
            Some(_) => folder.join("src"),
            None => folder.clone(),
        };
        fs::create_dir_all(&out).with_context(|| format!("cannot create {}", shown(&out)))?;
        let words = (self.words)(&spec.display().to_string(), &out.display().to_string());
        for words in words.iter().filter(|words| !words.is_empty()) {
            let mut command = Command::new(&words[0]);
            let output = command.args(&words[1..]).current_dir(&folder).output();
            let output = output.with_context(|| format!("cannot run {}", words[0]))?;
            let errors = String::from_utf8_lossy(&output.stderr);
            ensure!(output.status.success(), "{} fails: {errors}", self.package);
        }
        if let Some(dependencies) = self.dependencies {
            let manifest = [MANIFEST, &dependencies(&out)?].concat();
            let path = folder.join("Cargo.toml");
            fs::write(&path, manifest).with_context(|| format!("cannot write {}", shown(&path)))?;
        }
        Ok(folder)
    }
}

/// The start of a manifest, with the profile of this workspace.
const MANIFEST: &str = r#"[package]
name = "peer"
version = "0.1.0"
edition = "2024"

[lib]
path = "src/mod.rs"

[workspace]

[profile.dev]
debug = "line-tables-only"

"#;

/// Returns the generators that are installed, and how to install the others.
pub(super) fn installed() -> (Vec<Peer>, String) {
    let (installed, others): (Vec<_>, Vec<_>) = PEERS
        .into_iter()
        .partition(|peer| is_installed(peer.package));
    let others = others.iter().map(
        |Peer {
             package, version, ..
         }| {
            format!(
                "not installed: {package}; run `cargo install {package} --version '^{version}'`\n"
            )
        },
    );
    (installed, others.collect())
}

/// Whether there is a program of this name on the path.
fn is_installed(name: &str) -> bool {
    let path = env::var_os("PATH").unwrap_or_default();
    let mut folders = env::split_paths(&path);
    folders.any(|folder: PathBuf| folder.join(name).is_file())
}
