//! The examples on the page of an operation: the call as a program, as a command and as a message, and responses.

use std::collections::BTreeSet;

use super::program;
use crate::api::{Example, Operation, Response};
use crate::backend::markdown::{Block, code_span, fenced};
use crate::backend::prose::example_calls::is_short;
use crate::backend::prose::scope::Scope;
use crate::backend::usage;

pub(super) fn section(operation: &Operation, scope: &Scope<'_>) -> Vec<Block> {
    let mut blocks = Vec::new();
    if let Some(program) = program::program(operation, scope) {
        blocks.extend([Block::other("### Rust"), fenced("rust", &program)]);
    }
    if let Some(lines) = scope.command(operation) {
        blocks.extend([Block::other("### curl"), fenced("sh", &lines.join("\n"))]);
    }
    if let Some(lines) = usage::message(scope.api, operation, &scope.call(operation)) {
        blocks.extend([Block::other("### HTTP"), fenced("http", &lines.join("\n"))]);
    }
    for (response, example) in responses(operation) {
        let heading = format!(
            "### Response {}: {}",
            response.status,
            code_span(&example.name)
        );
        let json = scope.api.exact_numbers.pretty_json(&example.value);
        blocks.extend([Block::other(heading), fenced("json", &json)]);
    }
    if !blocks.is_empty() {
        blocks.insert(0, Block::other("## Examples"));
    }
    blocks
}

/// The first example of each status that is short enough to be read.
fn responses(operation: &Operation) -> Vec<(&Response, &Example)> {
    let mut shown = BTreeSet::new();
    let all = operation.responses().flat_map(|response| {
        let contents = response.content.iter();
        let examples = contents.flat_map(|content| &content.examples);
        examples.map(move |example| (response, example))
    });
    let short = all.filter(|(_, example)| is_short(example));
    short
        .filter(|(response, _)| shown.insert(response.status))
        .collect()
}
