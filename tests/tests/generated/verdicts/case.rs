use codegen::File;
use codegen::diff::{ChangeKind, Source};
use tests::{changed_documents, earlier_files, generate, read};

/// The two documents for a kind of change, and the programs.
pub(super) struct Case {
    pub(super) kind: ChangeKind,
    /// The ID of the kind as a name in Rust.
    pub(super) name: String,
    pub(super) old: Vec<File>,
    pub(super) new: Vec<File>,
    /// The program that compiles with the old crate, and with the new one if the verdict is not major.
    pub(super) program: String,
    /// The program that compiles with both, if the verdict says something about such programs: the same one, unless it
    /// does not.
    pub(super) runnable: Option<String>,
}

impl Case {
    pub(super) fn new(kind: ChangeKind) -> Self {
        let folder = changed_documents(kind);
        let program = read(&folder.join("user.rs"));
        let runnable = match (is_major(kind), kind.rule().behavior) {
            (false, _) => Some(program.clone()),
            (true, Some(_)) => Some(read(&folder.join("behavior.rs"))),
            (true, None) => None,
        };
        Self {
            kind,
            name: kind.id().replace('-', "_"),
            old: earlier_files(kind).unwrap_or_else(|| generate(&folder.join("old.yaml"))),
            new: generate(&folder.join("new.yaml")),
            program,
            runnable,
        }
    }

    pub(super) fn is_major(&self) -> bool {
        is_major(self.kind)
    }
}

fn is_major(kind: ChangeKind) -> bool {
    kind.rule().source == Source::Major
}
