use super::type_pair::TypePair;
use super::{docs, replaced};
use crate::api::{Discriminator, Union, UnionVariant};
use crate::diff::change::Change;
use crate::diff::kind::ChangeKind;
use crate::diff::matching::{Matching, pair_by, pair_by_keys};
use crate::diff::phrase::code;
use crate::diff::record::Record;
use crate::diff::surface::type_text;

/// Compares two unions.
pub(super) fn compare(
    pair: &TypePair<'_>,
    old: &Union,
    new: &Union,
    matching: &Matching<'_>,
    record: &mut Record,
) {
    let by_type = pair_by_keys(
        &old.variants,
        &new.variants,
        |variant| matching.renamed_text(&variant.value.ty),
        |variant| type_text(&variant.value.ty),
    );
    for (before, after) in &by_type.both {
        let at = pair.item(after.name.plain());
        docs::compare(&before.docs, &after.docs, at, record);
        if before.name != after.name {
            let lead = format!(
                "The variant with {} is called {} instead of {} in",
                code(&type_text(&after.value.ty)),
                code(after.name.plain()),
                code(before.name.plain())
            );
            let at = pair.item(after.name.plain());
            let change = Change::new(ChangeKind::RustNameChanged, lead, at, "");
            record.add(change.rust(before.name.plain(), after.name.plain()));
        }
    }
    let by_name = pair_by(by_type.old, by_type.new, |variant| &variant.name);
    for (before, after) in &by_name.both {
        record.add(type_changed(before, after, pair));
        let at = pair.item(after.name.plain());
        replaced::compare(&before.value.ty, &after.value.ty, &at, matching, record);
    }
    for variant in by_name.old {
        let lead = format!("The member {} was removed from", code(variant.name.plain()));
        let change = Change::new(
            ChangeKind::VariantRemoved,
            lead,
            pair.item(variant.name.plain()),
            "",
        );
        record.add(change.loses([&variant.value.ty]));
    }
    for variant in by_name.new {
        let lead = format!("The member {} was added to", code(variant.name.plain()));
        let change = Change::new(
            ChangeKind::VariantAdded,
            lead,
            pair.item(variant.name.plain()),
            "",
        );
        record.add(change.gains([&variant.value.ty]));
    }
    compare_discriminators(pair, (old, new), &by_type.both, record);
}

fn type_changed(before: &UnionVariant, after: &UnionVariant, pair: &TypePair<'_>) -> Change {
    let (old_type, new_type) = (type_text(&before.value.ty), type_text(&after.value.ty));
    let lead = format!(
        "The type of the variant {} changed from {} to {} in",
        code(after.name.plain()),
        code(&old_type),
        code(&new_type)
    );
    let at = pair.item(after.name.plain());
    Change::new(ChangeKind::VariantTypeChanged, lead, at, "")
        .rust(old_type, new_type)
        .loses([&before.value.ty])
        .gains([&after.value.ty])
}

fn compare_discriminators(
    pair: &TypePair<'_>,
    (old, new): (&Union, &Union),
    both: &[(&UnionVariant, &UnionVariant)],
    record: &mut Record,
) {
    let is_same = |(before, after): &(&UnionVariant, &UnionVariant)| before.tags == after.tags;
    if old.discriminator != new.discriminator || !both.iter().all(is_same) {
        let lead = match old.discriminator == new.discriminator {
            true => "Other values of the discriminator select the members of".to_owned(),
            false => format!(
                "The members are distinguished by {} instead of {} in",
                discriminator(&new.discriminator),
                discriminator(&old.discriminator)
            ),
        };
        record.add(Change::new(
            ChangeKind::DiscriminatorChanged,
            lead,
            pair.whole(),
            "",
        ));
    }
}

fn discriminator(discriminator: &Discriminator) -> String {
    match discriminator {
        Discriminator::BestMatch => "their content".to_owned(),
        Discriminator::Property(name) => format!("the property {}", code(name)),
        Discriminator::Status => "the status".to_owned(),
    }
}
