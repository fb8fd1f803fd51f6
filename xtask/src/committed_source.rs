//! Generated source in Git revisions, which an earlier generator may have rendered.

use std::path::Path;

use codegen::File;

use crate::git;
use crate::record::{self, Record};

/// The folder of the generated crate, beside the folder of the document.
const CRATE: &str = "generated";

/// The files that another generator than this one rendered from a document of a Git revision, and that are in the same
/// revision: in the folder `generated` beside the document or its folder. `None` if there are no such files.
pub(crate) fn of_other_generator(
    working_tree: &Path,
    document: &str,
    text: &str,
) -> anyhow::Result<Option<Vec<File>>> {
    for folder in crates(document) {
        let Ok(lock) = git::show(working_tree, &format!("{folder}/{}", record::NAME)) else {
            continue;
        };
        let Some(record) = Record::parse(&lock).filter(|record| record.is_of(document, text))
        else {
            continue;
        };
        if !record.is_of_other_generator()? {
            return Ok(None);
        }
        let files = record.files().map(|path| {
            let text = git::show(working_tree, &format!("{folder}/src/{path}"))?;
            Ok(File {
                path: path.to_owned(),
                source: String::from_utf8_lossy(&text).into_owned(),
            })
        });
        return files.collect::<anyhow::Result<_>>().map(Some);
    }
    Ok(None)
}

/// The folders in which the crate of a document can be, `REV:path` like the document.
fn crates(document: &str) -> Vec<String> {
    let (revision, path) = document.split_once(':').unwrap_or(("", document));
    let segments: Vec<&str> = path.split('/').collect();
    let folders = [2, 1].iter().filter_map(|levels| {
        let length = segments.len().checked_sub(*levels)?;
        let folder = [&segments[..length], &[CRATE]].concat().join("/");
        Some(format!("{revision}:{folder}"))
    });
    folders.collect()
}
