//! Why generated files are not up to date, and what to do about it.

use std::collections::BTreeMap;
use std::fmt::Write;

use crate::record::{Record, Table};
use crate::tree::State;

/// The reason why a file is not up to date. The order is that of the report.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
enum Cause {
    /// The document, something that it uses, or the generator has changed.
    Changed,
    EditedByHand,
    Missing,
    LeftOver,
}

/// A generated file that is not up to date.
pub(crate) struct Entry {
    /// Its path for display.
    pub(crate) shown: String,
    /// The table of the record that lists it, and its path there.
    pub(crate) table: Table,
    pub(crate) key: String,
    pub(crate) state: State,
}

/// The differences between the generated files and those on the disk.
pub(crate) struct Drift<'r> {
    pub(crate) differences: Vec<Entry>,
    /// The record that a run would write now.
    pub(crate) record: &'r Record,
    /// The record of the last run, if it can be read.
    pub(crate) last: Option<Record>,
}

impl Drift<'_> {
    /// Whether the files and the record of the last run are up to date.
    pub(crate) fn is_none(&self) -> bool {
        self.differences.is_empty() && self.last.as_ref() == Some(self.record)
    }

    /// The number of files that are not up to date, as a sentence.
    pub(crate) fn count(&self) -> String {
        match self.differences.len() {
            0 => "the generated files are up to date, but codegen.lock is not".to_owned(),
            1 => "1 generated file is not up to date".to_owned(),
            count => format!("{count} generated files are not up to date"),
        }
    }

    /// Lists the files by the reason why they are not up to date, each reason with the remedy. `command` updates
    /// the files.
    pub(crate) fn report(&self, command: &str) -> String {
        let mut causes: BTreeMap<Cause, Vec<&str>> = BTreeMap::new();
        for difference in &self.differences {
            let files = causes.entry(self.cause(difference)).or_default();
            files.push(&difference.shown);
        }
        if causes.is_empty() {
            return format!("{}; run `{command}`\n", self.what_changed());
        }
        let mut text = String::new();
        for (cause, files) in causes {
            text += &self.heading(cause, command);
            for file in files {
                // Writing to a string does not fail.
                let _ = write!(text, "\n  {file}");
            }
            text.push('\n');
        }
        text
    }

    fn cause(&self, difference: &Entry) -> Cause {
        let last = self.last.as_ref();
        let (table, key) = (difference.table, difference.key.as_str());
        match &difference.state {
            State::Different(text) if last.is_some_and(|last| !last.has_file(table, key, text)) => {
                Cause::EditedByHand
            }
            // A file that has never been written belongs to a change.
            State::Missing if last.is_none_or(|last| last.lists(table, key)) => Cause::Missing,
            State::Different(_) | State::Missing => Cause::Changed,
            State::LeftOver => Cause::LeftOver,
        }
    }

    fn heading(&self, cause: Cause, command: &str) -> String {
        match cause {
            Cause::Changed => format!(
                "{}; run `{command}` and review the differences:",
                self.what_changed()
            ),
            Cause::EditedByHand => format!(
                "edited by hand; make the change in the document or the generator, and run `{command}`, which \
                 overwrites:"
            ),
            Cause::Missing => format!("missing; run `{command}`, which restores:"),
            Cause::LeftOver => {
                format!("left over, as nothing generates them now; run `{command}`, which removes:")
            }
        }
    }

    /// What has changed since the last run.
    fn what_changed(&self) -> String {
        let Some(last) = &self.last else {
            return "there is no readable codegen.lock to tell what has changed".to_owned();
        };
        let changes = self.record.changes_since(last);
        let (last, others) = match changes.as_slice() {
            // Neither an input nor the generator: the name of the crate, or a line that was removed from the record.
            [] => return "out of date".to_owned(),
            [change] => return format!("{change} has changed"),
            [others @ .., last] => (last, others),
        };
        format!("{} and {last} have changed", others.join(", "))
    }
}
