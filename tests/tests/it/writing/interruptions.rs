//! Failures of operations on files, and kills between them.

use std::panic::{self, AssertUnwindSafe};
use std::path::Path;

use tempfile::TempDir;
use tests::{FailingDisk, Failure, TestResult};
use xtask::file_system::Disk;
use xtask::tree;

use super::support::{Tree, files, names, read_tree, tree_of};

/// Replaces a tree repeatedly: the first operation fails, then the second, and so on, until all succeed. `check` gets the
/// folder, the old and the new tree, and the error message.
fn fail_at_every_operation(
    failure: Failure,
    exchanges: bool,
    check: impl Fn(&Path, &Tree, &Tree, Option<String>),
) -> TestResult {
    let (old, new) = (files("old"), files("new"));
    for operations in 0.. {
        let out = TempDir::new()?;
        let src = out.path().join("src");
        tree::write(&Disk, &src, &old)?;
        let disk = FailingDisk::new(operations, failure, exchanges);
        let result = panic::catch_unwind(AssertUnwindSafe(|| tree::write(&disk, &src, &new)));
        if !disk.has_failed() {
            assert!(operations > 4, "there are only {operations} operations");
            return Ok(());
        }
        let error = result.ok().and_then(Result::err);
        let message = error.map(|error| format!("{error:#}"));
        check(&src, &tree_of(&old), &tree_of(&new), message);
        // The next run repairs the folder.
        tree::write(&Disk, &src, &new)?;
        assert_eq!(
            read_tree(&src)?,
            Some(tree_of(&new)),
            "after {operations} operations"
        );
        assert_eq!(names(out.path())?, ["src"], "after {operations} operations");
    }
    Ok(())
}

#[test]
fn after_a_kill_at_any_operation_the_tree_is_the_old_or_the_new_one() -> TestResult {
    fail_at_every_operation(Failure::Kill, true, |src, old, new, _| {
        let tree = read_tree(src).expect("it can be read").expect("it exists");
        assert!(tree == *old || tree == *new, "{tree:?}");
    })
}

#[test]
fn after_a_kill_where_folders_cannot_be_exchanged_a_complete_tree_exists() -> TestResult {
    fail_at_every_operation(Failure::Kill, false, |src, old, new, _| {
        match read_tree(src).expect("it can be read") {
            Some(tree) => assert!(tree == *old || tree == *new, "{tree:?}"),
            None => {
                let moved = read_tree(&src.with_file_name(".src.old")).expect("it can be read");
                assert_eq!(moved.as_ref(), Some(old));
                // The next run restores it first, so even a run that fails then.
                let disk = FailingDisk::new(1, Failure::Error, false);
                tree::write(&disk, src, &files("new")).expect_err("the second operation fails");
                assert_eq!(read_tree(src).expect("it can be read").as_ref(), Some(old));
            }
        }
    })
}

#[test]
fn after_an_error_the_old_tree_is_complete() -> TestResult {
    for exchanges in [true, false] {
        fail_at_every_operation(Failure::Error, exchanges, |src, old, new, message| {
            let tree = read_tree(src).expect("it can be read").expect("it exists");
            match message {
                Some(message) => {
                    assert_eq!(tree, *old);
                    assert!(
                        message.contains("the files there are unchanged"),
                        "{message}"
                    );
                }
                // Only a folder that is no longer needed could not be removed.
                None => assert_eq!(tree, *new),
            }
        })?;
    }
    Ok(())
}
