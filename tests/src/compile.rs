//! The real compiler on generated code.

use std::fmt::Write;
use std::path::Path;
use std::process::Command;
use std::{env, fs, io};

use codegen::File;

/// A crate to compile: its name, and the files of its `src`.
pub struct Crate {
    /// The package's name.
    pub name: String,
    /// What the generator made.
    pub files: Vec<File>,
}

/// Compiles crates, all in one run of Cargo, in a folder that keeps what they depend on for the next time. Gives
/// what the compiler says against them, empty if nothing.
///
/// # Errors
///
/// Files cannot be written, or Cargo cannot be run.
pub fn compile(crates: &[Crate], folder: &Path) -> io::Result<String> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("..");
    let packages = folder.join("packages");
    if packages.exists() {
        fs::remove_dir_all(&packages)?;
    }
    let mut members = String::new();
    for Crate { name, files } in crates {
        write!(members, "{:?}, ", format!("packages/{name}")).map_err(io::Error::other)?;
        let src = packages.join(name).join("src");
        fs::create_dir_all(&src)?;
        for file in files {
            let path = src.join(&file.path);
            fs::create_dir_all(path.parent().unwrap_or(&src))?;
            fs::write(path, &file.source)?;
        }
        let manifest = format!(
            "[package]\nname = {name:?}\nversion = \"0.1.0\"\nedition = \"2024\"\n\n[features]\nreqwest = []\n\n\
             [dependencies]\ntwilio-runtime = {{ path = {:?}, default-features = false }}\n",
            root.join("runtime")
        );
        fs::write(packages.join(name).join("Cargo.toml"), manifest)?;
    }
    let workspace = format!("[workspace]\nresolver = \"3\"\nmembers = [{members}]\n");
    fs::write(folder.join("Cargo.toml"), workspace)?;
    fs::copy(root.join("Cargo.lock"), folder.join("Cargo.lock"))?;
    let cargo = env::var_os("CARGO").unwrap_or_else(|| "cargo".into());
    let output = Command::new(cargo)
        .args([
            "check",
            "--workspace",
            "--offline",
            "--quiet",
            "--keep-going",
        ])
        .args(["--color", "never"])
        .env("CARGO_TARGET_DIR", folder.join("target"))
        // What must compile is the code; names that were ugly before may stay so.
        .env("RUSTFLAGS", "-Awarnings")
        .current_dir(folder)
        .output()?;
    let said = String::from_utf8_lossy(&output.stderr).into_owned();
    Ok(if output.status.success() {
        String::new()
    } else {
        said
    })
}
