//! Writing is all or nothing, whatever stops it, and touches nothing that is not its own.

use std::collections::BTreeMap;
use std::panic::{self, AssertUnwindSafe};
use std::path::{Path, PathBuf};
use std::process::{Command, Output, Stdio};
use std::{fs, io};

use codegen::{CrateContext, File};
use tempfile::TempDir;
use tests::{Faulty, What};
use xtask::file_system::Disk;
use xtask::tree;

type Outcome = Result<(), Box<dyn std::error::Error>>;
type Tree = BTreeMap<PathBuf, Vec<u8>>;

const PROGRAM: &str = env!("CARGO_BIN_EXE_cargo-xtask");

/// A document with an operation of that name, which has a module of its own.
fn document(operation: &str) -> String {
    format!(
        "openapi: 3.0.3\ninfo: {{ title: {operation}, version: '1' }}\nservers: [{{ url: 'https://example.com' }}]\n\
         paths:\n  /{operation}:\n    get:\n      operationId: {operation}\n      tags: [{operation}]\n\
         \x20     responses: {{ '204': {{ description: None }} }}\n"
    )
}

/// The files of a crate that was made from the first of [`documents`].
fn files(operation: &str) -> Vec<File> {
    let api = codegen::analyze(&document(operation)).into_api();
    let context = CrateContext {
        crate_name: "one".to_owned(),
        ..CrateContext::default()
    };
    codegen::rust_sdk::render(&api.expect("the document is sound"), &context)
}

/// What a folder should hold.
fn as_tree(files: &[File]) -> Tree {
    let files = files.iter();
    files
        .map(|file| (PathBuf::from(&file.path), file.source.clone().into_bytes()))
        .collect()
}

/// What a folder holds, none if it is not there.
fn read(folder: &Path) -> io::Result<Option<Tree>> {
    if !folder.exists() {
        return Ok(None);
    }
    let mut tree = Tree::new();
    for entry in fs::read_dir(folder)? {
        let path = entry?.path();
        let name = path.strip_prefix(folder).map_err(io::Error::other)?;
        tree.insert(name.to_owned(), fs::read(&path)?);
    }
    Ok(Some(tree))
}

fn names(folder: &Path) -> io::Result<Vec<String>> {
    let mut names = fs::read_dir(folder)?
        .map(|entry| Ok(entry?.file_name().to_string_lossy().into_owned()))
        .collect::<io::Result<Vec<_>>>()?;
    names.sort();
    Ok(names)
}

/// Replaces a tree by another again and again, with something that happens at the first step, then at the second,
/// and so on until a run gets through; `hold` looks at what each leaves.
fn at_every_step(
    happens: What,
    exchanges: bool,
    hold: impl Fn(&Path, &Tree, &Tree, Option<String>),
) -> Outcome {
    let (old, new) = (files("old"), files("new"));
    for steps in 0.. {
        let out = TempDir::new()?;
        let src = out.path().join("src");
        tree::write(&Disk, &src, &old)?;
        let disk = Faulty::new(steps, happens, exchanges);
        let end = panic::catch_unwind(AssertUnwindSafe(|| tree::write(&disk, &src, &new)));
        if !disk.happened() {
            assert!(steps > 4, "there were only {steps} steps");
            return Ok(());
        }
        let error = end.ok().and_then(Result::err);
        let said = error.map(|error| format!("{error:#}"));
        hold(&src, &as_tree(&old), &as_tree(&new), said);
        // The next run mends what is left.
        tree::write(&Disk, &src, &new)?;
        assert_eq!(read(&src)?, Some(as_tree(&new)), "after step {steps}");
        assert_eq!(names(out.path())?, ["src"], "after step {steps}");
    }
    Ok(())
}

#[test]
fn killed_at_any_step_the_tree_is_the_old_or_the_new_one() -> Outcome {
    at_every_step(What::IsKilled, true, |src, old, new, _| {
        let found = read(src).expect("it can be read").expect("it is there");
        assert!(found == *old || found == *new, "{found:?}");
    })
}

#[test]
fn killed_where_folders_cannot_be_exchanged_a_whole_tree_is_there_or_beside() -> Outcome {
    at_every_step(What::IsKilled, false, |src, old, new, _| {
        match read(src).expect("it can be read") {
            Some(found) => assert!(found == *old || found == *new, "{found:?}"),
            None => {
                let beside = read(&src.with_file_name(".src.old")).expect("it can be read");
                assert_eq!(beside.as_ref(), Some(old));
                // The next run puts it back before anything else, and so even one that fails.
                let disk = Faulty::new(1, What::Fails, false);
                tree::write(&disk, src, &files("new")).expect_err("the second step fails");
                assert_eq!(read(src).expect("it can be read").as_ref(), Some(old));
            }
        }
    })
}

