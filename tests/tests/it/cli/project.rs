use std::collections::BTreeMap;
use std::fs;
use std::path::PathBuf;

use tempfile::TempDir;
use tests::{Run, files_in, write, xtask};

pub(crate) const PARCELS: &str = "
openapi: 3.0.3
info: { title: Parcels, version: '1' }
servers: [{ url: https://parcels.example.com }]
paths:
  /parcels/{id}:
    delete:
      operationId: DeleteParcel
      parameters: [{ name: id, in: path, required: true, schema: { type: string } }]
      responses: { '204': { description: Gone } }
";

/// [`PARCELS`] with another module.
pub(crate) fn letters() -> String {
    PARCELS.replace("/parcels/", "/letters/")
}

/// A temporary folder with a document `spec.yaml` and a crate `sdk`.
pub(crate) struct Project(TempDir);

impl Project {
    /// An empty folder.
    pub(crate) fn empty() -> Self {
        Self(tempfile::tempdir().expect("a temporary folder can be made"))
    }

    /// The document [`PARCELS`] and its crate.
    pub(crate) fn generated() -> Self {
        let project = Self::empty();
        project.write("spec.yaml", PARCELS);
        let run = project.codegen(&[]);
        assert_eq!(run.code, Some(0), "{run}");
        project
    }

    pub(crate) fn path(&self, path: &str) -> PathBuf {
        self.0.path().join(path)
    }

    pub(crate) fn write(&self, path: &str, content: impl AsRef<[u8]>) {
        write(&self.path(path), content);
    }

    /// Runs `codegen` with the document and the crate.
    pub(crate) fn codegen(&self, options: &[&str]) -> Run {
        let arguments = ["codegen", "--spec", "spec.yaml", "--out", "sdk"];
        xtask(self.0.path(), &[&arguments, options].concat())
    }

    /// Runs `update` with the upstream document `upstream.yaml`.
    pub(crate) fn update(&self, options: &[&str]) -> Run {
        let arguments = [
            "update",
            "upstream.yaml",
            "--spec",
            "spec.yaml",
            "--out",
            "sdk",
        ];
        xtask(self.0.path(), &[&arguments, options].concat())
    }

    /// All files with their content.
    pub(crate) fn files(&self) -> BTreeMap<PathBuf, Vec<u8>> {
        let paths = files_in(self.0.path()).into_iter();
        paths
            .map(|path| {
                let content = fs::read(&path).expect("the file is listed");
                (path, content)
            })
            .collect()
    }
}
