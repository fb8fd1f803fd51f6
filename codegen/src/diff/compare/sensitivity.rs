use super::field_context::FieldContext;
use crate::api::{Field, Sensitivity};
use crate::diff::change::Change;
use crate::diff::kind::ChangeKind;
use crate::diff::phrase::code;
use crate::diff::record::Record;

/// Compares the marks of personal and secret values.
pub(super) fn compare(old: &Field, new: &Field, context: &FieldContext, record: &mut Record) {
    let wire = code(&new.wire);
    let (kind, lead, tail) = match (&old.sensitivity, &new.sensitivity) {
        (before, after) if before == after => return,
        (None, Some(after)) => (
            ChangeKind::SensitivityAdded,
            format!("{wire} is redacted in"),
            format!(": it is {}", reason(after)),
        ),
        (Some(before), None) => (
            ChangeKind::SensitivityRemoved,
            format!("{wire} is no longer redacted in"),
            format!(": it was {}", reason(before)),
        ),
        (Some(Sensitivity::Personal { .. }), Some(after)) if !is_own_mark(after) => (
            ChangeKind::SensitivityWeakened,
            format!("{wire} lost its mark as personal data in"),
            format!("; it stays redacted because it is {}", reason(after)),
        ),
        (Some(before), Some(after)) => (
            ChangeKind::SensitivityChanged,
            format!("{wire} is redacted for another reason in"),
            format!(": it was {}, and is {}", reason(before), reason(after)),
        ),
        (None, None) => return,
    };
    record.add(Change::new(kind, lead, context.occurrence(old, new), tail));
}

/// A clause about a value that is gone, if it was redacted.
pub(super) fn clause(field: &Field) -> String {
    let reason = field.sensitivity.as_ref().map(reason);
    reason.map_or_else(String::new, |reason| format!(", which was {reason},"))
}

fn is_own_mark(sensitivity: &Sensitivity) -> bool {
    matches!(
        sensitivity,
        Sensitivity::Personal { .. } | Sensitivity::Secret
    )
}

/// The reason for redacting a value.
pub(super) fn reason(sensitivity: &Sensitivity) -> String {
    match sensitivity {
        Sensitivity::Personal {
            handling,
            kept_days,
        } => {
            let mut text = "marked as personal data".to_owned();
            let mut facts = Vec::new();
            facts.extend(
                handling
                    .as_ref()
                    .map(|handling| format!("handling {}", code(handling))),
            );
            facts.extend(kept_days.map(retention));
            if !facts.is_empty() {
                text += &format!(" ({})", facts.join(", "));
            }
            text
        }
        Sensitivity::PersonalElsewhere => "marked as personal data elsewhere".to_owned(),
        Sensitivity::PersonalUrl => "a URL that repeats personal data".to_owned(),
        Sensitivity::Secret => "secret".to_owned(),
    }
}

fn retention(days: u64) -> String {
    match days {
        0 => "not kept after its deletion".to_owned(),
        1 => "kept for at least 1 day".to_owned(),
        days => format!("kept for at least {days} days"),
    }
}
