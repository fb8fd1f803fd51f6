//! The revisions of a document in a folder, by date.

use std::fs;
use std::path::{Path, PathBuf};

use anyhow::{Context, bail};

use crate::paths::shown;

/// A revision of a document.
pub(crate) struct DatedRevision {
    /// The date, or the whole name if no name has a date.
    pub(crate) date: String,
    pub(crate) path: PathBuf,
}

/// The revisions in a folder, oldest first: files, and folders with one file, by the date in their names. If no name has
/// a date, the order is that of the names, and of the numbers in them.
pub(crate) fn in_folder(folder: &Path) -> anyhow::Result<Vec<DatedRevision>> {
    if folder.is_file() {
        bail!(
            "{} is a file; give the folder with the revisions of the document",
            shown(folder)
        );
    }
    let mut revisions: Vec<_> = documents(folder)?
        .into_iter()
        .map(|(name, path)| (date(&name), name, path))
        .collect();
    if revisions.is_empty() {
        bail!(
            "{} contains no YAML or JSON files; give a folder with the revisions of a document",
            shown(folder)
        );
    }
    let has_dates = revisions.iter().any(|(date, ..)| date.is_some());
    if let Some((_, _, path)) = revisions
        .iter()
        .find(|(date, ..)| has_dates && date.is_none())
    {
        bail!(
            "the name of {} has no date such as 2025-05-13, unlike others; rename it, or move it to another folder",
            shown(path)
        );
    }
    revisions.sort_by_key(|(date, name, _)| (date.clone(), parts(name)));
    let revisions = revisions
        .into_iter()
        .map(|(date, name, path)| DatedRevision {
            date: date.unwrap_or(name),
            path,
        });
    Ok(revisions.collect())
}

/// The documents in a folder, each with the name of its file or folder, without the extension.
fn documents(folder: &Path) -> anyhow::Result<Vec<(String, PathBuf)>> {
    let mut documents = Vec::new();
    for path in entries(folder)? {
        let document = match path.is_dir() {
            true => {
                let mut inner = entries(&path)?.into_iter().filter(|path| is_document(path));
                inner.next().filter(|_| inner.next().is_none())
            }
            false => Some(path.clone()).filter(|path| is_document(path)),
        };
        let name = match path.is_dir() {
            true => path.file_name(),
            false => path.file_stem(),
        };
        let name = name.unwrap_or_default().to_string_lossy().into_owned();
        documents.extend(document.map(|document| (name, document)));
    }
    Ok(documents)
}

fn entries(folder: &Path) -> anyhow::Result<Vec<PathBuf>> {
    let cannot_read = || format!("cannot read {}", shown(folder));
    let entries = fs::read_dir(folder).with_context(cannot_read)?;
    let paths = entries.map(|entry| Ok(entry.with_context(cannot_read)?.path()));
    paths.collect()
}

fn is_document(path: &Path) -> bool {
    let extension = path.extension().unwrap_or_default().to_string_lossy();
    ["json", "yaml", "yml"].contains(&extension.to_ascii_lowercase().as_str())
}

/// The first date in a name, with or without separators: `2025-05-13`, `2025_05_13`, `2025.05.13`, `20250513`.
fn date(name: &str) -> Option<String> {
    let name = name.as_bytes();
    (0..name.len()).find_map(|start| {
        let is_inside = start > 0 && name[start - 1].is_ascii_digit();
        let rest = name.get(start..).filter(|_| !is_inside)?;
        let separator = rest.get(4).copied().filter(|byte| b"-_.".contains(byte));
        let width = usize::from(separator.is_some());
        let number = |at: usize, length: usize| {
            let digits = rest.get(at..at + length)?;
            let is_number = digits.iter().all(u8::is_ascii_digit);
            is_number.then(|| {
                digits
                    .iter()
                    .fold(0, |sum, digit| sum * 10 + u32::from(digit - b'0'))
            })
        };
        let (year, month, day) = (
            number(0, 4)?,
            number(4 + width, 2)?,
            number(6 + 2 * width, 2)?,
        );
        let is_separated = width == 0 || rest.get(7).copied() == separator;
        let is_date = is_separated && (1..=12).contains(&month) && (1..=31).contains(&day);
        is_date.then(|| format!("{year:04}-{month:02}-{day:02}"))
    })
}

/// The parts of a name between which its order is decided: texts, and numbers by their value.
fn parts(name: &str) -> Vec<(u128, String)> {
    let mut parts = Vec::new();
    let mut rest = name;
    while !rest.is_empty() {
        let is_number = rest.starts_with(|c: char| c.is_ascii_digit());
        let end = rest.find(|c: char| c.is_ascii_digit() != is_number);
        let (part, others) = rest.split_at(end.unwrap_or(rest.len()));
        parts.push(match is_number {
            true => (part.parse().unwrap_or(u128::MAX), String::new()),
            false => (0, part.to_owned()),
        });
        rest = others;
    }
    parts
}
