use serde_json::Value;

use super::methods::occurrence;
use crate::api::{Example, Operation};
use crate::diff::change::{Change, Occurrence};
use crate::diff::kind::ChangeKind;
use crate::diff::matching::pair_by;
use crate::diff::phrase::code;
use crate::diff::record::Record;

/// Compares the examples of two operations. Those of successes are constants for tests.
pub(super) fn compare(old: &Operation, new: &Operation, record: &mut Record) {
    let constants = pair_by(constants(old), constants(new), |example| {
        example.const_name.as_ref()
    });
    for (before, after) in &constants.both {
        if before.value != after.value {
            record.add(changed(after, new, Some(before), Some(after)));
        }
    }
    for example in constants.old {
        let at = at(example, new, Some(example), None);
        let lead = format!("The example {} was removed from", code(&example.name));
        record.add(Change::new(ChangeKind::ExampleRemoved, lead, at, ""));
    }
    for example in constants.new {
        let at = at(example, new, None, Some(example));
        let lead = format!("The example {} was added to", code(&example.name));
        record.add(Change::new(ChangeKind::ExampleAdded, lead, at, ""));
    }
    if others(old) != others(new) {
        let lead = "Examples of requests or errors changed in";
        record.add(Change::new(
            ChangeKind::ExampleChanged,
            lead,
            occurrence(old, new),
            "",
        ));
    }
}

/// The examples of successes.
fn constants(operation: &Operation) -> impl Iterator<Item = &Example> {
    let examples = operation.example_responses();
    let examples = examples.map(|(_, _, example)| example);
    examples.filter(|example| example.const_name.is_some())
}

/// The examples of requests and errors: statuses, names and values.
fn others(operation: &Operation) -> Vec<(Option<u16>, &str, &Value)> {
    let requests = operation.body.iter().flat_map(|body| &body.examples);
    let requests = requests.map(|example| (None, &*example.name, &example.value));
    let responses = operation.example_responses();
    let errors = responses.filter(|(_, _, example)| example.const_name.is_none());
    let errors = errors.map(|(status, _, example)| (Some(status), &*example.name, &example.value));
    requests.chain(errors).collect()
}

fn at(
    example: &Example,
    operation: &Operation,
    old: Option<&Example>,
    new: Option<&Example>,
) -> Occurrence {
    let name = example.const_name.as_ref();
    let path = format!(
        "examples::{}::{}",
        operation.examples_module,
        name.map_or("", |name| name.plain())
    );
    let owner = code(&super::methods::path(operation));
    let pointer = |example: Option<&Example>| example.map(|example| example.pointer.clone());
    Occurrence::new(path, owner, pointer(old).as_ref(), pointer(new).as_ref())
}

fn changed(
    example: &Example,
    operation: &Operation,
    old: Option<&Example>,
    new: Option<&Example>,
) -> Change {
    let at = at(example, operation, old, new);
    let lead = format!("The example {} changed in", code(&example.name));
    Change::new(ChangeKind::ExampleChanged, lead, at, "")
}
