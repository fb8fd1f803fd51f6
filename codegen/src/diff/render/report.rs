use crate::diff::change::{Change, Occurrence, Site};
use crate::diff::changes::{Diff, Level};
use crate::diff::verdict::Source;
use crate::diff::version::Version;

/// A diff with the information that its rendering needs.
#[derive(Clone, Debug)]
pub struct Report<'a> {
    /// The changes.
    pub diff: &'a Diff,
    /// The name of the old document.
    pub old: &'a str,
    /// The name of the new document, which is the path of its file if it is in one.
    pub new: &'a str,
    /// The version of the crate that was generated from the old document, if it is known.
    pub version: Option<Version>,
    /// The verdict that the reader is interested in; all changes are shown if there is none.
    pub level: Option<Level>,
}

impl Report<'_> {
    /// The changes to show.
    pub(super) fn changes(&self) -> impl Iterator<Item = &Change> {
        let level = self.level;
        let changes = self.diff.changes.iter();
        changes.filter(move |change| level.is_none_or(|level| change.is_relevant(level)))
    }

    /// The version of the next release: none if nothing changed or no version is known.
    pub(super) fn next_version(&self) -> Option<Version> {
        Some(self.version.as_ref()?.next(self.diff.release()?))
    }

    /// The counts of the changes in a sentence.
    pub(super) fn summary(&self) -> String {
        let diff = self.diff;
        if diff.changes.is_empty() {
            return format!("{} and {} give the same crate.", self.old, self.new);
        }
        let source = [Source::Major, Source::Minor, Source::Patch];
        let source = source.map(|source| format!("{} {source}", diff.count_source(source)));
        format!(
            "{} compared with {}: {}; {} breaking on the wire; {} with a change of behavior.",
            self.new,
            self.old,
            source.join(", "),
            diff.count(Level::Wire),
            diff.count(Level::Behavior)
        )
    }

    /// The next version in a sentence.
    pub(super) fn recommendation(&self) -> Option<String> {
        let (current, next) = (self.version.as_ref()?, self.next_version()?);
        let release = self.diff.release()?;
        Some(format!(
            "Next version: {next} after {current}, because there are {release} changes."
        ))
    }
}

/// The line and pointer of an occurrence in each document: `old.yaml:12 -> new.yaml:14 #/paths/~1books`.
pub(super) fn location(occurrence: &Occurrence, report: &Report<'_>) -> String {
    let line = |document: &str, site: &Site| {
        let path = site.pointer.path(document);
        match site.location {
            Some(location) => format!("{path}:{}", location.line),
            None => path,
        }
    };
    match (&occurrence.old, &occurrence.new) {
        (None, None) => String::new(),
        (Some(old), None) => format!("{} {}", line(report.old, old), old.pointer),
        (None, Some(new)) => format!("{} {}", line(report.new, new), new.pointer),
        (Some(old), Some(new)) => {
            let (from, to) = (line(report.old, old), line(report.new, new));
            match old.pointer == new.pointer {
                true => format!("{from} -> {to} {}", new.pointer),
                false => format!("{from} {} -> {to} {}", old.pointer, new.pointer),
            }
        }
    }
}
