//! Programs of npm packages.

use std::path::PathBuf;
use std::process::Command;

use tests::{kept_folder, run, write};

/// The packages, which are installed if they are not there.
const PACKAGES: [&str; 3] = [
    "@modelcontextprotocol/conformance@0.2.0-alpha.12",
    "@modelcontextprotocol/inspector@2.12.0",
    // The suite needs a newer one than Debian's.
    "node@22",
];

/// The packages in a folder.
pub(crate) struct Packages(PathBuf);

impl Packages {
    pub(crate) fn new() -> Self {
        let folder = kept_folder("mcp_tools");
        let manifest = format!(
            "{{ \"private\": true, \"description\": {:?} }}\n",
            PACKAGES.join(" ")
        );
        let installed = folder.join("installed.json");
        if std::fs::read_to_string(&installed).ok().as_ref() != Some(&manifest) {
            write(&folder.join("package.json"), &manifest);
            let arguments = [&["install", "--no-audit", "--no-fund"][..], &PACKAGES].concat();
            let install = run(Command::new("npm").args(arguments).current_dir(&folder));
            assert_eq!(install.code, Some(0), "{install}");
            write(&installed, &manifest);
        }
        Self(folder)
    }

    /// A program of the packages, with their Node.js.
    pub(crate) fn program(&self, name: &str) -> Command {
        let node = self.0.join("node_modules/node/bin");
        let path = std::env::var("PATH").unwrap_or_default();
        let mut command = Command::new(self.0.join("node_modules/.bin").join(name));
        command
            .env("PATH", format!("{}:{path}", node.display()))
            // The inspector keeps its own files there.
            .env("HOME", &self.0)
            .current_dir(&self.0);
        command
    }
}
