use std::collections::{HashMap, HashSet};

use super::field_context::FieldContext;
use super::fields;
use super::path_parameters::reordered;
use super::sensitivity;
use super::type_pair::TypePair;
use crate::api::{Access, AdditionalProperties, Field, NextPage, RustName, Struct, Type, TypeRef};
use crate::diff::change::{Change, Occurrence};
use crate::diff::kind::ChangeKind;
use crate::diff::matching::{FieldPair, Matching, pair_fields};
use crate::diff::phrase::{code, list};
use crate::diff::record::Record;
use crate::diff::surface::{field_text, value_text};

/// Compares two structs.
pub(super) fn compare(
    pair: &TypePair<'_>,
    old: &Struct,
    new: &Struct,
    matching: &Matching<'_>,
    record: &mut Record,
) {
    let fields = pair_fields(
        &old.fields,
        &new.fields,
        |field| field,
        |old, new| matching.is_same(old.ty(), new.ty()),
    );
    let names = new
        .fields
        .iter()
        .map(|field| (&field.name, field))
        .collect();
    for both in &fields.both {
        compare_field(
            pair,
            both,
            (old.input && new.input, &names),
            matching,
            record,
        );
    }
    for field in fields.old {
        let at = at(pair, field, Some(field), None);
        let clause = sensitivity::clause(field);
        let lead = format!(
            "The property {}{clause} was removed from",
            code(&field.wire)
        );
        let mut change = Change::new(ChangeKind::PropertyRemoved, lead, at, "");
        let is_boxed = matching.old_layout.is_boxed(pair.old_id, field.ty());
        change.before = Some(field_text(field, is_boxed));
        record.add(change.wire(Some(&field.wire), None).loses([field.ty()]));
    }
    for field in fields.new {
        let kind = match field.required && old.input && new.input {
            true => ChangeKind::RequiredPropertyAdded,
            false => ChangeKind::PropertyAdded,
        };
        let at = at(pair, field, None, Some(field));
        let lead = format!("The property {} was added to", code(&field.wire));
        let mut change = Change::new(kind, lead, at, "");
        let is_boxed = matching.new_layout.is_boxed(pair.id, field.ty());
        change.after = Some(field_text(field, is_boxed));
        record.add(change.gains([field.ty()]));
    }
    compare_order(pair, &fields.both, (old, new), matching, record);
    compare_use(pair, old.input, new.input, record);
    compare_additional_properties(pair, old, new, matching, record);
    compare_paging(pair, old, new, record);
}

fn at(pair: &TypePair<'_>, field: &Field, old: Option<&Field>, new: Option<&Field>) -> Occurrence {
    let path = format!("{}::{}", pair.id, field.name);
    let owner = code(pair.id.as_str());
    let pointer = |field: Option<&Field>, whole| field.map_or(whole, |field| field.pointer.clone());
    let old_pointer = pointer(old, pair.old.pointer.clone());
    let new_pointer = pointer(new, pair.new.pointer.clone());
    Occurrence::new(
        path,
        owner,
        old.is_some().then_some(&old_pointer),
        new.is_some().then_some(&new_pointer),
    )
}

fn compare_field(
    pair: &TypePair<'_>,
    both: &FieldPair<'_, Field>,
    (is_input, names): (bool, &HashMap<&RustName, &Field>),
    matching: &Matching<'_>,
    record: &mut Record,
) {
    let (old, new) = (both.old, both.new);
    let at = || at(pair, new, Some(old), Some(new));
    if old.name != new.name && old.wire == new.wire {
        let lead = format!(
            "The field for {} is called {} instead of {} in",
            code(&new.wire),
            code(new.name.plain()),
            code(old.name.plain())
        );
        let is_taken = names.get(&old.name).is_some_and(|other| {
            other.required == new.required && matching.is_same(old.ty(), other.ty())
        });
        let change = Change::new(ChangeKind::of_rust_name(is_taken), lead, at(), "");
        record.add(change.rust(old.name.plain(), new.name.plain()));
    }
    if old.wire != new.wire {
        let kind = match old.name == new.name {
            true => ChangeKind::PropertyWireNameChanged,
            false => ChangeKind::PropertyRenamed,
        };
        let lead = format!(
            "The property {} was renamed to {} in",
            code(&old.wire),
            code(&new.wire)
        );
        let change = Change::new(kind, lead, at(), "")
            .rust(old.name.plain(), new.name.plain())
            .evidence(both.evidence.as_deref());
        record.add(change);
    }
    if old.access != new.access {
        let lost_setter = is_input && new.access == Access::ReadOnly;
        let kind = match lost_setter {
            true => ChangeKind::PropertyBecameReadOnly,
            false => ChangeKind::PropertyAccessChanged,
        };
        let lead = format!("{} is {} in", code(&new.wire), access(new.access));
        record.add(Change::new(kind, lead, at(), ""));
    }
    let context = FieldContext {
        rust_path: format!("{}::{}", pair.id, new.name),
        owner: code(pair.id.as_str()),
        direction: pair.direction,
        is_argument: false,
        is_boxed: (
            matching.old_layout.is_boxed(pair.old_id, old.ty()),
            matching.new_layout.is_boxed(pair.id, new.ty()),
        ),
    };
    fields::compare(old, new, &context, matching, record);
}

fn access(access: Access) -> &'static str {
    match access {
        Access::ReadWrite => "part of requests and responses",
        Access::ReadOnly => "read-only",
        Access::WriteOnly => "write-only",
    }
}