#[test]
fn a_step_that_fails_is_an_error_with_the_old_tree_whole() -> Outcome {
    for exchanges in [true, false] {
        at_every_step(What::Fails, exchanges, |src, old, new, said| {
            let found = read(src).expect("it can be read").expect("it is there");
            match said {
                Some(said) => {
                    assert_eq!(found, *old);
                    assert!(said.contains("the files there are unchanged"), "{said}");
                }
                // What could not be removed does not matter.
                None => assert_eq!(found, *new),
            }
        })?;
    }
    Ok(())
}

/// A folder with the documents `one.yaml` and `two.yaml`.
fn documents() -> io::Result<TempDir> {
    let folder = TempDir::new()?;
    fs::write(folder.path().join("one.yaml"), document("one"))?;
    fs::write(folder.path().join("two.yaml"), document("two"))?;
    Ok(folder)
}

fn command(spec: &Path, out: &Path) -> Command {
    let mut command = Command::new(PROGRAM);
    command
        .args(["codegen", "--spec"])
        .arg(spec)
        .arg("--out")
        .arg(out);
    command.stdout(Stdio::null()).stderr(Stdio::piped());
    command
}

fn said(output: &Output) -> String {
    String::from_utf8_lossy(&output.stderr).into_owned()
}

#[test]
fn the_program_can_be_killed_at_any_time() -> Outcome {
    let folder = documents()?;
    let out = folder.path().join("out");
    let [one, two] = ["one", "two"].map(|name| {
        (
            folder.path().join(format!("{name}.yaml")),
            as_tree(&files(name)),
        )
    });
    assert!(command(&one.0, &out).status()?.success());
    // The moments to end it at: when so many of the new files are there, until the run gets through.
    for count in 0..=two.1.len() {
        let spec = if count % 2 == 0 { &two.0 } else { &one.0 };
        let mut child = command(spec, &out).spawn()?;
        let staged = || fs::read_dir(out.join(".src.new")).map_or(0, Iterator::count);
        while child.try_wait()?.is_none() && staged() < count {
            std::thread::yield_now();
        }
        child.kill()?;
        child.wait()?;
        match read(&out.join("src"))? {
            Some(found) => assert!(found == one.1 || found == two.1, "{count} files: {found:?}"),
            None => assert_eq!(
                names(&out)?,
                [".src.new", ".src.old", "Cargo.toml"],
                "{count} files"
            ),
        }
    }
    assert!(command(&two.0, &out).status()?.success());
    assert_eq!(read(&out.join("src"))?, Some(two.1));
    assert_eq!(names(&out)?, ["Cargo.toml", "src"]);
    Ok(())
}

#[test]
fn runs_at_the_same_time_do_not_mix() -> Outcome {
    let folder = documents()?;
    let out = folder.path().join("out");
    let trees = ["one", "two"].map(|name| as_tree(&files(name)));
    for round in 0..5 {
        // Whoever comes first makes the crate, and gives it its name.
        let names = match round {
            0 => ["one"; 6],
            _ => ["one", "two", "one", "two", "one", "two"],
        };
        let runs: Vec<_> = names
            .iter()
            .map(|name| command(&folder.path().join(format!("{name}.yaml")), &out).spawn())
            .collect::<Result<_, _>>()?;
        for run in runs {
            let output = run.wait_with_output()?;
            assert!(output.status.success(), "{}", said(&output));
        }
        let found = read(&out.join("src"))?.expect("it is there");
        assert!(trees.contains(&found), "{found:?}");
    }
    assert_eq!(names(&out)?, ["Cargo.toml", "src"]);
    Ok(())
}

#[cfg(unix)]
#[test]
fn a_full_disk_leaves_the_old_tree() -> Outcome {
    let folder = documents()?;
    let out = folder.path().join("out");
    let spec = |name: &str| folder.path().join(name);
    assert!(command(&spec("one.yaml"), &out).status()?.success());
    // No file may grow beyond one block, and a write that would make one is an error, as on a full disk.
    let output = Command::new("sh")
        .args([
            "-c",
            "trap '' XFSZ; ulimit -f 1; exec \"$@\"",
            "sh",
            PROGRAM,
            "codegen",
            "--spec",
        ])
        .arg(spec("two.yaml"))
        .arg("--out")
        .arg(&out)
        .output()?;
    assert_eq!(output.status.code(), Some(2));
    assert!(
        said(&output).contains("the files there are unchanged"),
        "{}",
        said(&output)
    );
    assert_eq!(read(&out.join("src"))?, Some(as_tree(&files("one"))));
    assert_eq!(names(&out)?, ["Cargo.toml", "src"]);
    Ok(())
}

