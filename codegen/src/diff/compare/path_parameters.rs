use super::field_context::FieldContext;
use super::fields;
use super::methods::{occurrence, path};
use super::sensitivity;
use crate::api::{Api, Field, Operation};
use crate::diff::change::{Change, Occurrence};
use crate::diff::kind::ChangeKind;
use crate::diff::matching::{Matching, pair_by};
use crate::diff::phrase::{code, codes};
use crate::diff::record::Record;
use crate::diff::surface::{Argument, type_text};

/// Compares the arguments for the path. They have no names for callers: their positions count.
pub(super) fn compare(
    old: &Operation,
    new: &Operation,
    matching: &Matching<'_>,
    record: &mut Record,
) {
    let (before, after) = (&old.path_parameters, &new.path_parameters);
    let by_name = pair_by(before, after, |field| field.wire.as_str());
    if before.len() == after.len() && !are_permuted(old, new) {
        for (old_field, new_field) in before.iter().zip(after) {
            if old_field.wire != new_field.wire {
                record_renamed(old_field, new_field, (old, new), record);
            }
            compare_argument(old_field, new_field, new, matching, record);
        }
        return;
    }
    for (old_field, new_field) in by_name.both {
        compare_argument(old_field, new_field, new, matching, record);
    }
    for field in by_name.old {
        let at = Occurrence::new(path(new), code(&path(new)), Some(&field.pointer), None);
        let clause = sensitivity::clause(field);
        let lead = format!(
            "The path parameter {}{clause} was removed from",
            code(&field.wire)
        );
        let change = Change::new(ChangeKind::PathParameterRemoved, lead, at, paths(old, new));
        record.add(change.loses([field.ty()]));
    }
    for field in by_name.new {
        let at = Occurrence::new(path(new), code(&path(new)), None, Some(&field.pointer));
        let lead = format!("The path parameter {} was added to", code(&field.wire));
        let change = Change::new(ChangeKind::PathParameterAdded, lead, at, paths(old, new));
        record.add(change.gains([field.ty()]));
    }
    if are_permuted(old, new) {
        let (before, after): (Vec<_>, Vec<_>) = (before.iter().collect(), after.iter().collect());
        let at = occurrence(old, new);
        record.add(reordered(&before, &after, matching, "path parameters", at));
    }
}

/// The end of a sentence about a path with more or fewer parameters.
fn paths(old: &Operation, new: &Operation) -> String {
    format!(
        ": its path is {} instead of {}",
        code(&new.path),
        code(&old.path)
    )
}

fn compare_argument(
    old: &Field,
    new: &Field,
    operation: &Operation,
    matching: &Matching<'_>,
    record: &mut Record,
) {
    let context = FieldContext::argument(path(operation), operation);
    fields::compare(old, new, &context, matching, record);
}

fn record_renamed(
    old: &Field,
    new: &Field,
    (old_operation, new_operation): (&Operation, &Operation),
    record: &mut Record,
) {
    let at = Occurrence {
        ..Occurrence::new(
            path(new_operation),
            occurrence(old_operation, new_operation).owner,
            Some(&old.pointer),
            Some(&new.pointer),
        )
    };
    let lead = format!(
        "The path parameter {} was renamed to {} in",
        code(&old.wire),
        code(&new.wire)
    );
    let change = Change::new(ChangeKind::PathParameterRenamed, lead, at, "");
    record.add(change.evidence(Some("both are in the same position of the path")));
}

/// Whether the path parameters are the same in another order.
pub(super) fn are_permuted(old: &Operation, new: &Operation) -> bool {
    let names = |operation: &Operation| {
        let fields = operation.path_parameters.iter();
        fields.map(|field| field.wire.clone()).collect::<Vec<_>>()
    };
    let (mut before, mut after) = (names(old), names(new));
    let is_same = before == after;
    before.sort();
    after.sort();
    !is_same && before == after
}

/// The change that required arguments are in another order.
pub(super) fn reordered(
    old: &[&Field],
    new: &[&Field],
    matching: &Matching<'_>,
    items: &str,
    at: Occurrence,
) -> Change {
    let kind = match exchange(old, new, matching.old, matching.new) {
        Exchange::Values => ChangeKind::ArgumentsSwapped,
        Exchange::Literals => ChangeKind::LiteralsSwapped,
        Exchange::Nothing => ChangeKind::ArgumentsReordered,
    };
    let names = |fields: &[&Field]| {
        let names: Vec<_> = fields.iter().map(|field| field.wire.clone()).collect();
        codes(&names)
    };
    let arguments = |fields: &[&Field]| {
        let arguments = fields
            .iter()
            .map(|field| format!("{}: {}", field.name, type_text(field.ty())));
        arguments.collect::<Vec<_>>().join(", ")
    };
    let lead = format!(
        "The required {items} are in the order {} instead of {} in",
        names(new),
        names(old)
    );
    Change::new(kind, lead, at, "").rust(arguments(old), arguments(new))
}

/// What is accepted in the position of an old argument and in that of the new one.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Exchange {
    /// Nothing, or values that few callers have.
    Nothing,
    /// String literals.
    Literals,
    /// All values of the old argument.
    Values,
}

/// What is accepted in all positions.
fn exchange(old: &[&Field], new: &[&Field], old_api: &Api, new_api: &Api) -> Exchange {
    let positions = old.iter().zip(new).map(|(old, new)| {
        let before = Argument::of(old.ty(), old_api);
        let after = Argument::of(new.ty(), new_api);
        let is_string = before == Argument::String && after.accepts_text();
        let is_text = matches!(before, Argument::Sid | Argument::Enum) && after == Argument::String;
        if type_text(old.ty()) == type_text(new.ty()) || is_string || is_text {
            Exchange::Values
        } else if before.accepts_text() && after.accepts_text() {
            Exchange::Literals
        } else {
            Exchange::Nothing
        }
    });
    positions.min().unwrap_or(Exchange::Values)
}
