//! The generated files of a crate.

use std::path::Path;

use codegen::File;
use codegen::api::Api;

use crate::file_system::Disk;
use crate::manifest::{self, Manifest};
use crate::record::{self, Record};
use crate::texts::Texts;
use crate::{crate_context, paths, tree};

/// The files of a crate, and the record of what they are made from.
pub(crate) struct Generation {
    pub(crate) files: Vec<File>,
    pub(crate) record: Record,
}

impl Generation {
    /// Renders the files of the crate in `out` for the API of a document.
    pub(crate) fn new(spec: &Path, out: &Path, api: &Api, texts: &Texts) -> anyhow::Result<Self> {
        let context = crate_context::read(out, spec)?;
        let files = codegen::rust_sdk::render(api, &context);
        let record = record::of_run(spec, out, texts, &files)?;
        Ok(Self { files, record })
    }

    /// Writes the files that changed, and the record. Returns the number of files that changed.
    pub(crate) fn write(&self, spec: &Path, out: &Path) -> anyhow::Result<usize> {
        let manifest = Manifest::find(out)?;
        let changed = tree::write(&Disk, &out.join("src"), &self.files)?;
        if manifest == Manifest::Missing {
            manifest::create(out, spec, &paths::workspace())?;
        }
        self.record.write(out)?;
        Ok(changed)
    }
}