/// Runs with something in the way; it must be refused with a message about that, and everything stays as it is.
fn refused(prepare: impl FnOnce(&Path) -> io::Result<()>, about: &str) -> Outcome {
    let folder = documents()?;
    let out = folder.path().join("out");
    fs::create_dir(&out)?;
    prepare(&out)?;
    let before = names(&out)?;
    let output = command(&folder.path().join("one.yaml"), &out).output()?;
    assert_eq!(output.status.code(), Some(2), "{about}");
    assert!(said(&output).contains(about), "{about}: {}", said(&output));
    assert_eq!(names(&out)?, before, "{about}");
    Ok(())
}

#[test]
fn what_is_not_its_own_is_refused() -> Outcome {
    let foreign = |path: PathBuf| {
        fs::create_dir_all(path.parent().unwrap_or(&path))?;
        fs::write(path, "fn mine() {}")
    };
    refused(
        |out| foreign(out.join("src/mine.rs")),
        "src/mine.rs was not written by this command",
    )?;
    refused(
        |out| foreign(out.join("src/deep/mine.txt")),
        "deep/mine.txt was not written",
    )?;
    refused(
        |out| foreign(out.join(".src.old/mine.rs")),
        ".src.old/mine.rs was not written",
    )?;
    refused(
        |out| foreign(out.join(".src.new/mine.rs")),
        ".src.new/mine.rs was not written",
    )?;
    refused(|out| foreign(out.join("src")), "src is not a folder")?;
    refused(
        |out| foreign(out.join("letter.txt")),
        "contains letter.txt but no Cargo.toml",
    )?;
    let manifest = "[package]\nname = \"mine\"\n\n[dependencies]\nserde = \"1\"\n";
    refused(
        |out| fs::write(out.join("Cargo.toml"), manifest),
        "does not depend on twilio-runtime",
    )?;
    let workspace = "[workspace]\n[workspace.dependencies]\ntwilio-runtime = \"1\"\n";
    refused(
        |out| fs::write(out.join("Cargo.toml"), workspace),
        "does not depend on twilio-runtime",
    )?;
    refused(
        |out| fs::create_dir(out.join("Cargo.toml")),
        "Cargo.toml is not a regular file",
    )
}

#[cfg(unix)]
#[test]
fn links_are_refused() -> Outcome {
    use std::os::unix::fs::symlink;

    let link = |path: PathBuf| {
        fs::create_dir_all(path.parent().unwrap_or(&path))?;
        symlink("/nowhere/at/all", path)
    };
    refused(|out| link(out.join("src")), "src is not a folder")?;
    refused(
        |out| link(out.join("src/lib.rs")),
        "src/lib.rs is not a regular file",
    )?;
    refused(|out| link(out.join(".src.new")), ".src.new is not a folder")?;
    refused(
        |out| link(out.join("Cargo.toml")),
        "Cargo.toml is not a regular file",
    )?;
    refused(
        |out| {
            // A link to a tree that is its own is no less a link.
            let real = out.join(".real");
            tree::write(&Disk, &real, &files("one")).map_err(io::Error::other)?;
            symlink(real, out.join("src"))
        },
        "src is not a folder",
    )
}

#[test]
fn a_place_that_cannot_be_written_is_an_error() -> Outcome {
    let folder = documents()?;
    let spec = folder.path().join("one.yaml");
    for out in [spec.join("out"), PathBuf::from("/proc/no/such/place")] {
        let output = command(&spec, &out).output()?;
        assert_eq!(output.status.code(), Some(2), "{}", out.display());
        assert!(
            said(&output).starts_with("error: cannot "),
            "{}",
            said(&output)
        );
    }
    Ok(())
}

#[test]
fn bytes_that_are_no_text_are_an_error() -> Outcome {
    let folder = TempDir::new()?;
    let spec = folder.path().join("bytes.yaml");
    fs::write(&spec, b"openapi: 3.0.3\ninfo: \xff\xfe\n")?;
    let output = command(&spec, &folder.path().join("out")).output()?;
    assert_eq!(output.status.code(), Some(2));
    assert!(
        said(&output).contains("is not UTF-8 from byte 21 on"),
        "{}",
        said(&output)
    );
    assert_eq!(names(folder.path())?, ["bytes.yaml"]);
    Ok(())
}
