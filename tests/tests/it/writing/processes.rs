//! Runs of the command line that are killed, run concurrently, or have no space left on the disk.

use std::fs;
use std::process::Command;

use tests::{TestResult, xtask_command};

use super::support::{command, documents, files, names, read_tree, stderr, tree_of};

#[test]
fn after_a_kill_at_any_time_the_tree_is_the_old_or_the_new_one() -> TestResult {
    let folder = documents()?;
    let out = folder.path().join("out");
    let [one, two] = ["one", "two"].map(|name| {
        (
            folder.path().join(format!("{name}.yaml")),
            tree_of(&files(name)),
        )
    });
    assert!(command(&one.0, &out).status()?.success());
    // Killed as soon as this many of the new files exist.
    for count in 0..=two.1.len() {
        let spec = if count % 2 == 0 { &two.0 } else { &one.0 };
        let mut child = command(spec, &out).spawn()?;
        let staged = || fs::read_dir(out.join(".src.new")).map_or(0, Iterator::count);
        while child.try_wait()?.is_none() && staged() < count {
            std::thread::yield_now();
        }
        child.kill()?;
        child.wait()?;
        match read_tree(&out.join("src"))? {
            Some(tree) => assert!(tree == one.1 || tree == two.1, "{count} files: {tree:?}"),
            None => assert_eq!(
                names(&out)?,
                [".src.new", ".src.old", "Cargo.toml", "codegen.lock"],
                "{count} files"
            ),
        }
    }
    assert!(command(&two.0, &out).status()?.success());
    assert_eq!(read_tree(&out.join("src"))?, Some(two.1));
    assert_eq!(names(&out)?, ["Cargo.toml", "codegen.lock", "src"]);
    Ok(())
}

#[test]
fn concurrent_runs_do_not_mix() -> TestResult {
    let folder = documents()?;
    let out = folder.path().join("out");
    let trees = ["one", "two"].map(|name| tree_of(&files(name)));
    for round in 0..5 {
        // The first run creates the crate with the name of its document.
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
            assert!(output.status.success(), "{}", stderr(&output));
        }
        let tree = read_tree(&out.join("src"))?.expect("it exists");
        assert!(trees.contains(&tree), "{tree:?}");
    }
    assert_eq!(names(&out)?, ["Cargo.toml", "codegen.lock", "src"]);
    Ok(())
}

#[cfg(unix)]
#[test]
fn on_a_full_disk_the_old_tree_is_complete() -> TestResult {
    let folder = documents()?;
    let out = folder.path().join("out");
    let spec = |name: &str| folder.path().join(name);
    assert!(command(&spec("one.yaml"), &out).status()?.success());
    // Writing more than one block to a file is an error, as on a full disk.
    let output = Command::new("sh")
        .args(["-c", "trap '' XFSZ; ulimit -f 1; exec \"$@\"", "sh"])
        .arg(xtask_command().get_program())
        .args(["codegen", "--spec"])
        .arg(spec("two.yaml"))
        .arg("--out")
        .arg(&out)
        .output()?;
    assert_eq!(output.status.code(), Some(2));
    assert!(
        stderr(&output).contains("the files there are unchanged"),
        "{}",
        stderr(&output)
    );
    assert_eq!(read_tree(&out.join("src"))?, Some(tree_of(&files("one"))));
    assert_eq!(names(&out)?, ["Cargo.toml", "codegen.lock", "src"]);
    Ok(())
}
