//! Two APIs in, the changes out that matter to users of the generated crate.
//!
//! [`diff`] works in three steps. `matching` decides which operation, type or SID type of the old API is which of the
//! new one: by ID first, then by evidence. `compare` compares each pair and reports differences as changes, whose kind
//! ([`ChangeKind`]) decides the verdicts. `record` merges the occurrences of one change, and attributes types that come
//! and go to the changes that bring or remove them. `attribution` and `generator` tell the changes of the document from those
//! that the overlays and the generator cause.
//!
//! Everything is looked up in hash maps: the time is linear in the size of the two APIs.

mod attribution;
mod cause;
mod change;
mod changes;
mod compare;
mod generator;
mod kind;
mod matching;
mod phrase;
mod record;
mod release_notes;
mod render;
mod source_items;
mod source_text;
mod surface;
mod usage;
mod verdict;
mod version;

use crate::api::Api;

pub use cause::Cause;
pub use change::{Change, Occurrence, Site};
pub use changes::{Diff, Level};
pub use kind::{Behavior, ChangeKind, Rule};
pub use release_notes::{Notes, changelog_section, recorded_changes, release_notes};
pub use render::{Report, SCHEMA, github, json, markdown, text};
pub use verdict::{Silent, Source, Wire};
pub use version::{Version, VersionError};

/// Compares two APIs.
pub fn diff(old: &Api, new: &Api) -> Diff {
    let matching = matching::Matching::new(old, new);
    let mut record = record::Record::default();
    compare::compare(&matching, &mut record);
    Diff {
        changes: record.finish(&matching),
    }
}
