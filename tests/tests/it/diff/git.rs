//! Documents in Git revisions.

use std::path::Path;
use std::process::Command;

use tests::{run, write, xtask};

use super::support::CATALOG;

/// A Git repository in a temporary folder.
pub(super) struct Repository(tempfile::TempDir);

impl Repository {
    pub(super) fn new() -> Self {
        let folder = tempfile::tempdir().expect("a temporary folder can be made");
        let repository = Self(folder);
        repository.git(&["init", "--quiet"]);
        repository
    }

    pub(super) fn path(&self) -> &Path {
        self.0.path()
    }

    /// Commits everything.
    pub(super) fn commit(&self) {
        self.git(&["add", "."]);
        self.git(&["commit", "--quiet", "--message=A change"]);
    }

    fn git(&self, arguments: &[&str]) {
        let mut git = Command::new("git");
        git.args(["-c", "user.name=x", "-c", "user.email=x@example.com"]);
        let run = run(git.args(arguments).current_dir(self.path()));
        assert_eq!(run.code, Some(0), "{run}");
    }
}

#[test]
fn a_file_of_a_git_revision_is_read() {
    let repository = Repository::new();
    write(&repository.path().join("new.yaml"), CATALOG);
    repository.commit();
    write(
        &repository.path().join("new.yaml"),
        CATALOG.replace("name: { type: string }", "name: { type: integer }"),
    );
    let arguments = ["diff", "HEAD:new.yaml", "new.yaml", "--fail-on=major"];
    let changed = xtask(repository.path(), &arguments);
    assert_eq!(changed.code, Some(1), "{changed}");
}

#[test]
fn errors_say_what_is_missing_and_what_to_do() {
    let repository = Repository::new();
    write(&repository.path().join("specs/new.yaml"), CATALOG);
    repository.commit();
    repository.git(&["commit", "--quiet", "--allow-empty", "--message=Nothing"]);
    let clone = tempfile::tempdir().expect("a temporary folder can be made");
    let origin = format!("file://{}", repository.path().display());
    let shallow = clone.path().join("shallow");
    let shallow_text = shallow.to_string_lossy();
    repository.git(&["clone", "--quiet", "--depth=1", &origin, &shallow_text]);
    write(&clone.path().join("specs/new.yaml"), CATALOG);
    for (folder, old, message) in [
        (
            repository.path(),
            "HEAD:specs/missing.yaml",
            "there is no specs/missing.yaml in the revision HEAD",
        ),
        (repository.path(), "HEAD:specs", "HEAD:specs is a folder"),
        (
            repository.path(),
            "v9:specs/new.yaml",
            "there is no revision v9; check its name",
        ),
        (
            &shallow,
            "HEAD~1:specs/new.yaml",
            "get all revisions with `git fetch --unshallow --tags`",
        ),
        (
            clone.path(),
            "HEAD:specs/new.yaml",
            "this folder is in no Git repository",
        ),
        (
            repository.path(),
            "missing.yaml",
            "there is no file missing.yaml",
        ),
        (repository.path(), "specs", "specs is a folder"),
    ] {
        let failed = xtask(folder, &["diff", old, "specs/new.yaml"]);
        assert_eq!(failed.code, Some(2), "{failed}");
        let other = "specs/new.yaml (no errors, 3 operations, 2 types)";
        for message in [message, other] {
            assert!(failed.stderr.contains(message), "{old}: {failed}");
        }
    }
}
