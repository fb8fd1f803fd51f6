//! The docs of an operation's method: summary, example, request, parameters, response and errors.

use super::scope::Scope;
use super::wire_names::WireNames;
use super::{parameter_docs, request_docs, response_docs};
use crate::api::Operation;
use crate::backend::markdown::{Block, blocks, fenced, first_sentence};
use crate::backend::usage;

pub(super) fn docs(operation: &Operation, scope: &Scope<'_>) -> Vec<Block> {
    let names = WireNames::of_operation(operation, scope.api);
    let mut docs = names.resolve(description(operation));
    let request = request_docs::docs(operation, scope);
    // The first line is the one in lists.
    let (first, second) = match docs.is_empty() {
        true => (request, Vec::from_iter(program(operation, scope))),
        false => (Vec::from_iter(program(operation, scope)), request),
    };
    docs.extend(first);
    docs.extend(second);
    docs.extend(parameter_docs::docs(operation, &names, scope));
    docs.extend(response_docs::successes(operation, &names, scope));
    docs.extend(response_docs::errors(operation, &names, scope));
    docs
}

/// The summary, then the description; the description alone if it begins with the summary.
fn description(operation: &Operation) -> Vec<Block> {
    let text = |text: &Option<String>| text.as_deref().map(blocks).unwrap_or_default();
    let summary = text(&operation.docs.summary);
    let description = text(&operation.docs.description);
    if description.is_empty() {
        return summary;
    }
    let words = |blocks: &[Block]| {
        let texts: Vec<_> = blocks.iter().map(|block| block.text.as_str()).collect();
        texts.join(" ").trim_end_matches('.').to_lowercase()
    };
    if summary.is_empty() || words(&description).starts_with(&words(&summary)) {
        return description;
    }
    [summary, description].concat()
}

/// The operation in one line, for lists: its summary, else the first sentence of its description.
pub(super) fn summary(operation: &Operation) -> Option<String> {
    let docs = &operation.docs;
    let first_line = |text: &str| {
        let first = blocks(text).into_iter().next();
        first.filter(|block| block.is_paragraph && !block.text.contains('\n'))
    };
    let summary = docs.summary.as_deref().and_then(first_line);
    let description = || docs.description.as_deref().and_then(first_line);
    match summary {
        Some(summary) => Some(summary.text),
        None => description().map(|first| first_sentence(&first.text)),
    }
}

fn program(operation: &Operation, scope: &Scope<'_>) -> Option<Block> {
    let call = &scope.calls.of(operation).call;
    let lines = usage::program(call, operation, scope.api, &scope.context.crate_name)?;
    Some(fenced("", &lines.join("\n")))
}
