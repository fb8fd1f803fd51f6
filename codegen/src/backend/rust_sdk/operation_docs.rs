//! The docs of an operation: what it does, an example, what it takes and what it answers.

use super::call::{Call, Samples};
use super::markdown::fenced;
use super::wording::is_short;
use super::{Uses, answer_docs, request_docs, rust_call};
use crate::api::{Docs, Example, Operation, ResponseExample, Type};

const PAGED: &str = "Gives one page when awaited; [`items`](Request::items) goes through the items of this page and all \
                     after it, [`pages`](Request::pages) through the pages.";

/// The docs of the method for an operation.
pub(super) fn docs(operation: &Operation, uses: &mut Uses<'_>) -> Docs {
    let (request_example, answer_example) = pair(operation);
    let body = request_example.map(|example| &example.value);
    let call = uses.scope.call(operation, body, Samples::Required);
    let mut docs = operation.docs.clone();
    if is_paged(operation, uses) {
        docs.push(PAGED.to_owned());
    }
    docs.extend(program(operation, &call, uses));
    docs.extend(request_docs::parameters(operation, uses));
    docs.extend(request_docs::request(operation, &call, uses));
    docs.extend(answer_docs::successes(operation, answer_example, uses));
    docs.extend(answer_docs::errors(operation, uses));
    docs
}

/// The operation called by a program.
fn program(operation: &Operation, call: &Call, uses: &Uses<'_>) -> Docs {
    let paged = is_paged(operation, uses);
    let program = rust_call::program(call, operation, paged, uses.scope.crate_name);
    let program = program.map(|lines| fenced("", &lines.join("\n")));
    let program = program.map(|block| ["# Example".to_owned(), block]);
    program.into_iter().flatten().collect()
}

fn is_paged(operation: &Operation, uses: &Uses<'_>) -> bool {
    matches!(&operation.response, Type::Named(name) if uses.scope.pages.contains(name.as_str()))
}

/// The first examples of request and answer that belong together, else the first of each, of those that are shown.
fn pair(operation: &Operation) -> (Option<&Example>, Option<&ResponseExample>) {
    let requests = operation.request_examples.iter();
    let mut requests = requests.filter(|example| is_short(example));
    let answers = operation.response_examples.iter();
    let mut answers = answers.filter(|answer| is_short(&answer.example));
    let together = requests.clone().find_map(|request| {
        let mut answers = answers.clone();
        let answer = answers.find(|answer| answer.example.name == request.name)?;
        Some((request, answer))
    });
    match together {
        Some((request, answer)) => (Some(request), Some(answer)),
        None => (requests.next(), answers.next()),
    }
}
