use crate::diff::change::{Change, Occurrence};
use crate::diff::kind::ChangeKind;
use crate::diff::matching::Matching;
use crate::diff::phrase::code;
use crate::diff::record::Record;

/// Compares the SID types.
pub(super) fn compare(matching: &Matching<'_>, record: &mut Record) {
    for (id, old) in &matching.old.sids {
        let Some(new_id) = matching.sid_of(id) else {
            continue;
        };
        let new = &matching.new[new_id];
        let at = Occurrence::new(id.as_str(), "", None, None);
        if id != new_id {
            let lead = format!(
                "The SID type {} was renamed to {}",
                code(id.as_str()),
                code(new_id.as_str())
            );
            let evidence = format!("both are for SIDs that begin with {}", code(&new.prefix));
            let change = Change::new(ChangeKind::TypeRenamed, lead, at, "")
                .rust(id.as_str(), new_id.as_str())
                .evidence(Some(&evidence));
            record.add(change);
        } else if old.prefix != new.prefix {
            let lead = format!(
                "The SIDs of {} begin with {} instead of {}",
                code(id.as_str()),
                code(&new.prefix),
                code(&old.prefix)
            );
            let change = Change::new(ChangeKind::SidPrefixChanged, lead, at, "");
            record.add(change.rust(&*old.prefix, &*new.prefix));
        }
    }
}
