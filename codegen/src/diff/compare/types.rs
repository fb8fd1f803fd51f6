use super::type_pair::TypePair;
use super::{docs, enums, replaced, structs, unions};
use crate::api::{Repr, TypeDef, TypeId, TypeKind};
use crate::diff::change::{Change, Occurrence};
use crate::diff::kind::ChangeKind;
use crate::diff::matching::Matching;
use crate::diff::phrase::code;
use crate::diff::record::Record;

/// Compares the types.
pub(super) fn compare(matching: &Matching<'_>, record: &mut Record) {
    for (old_id, old) in matching.old.types() {
        let Some(id) = matching.type_of(old_id) else {
            continue;
        };
        let pair = TypePair {
            old_id,
            id,
            old,
            new: &matching.new[id],
            direction: matching.old_usage.of(old_id).or(matching.new_usage.of(id)),
        };
        if old_id != id {
            record.add(renamed(old_id, &pair, matching));
        }
        docs::compare(&pair.old.docs, &pair.new.docs, pair.whole(), record);
        match (&pair.old.kind, &pair.new.kind) {
            (TypeKind::Struct(before), TypeKind::Struct(after)) => {
                structs::compare(&pair, before, after, matching, record);
            }
            (TypeKind::Enum(before), TypeKind::Enum(after)) if before.repr == after.repr => {
                enums::compare(&pair, before, after, record);
            }
            (TypeKind::Union(before), TypeKind::Union(after)) => {
                unions::compare(&pair, before, after, matching, record);
            }
            (before, after) => {
                record.add(kind_changed(&pair, before, after));
                replaced::compare_kinds(pair.old, pair.new, &pair.whole(), matching, record);
            }
        }
    }
}

fn renamed(old_id: &TypeId, pair: &TypePair<'_>, matching: &Matching<'_>) -> Change {
    let at = Occurrence {
        owner: String::new(),
        ..pair.whole()
    };
    let lead = format!(
        "The type {} was renamed to {}",
        code(old_id.as_str()),
        code(pair.id.as_str())
    );
    Change::new(ChangeKind::TypeRenamed, lead, at, "")
        .rust(old_id.as_str(), pair.id.as_str())
        .evidence(matching.type_evidence(old_id))
}

fn kind_changed(pair: &TypePair<'_>, old: &TypeKind, new: &TypeKind) -> Change {
    let at = Occurrence {
        owner: String::new(),
        ..pair.whole()
    };
    let lead = format!(
        "The type {} is {} instead of {}",
        code(pair.id.as_str()),
        kind(new),
        kind(old)
    );
    Change::new(ChangeKind::TypeKindChanged, lead, at, "")
        .loses(mentioned(pair.old))
        .gains(mentioned(pair.new))
}

fn mentioned(def: &TypeDef) -> impl Iterator<Item = &crate::api::Type> {
    crate::diff::usage::members(def)
        .into_iter()
        .map(|value| &value.ty)
}

fn kind(kind: &TypeKind) -> &'static str {
    match kind {
        TypeKind::Struct(_) => "a struct",
        TypeKind::Enum(def) if def.repr == Repr::Integer => "an enum of numbers",
        TypeKind::Enum(_) => "an enum of strings",
        TypeKind::Union(_) => "a union",
    }
}
