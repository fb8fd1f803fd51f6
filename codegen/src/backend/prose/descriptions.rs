//! The document's description of an operation.

use crate::api::Operation;
use crate::backend::markdown::{Block, blocks, first_sentence};

/// The summary, then the description; the description alone if it begins with the summary.
pub(crate) fn of_operation(operation: &Operation) -> Vec<Block> {
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
pub(crate) fn summary(operation: &Operation) -> Option<String> {
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
