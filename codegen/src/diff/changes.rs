use std::cmp::Reverse;
use std::fmt;

use super::change::{Change, Site};
use super::verdict::{Source, Wire};
use crate::{Location, Pointer};

/// The changes between two APIs, the most severe first.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Diff {
    /// The changes.
    pub changes: Vec<Change>,
}

/// The verdict that a reader is interested in.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Level {
    /// What users of the crate have to change, can use or are warned of.
    Source,
    /// What clients in use can stumble over.
    Wire,
    /// What changes in programs that still compile.
    Behavior,
}

impl Change {
    /// Whether a reader who is interested in a verdict should see the change.
    pub fn is_relevant(&self, level: Level) -> bool {
        let rule = self.kind.rule();
        match level {
            Level::Source => rule.source > Source::Patch,
            Level::Wire => rule.wire == Wire::Breaking,
            Level::Behavior => rule.behavior.is_some(),
        }
    }
}

impl Diff {
    /// Sorts the changes: the most severe first, and those of a kind as they are.
    pub(super) fn sort(&mut self) {
        self.changes
            .sort_by_key(|change| (Reverse(change.kind.release()), change.kind));
    }

    /// The least release that may contain the changes; none if there are no changes.
    pub fn release(&self) -> Option<Source> {
        self.changes
            .iter()
            .map(|change| change.kind.release())
            .max()
    }

    /// The number of changes with an effect on source code.
    pub fn count_source(&self, source: Source) -> usize {
        let changes = self.changes.iter();
        changes
            .filter(|change| change.kind.rule().source == source)
            .count()
    }

    /// The number of changes that a reader who is interested in a verdict should see.
    pub fn count(&self, level: Level) -> usize {
        let changes = self.changes.iter();
        changes.filter(|change| change.is_relevant(level)).count()
    }

    /// Sets the locations in the texts of the documents. `old` and `new` return the nearest pointer that the document
    /// has, and its location.
    pub fn locate(
        &mut self,
        old: impl Fn(&Pointer) -> Option<(Pointer, Location)>,
        new: impl Fn(&Pointer) -> Option<(Pointer, Location)>,
    ) {
        let set = |site: &mut Option<Site>,
                   locate: &dyn Fn(&Pointer) -> Option<(Pointer, Location)>| {
            if let Some(site) = site
                && let Some((pointer, location)) = locate(&site.pointer)
            {
                *site = Site {
                    pointer,
                    location: Some(location),
                };
            }
        };
        for change in &mut self.changes {
            for occurrence in &mut change.occurrences {
                set(&mut occurrence.old, &old);
                set(&mut occurrence.new, &new);
            }
        }
    }
}

impl fmt::Display for Level {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Level::Source => "source",
            Level::Wire => "wire",
            Level::Behavior => "behavior",
        })
    }
}
