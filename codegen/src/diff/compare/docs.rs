use crate::api::Docs;
use crate::diff::change::{Change, Occurrence};
use crate::diff::kind::ChangeKind;
use crate::diff::phrase::code;
use crate::diff::record::Record;

/// Compares descriptions. All that changed are one change.
pub(super) fn compare(old: &Docs, new: &Docs, at: Occurrence, record: &mut Record) {
    if old != new {
        let at = Occurrence {
            owner: code(&at.rust_path),
            ..at
        };
        record.add(Change::new(
            ChangeKind::DocsChanged,
            "Descriptions changed:",
            at,
            "",
        ));
    }
}
