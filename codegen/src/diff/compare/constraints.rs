use serde_json::{Number, Value};

use super::field_context::FieldContext;
use super::positions::Position;
use crate::api::{Bound, Constraints, Field, Type};
use crate::diff::change::Change;
use crate::diff::kind::ChangeKind;
use crate::diff::phrase::{code, list};
use crate::diff::record::Record;

/// Whether a limit excludes more values than before.
#[derive(Clone, Copy, PartialEq)]
enum Effect {
    Tightened,
    Loosened,
    /// It excludes others.
    Replaced,
}

/// A limit that changed.
struct Limit {
    effect: Effect,
    sentence: String,
}

/// Compares the limits on a value, its format and its default.
pub(super) fn compare(
    position: &Position<'_>,
    (old, new): (&Field, &Field),
    context: &FieldContext,
    record: &mut Record,
) {
    let (before, after) = (&position.old.constraints, &position.new.constraints);
    if before == after {
        return;
    }
    let subject = position.described(&new.wire);
    let mut add = |kind, lead: String, tail: String| {
        record.add(Change::new(kind, lead, context.occurrence(old, new), tail));
    };
    compare_annotations(
        (before, after),
        &subject,
        context.direction.request,
        &mut add,
    );
    let mut limits = limits(before, after);
    // The prefix of a SID type is compared once.
    if matches!(position.new.ty, Type::Sid(_)) {
        limits.clear();
    }
    let of = |wanted: Effect| {
        let limits = limits.iter();
        let limits =
            limits.filter(|limit| limit.effect == wanted || limit.effect == Effect::Replaced);
        limits.map(|limit| &*limit.sentence).collect::<Vec<_>>()
    };
    let request = context.direction.request;
    let tightened = of(Effect::Tightened);
    // A limit that is replaced is tightened in requests and loosened in responses: the worse of the two.
    let is_replaced = limits.iter().all(|limit| limit.effect == Effect::Replaced);
    if !tightened.is_empty() && (request || !is_replaced) {
        let kind = match request {
            true => ChangeKind::RequestConstraintTightened,
            false => ChangeKind::ResponseConstraintTightened,
        };
        let lead = format!("The limits of {} are tighter in", lower(&subject));
        add(kind, lead, format!(": {}", list(&tightened)));
    }
    let loosened = of(Effect::Loosened);
    if !loosened.is_empty() && (context.direction.response || !is_replaced) {
        let kind = match context.direction.response {
            true => ChangeKind::ResponseConstraintLoosened,
            false => ChangeKind::RequestConstraintLoosened,
        };
        let lead = format!("The limits of {} are looser in", lower(&subject));
        add(kind, lead, format!(": {}", list(&loosened)));
    }
}

/// Compares the format and the default of a value.
fn compare_annotations(
    (before, after): (&Constraints, &Constraints),
    subject: &str,
    is_request: bool,
    mut add: impl FnMut(ChangeKind, String, String),
) {
    if before.format != after.format {
        let sentence = changed("format", before.format.as_ref(), after.format.as_ref());
        let lead = format!("The {sentence} for {} in", lower(subject));
        add(ChangeKind::FormatChanged, lead, String::new());
    }
    if before.default != after.default {
        let kind = match is_request {
            true => ChangeKind::RequestDefaultChanged,
            false => ChangeKind::ResponseDefaultChanged,
        };
        let sentence = changed("default", before.default.as_ref(), after.default.as_ref());
        let lead = format!("The {sentence} for {} in", lower(subject));
        add(kind, lead, String::new());
    }
}

/// A subject within a sentence.
fn lower(subject: &str) -> String {
    subject.replacen("The ", "the ", 1)
}

