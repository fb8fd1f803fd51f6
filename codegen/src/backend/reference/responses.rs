//! The responses on the page of an operation.

use super::errors;
use crate::api::Operation;
use crate::backend::markdown::{Block, code_span};
use crate::backend::prose::responses;
use crate::backend::prose::scope::Scope;
use crate::backend::prose::wire_names::WireNames;
use crate::twilio::error_codes::ErrorCode;

/// The successes, with their headers.
pub(super) fn response(
    operation: &Operation,
    names: &WireNames<'_>,
    scope: &Scope<'_>,
) -> Vec<Block> {
    let mut blocks = lowered(responses::successes(operation, names, scope));
    let common = &scope.conventions.headers;
    let mut responses = operation.successes.iter();
    let has_common = responses.any(|response| {
        common
            .iter()
            .any(|header| response.headers.contains(header))
    });
    if has_common {
        let headers = common.iter().map(|header| code_span(&header.name));
        let headers: Vec<_> = headers.collect();
        blocks.push(Block::paragraph(format!(
            "[Common headers](crate#common-to-all-operations): {}.",
            headers.join(", ")
        )));
    }
    blocks
}

/// All errors that the document declares, with their headers, and the remedies for the codes that they name.
pub(super) fn errors(
    operation: &Operation,
    names: &WireNames<'_>,
    scope: &Scope<'_>,
    codes: &[ErrorCode],
) -> Vec<Block> {
    let mut blocks = lowered(responses::all_errors(operation, names, scope));
    let named = operation.errors.iter().flat_map(|error| &error.error_codes);
    let named: Vec<_> = named.map(|code| code.name.as_str()).collect();
    if let Some(remedies) = errors::remedies(&named, codes) {
        blocks.extend([
            Block::paragraph("The codes, which `Error::code` returns, and what to do:"),
            Block::other(remedies),
        ]);
    }
    blocks
}

/// Sections as parts of a page.
pub(super) fn lowered(mut blocks: Vec<Block>) -> Vec<Block> {
    for block in &mut blocks {
        if !block.is_paragraph && block.text.starts_with("# ") {
            block.text.insert(0, '#');
        }
    }
    blocks
}
