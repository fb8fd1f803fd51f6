use std::collections::HashSet;

use super::docs;
use super::type_pair::TypePair;
use crate::api::{Enum, RustName, Variant};
use crate::diff::change::{Change, Occurrence};
use crate::diff::kind::ChangeKind;
use crate::diff::matching::pair_by;
use crate::diff::phrase::code;
use crate::diff::record::Record;

/// Compares two enums.
pub(super) fn compare(pair: &TypePair<'_>, old: &Enum, new: &Enum, record: &mut Record) {
    let by_wire = pair_by(&old.variants, &new.variants, |variant| &variant.wire);
    let names: HashSet<&RustName> = new.variants.iter().map(|variant| &variant.name).collect();
    for (before, after) in &by_wire.both {
        docs::compare(&before.docs, &after.docs, at(pair, after), record);
        if before.name != after.name {
            let lead = format!(
                "The variant for {} is called {} instead of {} in",
                code(&after.wire),
                code(after.name.plain()),
                code(before.name.plain())
            );
            let kind = ChangeKind::of_rust_name(names.contains(&before.name));
            let change = Change::new(kind, lead, at(pair, after), "");
            record.add(change.rust(before.name.plain(), after.name.plain()));
        }
    }
    let by_name = pair_by(by_wire.old, by_wire.new, |variant| &variant.name);
    for (before, after) in by_name.both {
        let lead = format!(
            "The value of {} changed from {} to {} in",
            code(after.name.plain()),
            code(&before.wire),
            code(&after.wire)
        );
        record.add(Change::new(
            ChangeKind::ValueWireNameChanged,
            lead,
            at(pair, after),
            "",
        ));
    }
    for variant in by_name.old {
        record.add(removed(variant, pair));
    }
    for variant in by_name.new {
        record.add(added(variant, pair));
    }
    compare_order(pair, old, &by_wire.both, record);
}

fn removed(variant: &Variant, pair: &TypePair<'_>) -> Change {
    let kind = match pair.direction.request {
        true => ChangeKind::RequestValueRemoved,
        false => ChangeKind::ResponseValueRemoved,
    };
    let lead = format!("The value {} was removed from", code(&variant.wire));
    let mut change = Change::new(kind, lead, at(pair, variant), "");
    change.before = Some(variant.name.plain().to_owned());
    change.wire(Some(&variant.wire), None)
}

fn added(variant: &Variant, pair: &TypePair<'_>) -> Change {
    let kind = match pair.direction.response {
        true => ChangeKind::ResponseValueAdded,
        false => ChangeKind::RequestValueAdded,
    };
    let lead = format!("The value {} was added to", code(&variant.wire));
    let mut change = Change::new(kind, lead, at(pair, variant), "");
    change.after = Some(variant.name.plain().to_owned());
    change
}

fn compare_order(
    pair: &TypePair<'_>,
    old: &Enum,
    both: &[(&Variant, &Variant)],
    record: &mut Record,
) {
    let order = |variants: &[&Variant]| {
        let wires = variants.iter().map(|variant| variant.wire.clone());
        wires.collect::<Vec<_>>()
    };
    let after: Vec<_> = both.iter().map(|(_, after)| *after).collect();
    let known: HashSet<_> = after.iter().map(|variant| &variant.wire).collect();
    let before = old.variants.iter();
    let before: Vec<_> = before
        .filter(|variant| known.contains(&variant.wire))
        .collect();
    if order(&before) != order(&after) {
        let lead = "The values are in another order in";
        record.add(Change::new(
            ChangeKind::OrderChanged,
            lead,
            pair.whole(),
            "",
        ));
    }
}

fn at(pair: &TypePair<'_>, variant: &Variant) -> Occurrence {
    let path = format!("{}::{}", pair.id, variant.name);
    let (old, new) = (
        pair.old.pointer.child("enum"),
        pair.new.pointer.child("enum"),
    );
    Occurrence::new(path, code(pair.id.as_str()), Some(&old), Some(&new))
}