fn limits(old: &Constraints, new: &Constraints) -> Vec<Limit> {
    let mut limits = Vec::new();
    let mut add = |limit: Option<Limit>| limits.extend(limit);
    let least =
        |name, old: Option<u64>, new: Option<u64>| limit(name, old, new, |old, new| new > old);
    let greatest =
        |name, old: Option<u64>, new: Option<u64>| limit(name, old, new, |old, new| new < old);
    add(least("minLength", old.min_length, new.min_length));
    add(greatest("maxLength", old.max_length, new.max_length));
    add(least("minItems", old.min_items, new.min_items));
    add(greatest("maxItems", old.max_items, new.max_items));
    add(least(
        "minProperties",
        old.min_properties,
        new.min_properties,
    ));
    add(greatest(
        "maxProperties",
        old.max_properties,
        new.max_properties,
    ));
    add(limit(
        "minimum",
        bound(old.minimum.as_ref()),
        bound(new.minimum.as_ref()),
        |old, new| new.0 > old.0 || new.0 == old.0 && new.1 && !old.1,
    ));
    add(limit(
        "maximum",
        bound(old.maximum.as_ref()),
        bound(new.maximum.as_ref()),
        |old, new| new.0 < old.0 || new.0 == old.0 && new.1 && !old.1,
    ));
    add(replaced(
        "pattern",
        old.pattern.as_ref(),
        new.pattern.as_ref(),
    ));
    add(replaced(
        "multipleOf",
        old.multiple_of.as_ref(),
        new.multiple_of.as_ref(),
    ));
    add(limit(
        "uniqueItems",
        old.unique_items.then_some(true),
        new.unique_items.then_some(true),
        |_, _| false,
    ));
    add(allowed(&old.allowed, &new.allowed));
    limits
}

/// A bound that compares and prints like a number.
#[derive(Clone, Copy, PartialEq)]
struct Edge(f64, bool);

impl std::fmt::Display for Edge {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        let Edge(number, exclusive) = self;
        match exclusive {
            true => write!(f, "{number} (exclusive)"),
            false => write!(f, "{number}"),
        }
    }
}

fn bound(bound: Option<&Bound>) -> Option<Edge> {
    bound.map(|bound| {
        let number: &Number = &bound.value;
        Edge(number.as_f64().unwrap_or_default(), bound.exclusive)
    })
}

fn limit<T: PartialEq + ToString + Copy>(
    name: &str,
    old: Option<T>,
    new: Option<T>,
    is_tighter: impl Fn(T, T) -> bool,
) -> Option<Limit> {
    let effect = match (old, new) {
        (None, None) => return None,
        (None, Some(_)) => Effect::Tightened,
        (Some(_), None) => Effect::Loosened,
        (Some(old), Some(new)) if old == new => return None,
        (Some(old), Some(new)) if is_tighter(old, new) => Effect::Tightened,
        (Some(_), Some(_)) => Effect::Loosened,
    };
    let sentence = changed(name, old.as_ref(), new.as_ref());
    Some(Limit { effect, sentence })
}

/// A limit whose values are not comparable.
fn replaced<T: PartialEq + ToString>(
    name: &str,
    old: Option<&T>,
    new: Option<&T>,
) -> Option<Limit> {
    let effect = match (old, new) {
        (None, None) => return None,
        (None, Some(_)) => Effect::Tightened,
        (Some(_), None) => Effect::Loosened,
        (Some(old), Some(new)) if old == new => return None,
        (Some(_), Some(_)) => Effect::Replaced,
    };
    let sentence = changed(name, old, new);
    Some(Limit { effect, sentence })
}

/// The values that alone are allowed; none means that all are.
fn allowed(old: &[Value], new: &[Value]) -> Option<Limit> {
    let lost = old.iter().any(|value| !new.contains(value));
    let gained = new.iter().any(|value| !old.contains(value));
    let effect = match (old, new) {
        ([], []) => return None,
        ([], _) => Effect::Tightened,
        (_, []) => Effect::Loosened,
        _ => match (lost, gained) {
            (true, true) => Effect::Replaced,
            (true, false) => Effect::Tightened,
            (false, true) => Effect::Loosened,
            (false, false) => return None,
        },
    };
    let text = |values: &[Value]| (!values.is_empty()).then(|| Value::from(values.to_vec()));
    let sentence = changed("enum", text(old).as_ref(), text(new).as_ref());
    Some(Limit { effect, sentence })
}

fn changed<T: ToString>(name: &str, old: Option<&T>, new: Option<&T>) -> String {
    match (old, new) {
        (Some(old), Some(new)) => format!(
            "{name} changed from {} to {}",
            code(&old.to_string()),
            code(&new.to_string())
        ),
        (None, Some(new)) => format!("{name} {} was added", code(&new.to_string())),
        (Some(old), None) => format!("{name} {} was removed", code(&old.to_string())),
        (None, None) => String::new(),
    }
}
