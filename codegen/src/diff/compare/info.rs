use super::docs;
use crate::Pointer;
use crate::diff::change::{Change, Occurrence};
use crate::diff::kind::ChangeKind;
use crate::diff::matching::Matching;
use crate::diff::phrase::code;
use crate::diff::record::Record;

/// Compares the facts about the documents as a whole.
pub(super) fn compare(matching: &Matching<'_>, record: &mut Record) {
    let (old, new) = (matching.old, matching.new);
    let facts = [
        ("title", &old.title, &new.title),
        ("version", &old.version, &new.version),
    ];
    for (name, before, after) in facts {
        if before != after {
            let pointer = Pointer::root().descend(["info", name]);
            let at = Occurrence::new("Client", "", Some(&pointer), Some(&pointer));
            let lead = format!(
                "The {name} of the document changed from {} to {}",
                code(before),
                code(after)
            );
            record.add(Change::new(ChangeKind::InfoChanged, lead, at, ""));
        }
    }
    if old.docs != new.docs {
        let pointer = Pointer::root().descend(["info", "description"]);
        let at = Occurrence::new("Client", "", Some(&pointer), Some(&pointer));
        docs::compare(&old.docs, &new.docs, at, record);
    }
}
