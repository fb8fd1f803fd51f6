//! Files of Git revisions.

use std::path::Path;
use std::process::Command;

use anyhow::{Context, bail};

/// The names of the files in a folder of a Git revision; none if there is no such folder.
pub(crate) fn names(working_tree: &Path, folder: &str) -> anyhow::Result<Vec<String>> {
    let Ok(listing) = run(working_tree, &["ls-tree", "-z", "--name-only"], folder) else {
        return Ok(Vec::new());
    };
    let listing = String::from_utf8_lossy(&listing).into_owned();
    let names = listing.split('\0').filter(|name| !name.is_empty());
    Ok(names.map(str::to_owned).collect())
}

/// Returns a file of a Git revision, `REV:path`.
pub(crate) fn show(working_tree: &Path, name: &str) -> anyhow::Result<Vec<u8>> {
    run(working_tree, &["cat-file", "blob"], name)
}

fn run(working_tree: &Path, arguments: &[&str], name: &str) -> anyhow::Result<Vec<u8>> {
    let output = Command::new("git")
        .args(arguments)
        // A name that begins with a hyphen would be an option.
        .args(["--end-of-options", name])
        .env("LC_ALL", "C")
        .current_dir(working_tree)
        .output()
        .with_context(|| format!("cannot run git to read {name}"))?;
    if !output.status.success() {
        let message = String::from_utf8_lossy(&output.stderr);
        bail!("{}", failure(name, &message, working_tree));
    }
    Ok(output.stdout)
}

/// The message for a file that Git does not return: what, where, and what to do.
fn failure(name: &str, message: &str, working_tree: &Path) -> String {
    let (revision, path) = name.split_once(':').unwrap_or((name, ""));
    let message = message.trim().trim_start_matches("fatal: ");
    if message.starts_with("not a git repository") {
        return format!(
            "cannot read {name}, because this folder is in no Git repository; run the command in one, or give a file"
        );
    }
    if message.contains("bad file") {
        return format!("{name} is a folder; give the path of a document in it");
    }
    if message.contains("does not exist in") || message.contains("exists on disk, but not in") {
        return format!(
            "there is no {path} in the revision {revision}; check the path, which begins at the root of the repository"
        );
    }
    if message.contains("invalid object name") || message.contains("Not a valid object name") {
        return match is_shallow(working_tree) {
            true => format!(
                "there is no revision {revision} in this shallow clone; get all revisions with `git fetch --unshallow \
                 --tags`"
            ),
            false => format!(
                "there is no revision {revision}; check its name, or get it with `git fetch --tags`"
            ),
        };
    }
    format!("cannot read {name}: {message}")
}

fn is_shallow(working_tree: &Path) -> bool {
    let output = Command::new("git")
        .args(["rev-parse", "--is-shallow-repository"])
        .current_dir(working_tree)
        .output();
    output.is_ok_and(|output| output.stdout.starts_with(b"true"))
}
