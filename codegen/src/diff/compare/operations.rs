use super::methods::{occurrence, path};
use super::{
    docs, examples, parameters, path_parameters, request_body, responses, security, servers,
};
use crate::api::{Operation, Type};
use crate::diff::change::{Change, Occurrence};
use crate::diff::kind::ChangeKind;
use crate::diff::matching::{Matching, OperationPair, unnamed};
use crate::diff::phrase::code;
use crate::diff::record::Record;

/// Compares the operations.
pub(super) fn compare(matching: &Matching<'_>, record: &mut Record) {
    for pair in &matching.operations.both {
        let (old, new) = (pair.old.operation, pair.new.operation);
        record.set_operation(Some(&old.id), Some(&new.id));
        compare_pair(pair, matching, record);
    }
    for placed in &matching.operations.old {
        let operation = placed.operation;
        record.set_operation(Some(&operation.id), None);
        let at = Occurrence::new(path(operation), "", Some(&operation.pointer), None);
        let lead = format!("The operation {} was removed", described(operation));
        let types = types(operation);
        record.add(Change::new(ChangeKind::OperationRemoved, lead, at, "").loses(types));
    }
    for placed in &matching.operations.new {
        let operation = placed.operation;
        record.set_operation(None, Some(&operation.id));
        let at = Occurrence::new(path(operation), "", None, Some(&operation.pointer));
        let lead = format!("The operation {} was added", described(operation));
        let types = types(operation);
        record.add(Change::new(ChangeKind::OperationAdded, lead, at, "").gains(types));
    }
    record.set_operation(None, None);
}

fn described(operation: &Operation) -> String {
    format!("{} ({})", code(&path(operation)), code(&request(operation)))
}

fn request(operation: &Operation) -> String {
    format!("{} {}", operation.method, operation.path)
}

/// The types that an operation mentions.
fn types(operation: &Operation) -> Vec<&Type> {
    let parameters = operation.parameters().map(|(_, field)| field.ty());
    let contents = operation.responses();
    let contents = contents.filter_map(|response| response.content.as_ref());
    let contents = contents.map(|content| &content.value.ty);
    parameters
        .chain([&operation.response.ty])
        .chain(contents)
        .collect()
}

fn compare_pair(pair: &OperationPair<'_>, matching: &Matching<'_>, record: &mut Record) {
    let (old, new) = (pair.old.operation, pair.new.operation);
    compare_name(pair, record);
    compare_request_line(old, new, record);
    compare_deprecation(old, new, record);
    let own = (old.server.as_ref(), new.server.as_ref());
    servers::compare_own(own, matching, &|| occurrence(old, new), record);
    security::compare(old, new, matching, record);
    docs::compare(&old.docs, &new.docs, occurrence(old, new), record);
    path_parameters::compare(old, new, matching, record);
    parameters::compare(old, new, matching, record);
    request_body::compare(old, new, record);
    responses::compare(old, new, matching, record);
    examples::compare(old, new, record);
}

fn compare_name(pair: &OperationPair<'_>, record: &mut Record) {
    let (old, new) = (pair.old.operation, pair.new.operation);
    let (before, after) = (path(old), path(new));
    let renamed_params = params_name(old)
        .zip(params_name(new))
        .filter(|(before, after)| before != after);
    if before == after && renamed_params.is_none() {
        return;
    }
    let at = Occurrence::new(&*after, "", Some(&old.pointer), Some(&new.pointer));
    if old.id == new.id {
        let lead = format!("{} is called {} in Rust", code(&before), code(&after));
        record.add(Change::new(ChangeKind::RustNameChanged, lead, at, "").rust(before, after));
        return;
    }
    let lead = format!("{} was renamed to {}", code(&before), code(&after));
    let params = renamed_params.map_or_else(String::new, |(before, after)| {
        format!(", and {} to {}", code(before), code(after))
    });
    let change = Change::new(ChangeKind::OperationRenamed, lead, at, params)
        .rust(before, after)
        .evidence(pair.evidence.as_deref());
    record.add(change);
}

fn params_name(operation: &Operation) -> Option<&str> {
    operation.params.as_ref().map(|params| &*params.name)
}

fn compare_request_line(old: &Operation, new: &Operation, record: &mut Record) {
    let (before, after) = (request(old), request(new));
    // The names of path parameters are not sent.
    let is_same_path = unnamed(&old.path) == unnamed(&new.path);
    // A path with more or fewer parameters is reported with them.
    let is_explained = old.path_parameters.len() != new.path_parameters.len();
    let is_same_path = is_explained || is_same_path && !path_parameters::are_permuted(old, new);
    if old.method == new.method && is_same_path {
        return;
    }
    let kind = if old.method == new.method {
        ChangeKind::OperationPathChanged
    } else if old.method.is_idempotent() == new.method.is_idempotent() {
        ChangeKind::OperationMethodChanged
    } else {
        ChangeKind::OperationRetriesChanged
    };
    let at = Occurrence::new(path(new), "", Some(&old.pointer), Some(&new.pointer));
    let lead = format!(
        "{} sends {} instead of {}",
        code(&path(new)),
        code(&after),
        code(&before)
    );
    record.add(Change::new(kind, lead, at, ""));
}

fn compare_deprecation(old: &Operation, new: &Operation, record: &mut Record) {
    let path = path(new);
    let at = Occurrence::new(&*path, "", Some(&old.pointer), Some(&new.pointer));
    match (&old.deprecated, &new.deprecated) {
        (None, Some(deprecation)) => {
            let reason = deprecation.reason.as_ref();
            let tail = reason.map_or_else(String::new, |reason| format!(": {}", code(reason)));
            let lead = format!("The operation {} was deprecated", code(&path));
            record.add(Change::new(ChangeKind::OperationDeprecated, lead, at, tail));
        }
        (Some(_), None) => {
            let lead = format!("The operation {} is no longer deprecated", code(&path));
            record.add(Change::new(ChangeKind::OperationUndeprecated, lead, at, ""));
        }
        _ => {}
    }
}
