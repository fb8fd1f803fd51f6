//! The docs of an operation's method: summary, example, request, parameters, response and errors.

use super::request_docs;
use crate::api::Operation;
use crate::backend::markdown::{Block, fenced};
use crate::backend::prose::descriptions;
use crate::backend::prose::scope::Scope;
use crate::backend::prose::wire_names::WireNames;
use crate::backend::prose::{parameters, responses};

pub(super) fn docs(operation: &Operation, scope: &Scope<'_>) -> Vec<Block> {
    let names = WireNames::of_operation(operation, scope.api);
    let mut docs = names.resolve(descriptions::of_operation(operation));
    let request = request_docs::docs(operation, scope);
    // The first line is the one in lists.
    let (first, second) = match docs.is_empty() {
        true => (request, Vec::from_iter(program(operation, scope))),
        false => (Vec::from_iter(program(operation, scope)), request),
    };
    docs.extend(first);
    docs.extend(second);
    docs.extend(parameters::docs(operation, &names, scope));
    docs.extend(responses::successes(operation, &names, scope));
    docs.extend(responses::errors(operation, &names, scope));
    docs
}

fn program(operation: &Operation, scope: &Scope<'_>) -> Option<Block> {
    let lines = scope.program(operation)?;
    Some(fenced("", &lines.join("\n")))
}
