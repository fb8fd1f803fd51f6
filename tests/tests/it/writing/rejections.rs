//! Folders that the command line does not write to.

use std::path::{Path, PathBuf};
use std::{fs, io};

use tests::TestResult;
use xtask::file_system::Disk;
use xtask::tree;

use super::support::{command, documents, files, names, stderr};

/// Runs in a folder after `prepare`: it must be rejected with this message, and remain unchanged.
fn assert_rejected(prepare: impl FnOnce(&Path) -> io::Result<()>, message: &str) -> TestResult {
    let folder = documents()?;
    let out = folder.path().join("out");
    fs::create_dir(&out)?;
    prepare(&out)?;
    let before = names(&out)?;
    let output = command(&folder.path().join("one.yaml"), &out).output()?;
    assert_eq!(output.status.code(), Some(2), "{message}");
    assert!(
        stderr(&output).contains(message),
        "{message}: {}",
        stderr(&output)
    );
    assert_eq!(names(&out)?, before, "{message}");
    Ok(())
}

#[test]
fn files_that_were_not_generated_are_not_replaced() -> TestResult {
    let foreign = |path: PathBuf| {
        fs::create_dir_all(path.parent().unwrap_or(&path))?;
        fs::write(path, "fn mine() {}")
    };
    assert_rejected(
        |out| foreign(out.join("src/mine.rs")),
        "src/mine.rs was not written by this command",
    )?;
    assert_rejected(
        |out| foreign(out.join("src/deep/mine.txt")),
        "deep/mine.txt was not written",
    )?;
    assert_rejected(
        |out| foreign(out.join(".src.old/mine.rs")),
        ".src.old/mine.rs was not written",
    )?;
    assert_rejected(
        |out| foreign(out.join(".src.new/mine.rs")),
        ".src.new/mine.rs was not written",
    )?;
    assert_rejected(|out| foreign(out.join("src")), "src is not a folder")?;
    assert_rejected(
        |out| foreign(out.join("letter.txt")),
        "contains letter.txt but no Cargo.toml",
    )?;
    let manifest = "[package]\nname = \"mine\"\n\n[dependencies]\nserde = \"1\"\n";
    assert_rejected(
        |out| fs::write(out.join("Cargo.toml"), manifest),
        "does not depend on twilio-runtime",
    )?;
    let workspace = "[workspace]\n[workspace.dependencies]\ntwilio-runtime = \"1\"\n";
    assert_rejected(
        |out| fs::write(out.join("Cargo.toml"), workspace),
        "does not depend on twilio-runtime",
    )?;
    assert_rejected(
        |out| fs::create_dir(out.join("Cargo.toml")),
        "Cargo.toml is not a regular file",
    )
}

#[cfg(unix)]
#[test]
fn symbolic_links_are_not_followed() -> TestResult {
    use std::os::unix::fs::symlink;

    let link = |path: PathBuf| {
        fs::create_dir_all(path.parent().unwrap_or(&path))?;
        symlink("/nowhere/at/all", path)
    };
    assert_rejected(|out| link(out.join("src")), "src is not a folder")?;
    assert_rejected(
        |out| link(out.join("src/lib.rs")),
        "src/lib.rs is not a regular file",
    )?;
    assert_rejected(|out| link(out.join(".src.new")), ".src.new is not a folder")?;
    assert_rejected(
        |out| link(out.join("Cargo.toml")),
        "Cargo.toml is not a regular file",
    )?;
    assert_rejected(
        |out| {
            // Not even if it leads to generated files.
            let real = out.join(".real");
            tree::write(&Disk, &real, &files("one")).map_err(io::Error::other)?;
            symlink(real, out.join("src"))
        },
        "src is not a folder",
    )
}

#[test]
fn a_folder_that_cannot_be_created_is_an_error() -> TestResult {
    let folder = documents()?;
    let spec = folder.path().join("one.yaml");
    for out in [spec.join("out"), PathBuf::from("/proc/no/such/place")] {
        let output = command(&spec, &out).output()?;
        assert_eq!(output.status.code(), Some(2), "{}", out.display());
        assert!(
            stderr(&output).starts_with("error: cannot "),
            "{}",
            stderr(&output)
        );
    }
    Ok(())
}
