//! The generated files of a crate.

use std::path::Path;

use codegen::File;
use codegen::api::Api;

use crate::file_system::Disk;
use crate::manifest::{self, Manifest};
use crate::record::{self, Record};
use crate::reference::{CodeSamples, ReferenceFiles};
use crate::texts::Texts;
use crate::{crate_context, paths, tree};

/// The files of a crate, and the record of what they are made from.
pub(crate) struct Generation {
    pub(crate) files: Vec<File>,
    pub(crate) reference: Option<ReferenceFiles>,
    pub(crate) record: Record,
    /// Whether the response of an operation is a stream.
    has_streams: bool,
}

impl Generation {
    /// Renders the files of the crate in `out` for the API of a document, and its reference if there should be one.
    pub(crate) fn new(
        spec: &Path,
        out: &Path,
        api: &Api,
        texts: &Texts,
        has_reference: bool,
    ) -> anyhow::Result<Self> {
        let context = crate_context::read(out, spec)?;
        let (files, reference) = match has_reference {
            true => {
                let samples = CodeSamples::new(spec, out);
                let (files, reference) =
                    codegen::render_with_reference(api, &context, &samples.document);
                (
                    files,
                    Some(ReferenceFiles::new(spec, out, reference, samples)),
                )
            }
            false => (codegen::rust_sdk::render(api, &context), None),
        };
        let recorded = reference.iter().flat_map(ReferenceFiles::recorded);
        let recorded: Vec<_> = recorded.collect();
        let record = record::of_run(spec, out, texts, &files, &recorded)?;
        Ok(Self {
            files,
            reference,
            record,
            has_streams: api.has_streams(),
        })
    }

    /// Writes the files that changed, and the record. Returns the numbers of files of the source and of the reference
    /// that changed.
    pub(crate) fn write(&self, spec: &Path, out: &Path) -> anyhow::Result<(usize, usize)> {
        let manifest = Manifest::find(out)?;
        if manifest == Manifest::Present && self.has_streams {
            manifest::check_streams(out)?;
        }
        let changed = tree::write(&Disk, &out.join("src"), &self.files)?;
        let reference = self.reference.as_ref();
        let changed_pages = reference.map_or(Ok(0), |reference| reference.write(&Disk))?;
        if manifest == Manifest::Missing {
            let features = self.has_streams.then_some(codegen::rust_sdk::STREAMS);
            manifest::create(out, spec, &paths::workspace(), features.as_slice())?;
        }
        self.record.write(out)?;
        Ok((changed, changed_pages))
    }
}