/// Compares the order of the fields: that of the required ones of an input is the order of the arguments of `new`.
fn compare_order(
    pair: &TypePair<'_>,
    both: &[FieldPair<'_, Field>],
    (old, new): (&Struct, &Struct),
    matching: &Matching<'_>,
    record: &mut Record,
) {
    let is_argument = |both: &&FieldPair<'_, Field>| both.old.required && both.new.required;
    if old.input && new.input {
        let arguments: Vec<_> = both.iter().filter(is_argument).collect();
        if let Some((before, after)) = reorder(&arguments, old, new) {
            let at = pair.item("new");
            record.add(reordered(&before, &after, matching, "properties", at));
            return;
        }
    }
    let all: Vec<_> = both.iter().collect();
    if reorder(&all, old, new).is_some() {
        let lead = "The properties are in another order in";
        record.add(Change::new(
            ChangeKind::OrderChanged,
            lead,
            pair.whole(),
            "",
        ));
    }
}

/// The old and the new order of fields that both structs have, if they differ.
fn reorder<'a>(
    both: &[&FieldPair<'a, Field>],
    old: &'a Struct,
    new: &'a Struct,
) -> Option<(Vec<&'a Field>, Vec<&'a Field>)> {
    let partners: HashMap<*const Field, *const Field> = both
        .iter()
        .map(|both| (std::ptr::from_ref(both.old), std::ptr::from_ref(both.new)))
        .collect();
    let news: HashSet<*const Field> = partners.values().copied().collect();
    let before = old.fields.iter();
    let before: Vec<_> = before
        .filter(|field| partners.contains_key(&std::ptr::from_ref(*field)))
        .collect();
    let after = new.fields.iter();
    let after: Vec<_> = after
        .filter(|field| news.contains(&std::ptr::from_ref(*field)))
        .collect();
    let is_pair = |(old, new): (&&Field, &&Field)| {
        partners.get(&std::ptr::from_ref(*old)) == Some(&std::ptr::from_ref(*new))
    };
    let is_same = before.iter().zip(&after).all(is_pair);
    (!is_same).then_some((before, after))
}

fn compare_use(pair: &TypePair<'_>, old: bool, new: bool, record: &mut Record) {
    let (kind, tail) = match (old, new) {
        (false, true) => (ChangeKind::TypeBecameInput, " became part of requests"),
        (true, false) => (ChangeKind::TypeIsNoInput, " is no longer part of requests"),
        _ => return,
    };
    record.add(Change::new(kind, "", pair.whole(), tail));
}

fn compare_additional_properties(
    pair: &TypePair<'_>,
    old: &Struct,
    new: &Struct,
    matching: &Matching<'_>,
    record: &mut Record,
) {
    let value = |object: &Struct| -> Option<TypeRef> {
        match &object.additional_properties {
            AdditionalProperties::Unspecified => None,
            AdditionalProperties::Any => Some(Type::Any.into()),
            AdditionalProperties::Schema(value) => Some((**value).clone()),
        }
    };
    let at = pair.item("additional_properties");
    let change = match (value(old), value(new)) {
        (None, Some(after)) => {
            let lead = format!(
                "Other properties of type {} were added to",
                code(&value_text(&after))
            );
            Change::new(ChangeKind::AdditionalPropertiesAdded, lead, at, "").gains([&after.ty])
        }
        (Some(before), None) => {
            let lead = format!(
                "Other properties of type {} were removed from",
                code(&value_text(&before))
            );
            Change::new(ChangeKind::AdditionalPropertiesRemoved, lead, at, "").loses([&before.ty])
        }
        (Some(before), Some(after)) if !matching.is_same_value(&before, &after) => {
            let lead = format!(
                "The type of other properties changed from {} to {} in",
                code(&value_text(&before)),
                code(&value_text(&after))
            );
            Change::new(ChangeKind::AdditionalPropertiesChanged, lead, at, "")
                .rust(value_text(&before), value_text(&after))
                .loses([&before.ty])
                .gains([&after.ty])
        }
        _ => return,
    };
    record.add(change);
}

fn compare_paging(pair: &TypePair<'_>, old: &Struct, new: &Struct, record: &mut Record) {
    let (kind, tail) = match (&old.page, &new.page) {
        (None, Some(page)) => (
            ChangeKind::PagingAdded,
            format!(
                " became a page: its items are in {}, and the next page is found by {}",
                code(&page.items),
                next(&page.next)
            ),
        ),
        (Some(_), None) => (
            ChangeKind::PagingRemoved,
            " is no longer a page of a list".to_owned(),
        ),
        (Some(before), Some(after)) if before.next != after.next => (
            ChangeKind::PagingChanged,
            format!(
                " leads to the next page by {} instead of {}",
                next(&after.next),
                next(&before.next)
            ),
        ),
        (Some(before), Some(after)) if before.items != after.items => (
            ChangeKind::PagingChanged,
            format!(" has its items in {}", code(&after.items)),
        ),
        _ => return,
    };
    record.add(Change::new(kind, "", pair.whole(), tail));
}

fn next(next: &NextPage) -> String {
    match next {
        NextPage::Link(path) => format!("the link in {}", code(&path.join("."))),
        NextPage::Token { path, parameter } => format!(
            "the token in {} as {}",
            code(&path.join(".")),
            list(&[code(parameter)])
        ),
    }
}
