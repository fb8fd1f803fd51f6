//! What becomes of each keyword of a document: nothing is dropped in silence.
//!
//! The tables in [`objects`] and [`schema`] say it for each kind of object; [`walk`] goes over a document, as it
//! stands in its text, and holds it against them.

mod check;
mod components;
mod faults;

mod hints;
mod hollow;
mod names;
mod objects;
mod operation_ids;
mod read;
mod references;
mod schema;
mod table;
mod tags;
mod walk;

pub(crate) use hollow::hollow;
pub(crate) use read::Reading;
pub use read::{Document, read};
pub(crate) use table::Kind;
pub(crate) use walk::{Part, walk};

use std::collections::HashSet;

use crate::{Diagnostics, Level, Pointer};

/// What becomes of each keyword of a document.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Ledger {
    entries: Vec<Entry>,
}

impl Ledger {
    /// Each keyword at each place. What is below a keyword that is ignored is ignored with it, and has no entries
    /// of its own unless OpenAPI does not have it.
    pub fn entries(&self) -> &[Entry] {
        &self.entries
    }

    /// Notes which keywords keep the document from being used.
    pub(crate) fn refuse(&mut self, found: &Diagnostics) {
        let errors = found.iter().filter(|fault| fault.level() == Level::Error);
        let places: HashSet<_> = errors.map(|fault| &fault.pointer).collect();
        for entry in &mut self.entries {
            if places.contains(&entry.pointer) {
                entry.fate = Fate::Refused;
            }
        }
    }
}

/// A keyword at a place of a document.
#[derive(Clone, Debug, PartialEq)]
pub struct Entry {
    /// What OpenAPI calls the object that has it, such as `Schema Object`.
    pub object: &'static str,
    /// The keyword; of an extension that is an object, with a key of that: `x-twilio.pii`.
    pub keyword: String,
    /// Where it is.
    pub pointer: Pointer,
    /// What becomes of it.
    pub fate: Fate,
}

/// What becomes of a keyword.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Fate {
    /// The generated code depends on it.
    Used,
    /// It makes no difference to the generated code, for this reason.
    Ignored(&'static str),
    /// It is none of OpenAPI's keywords: a warning says so.
    Unknown,
    /// It keeps the document from being used: an error says why.
    Refused,
}
