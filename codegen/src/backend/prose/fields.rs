//! The docs of parameters and properties.

use super::wire_names::WireNames;
use crate::api::{Api, Field};
use crate::backend::limits;
use crate::backend::markdown::{Block, code_span, docs_blocks, with_sentences};

/// The docs of a field: the document's description, with the names of its neighbors, and the limits on its value.
pub(crate) fn field_docs(field: &Field, names: &WireNames<'_>, api: &Api) -> Vec<Block> {
    let mut blocks = names.resolve(docs_blocks(&field.docs));
    with_sentences(&mut blocks, &limits::sentences(field, api));
    blocks
}

/// The docs of a field as an item whose lead already says whether it is deprecated.
pub(crate) fn item_field_docs(field: &Field, names: &WireNames<'_>, api: &Api) -> Vec<Block> {
    let mut blocks = field_docs(field, names, api);
    if let Some(first) = blocks.first_mut().filter(|first| first.is_paragraph) {
        first.text = without_deprecation(&first.text, field).to_owned();
    }
    blocks
}

/// A text about a field without a first sentence that only says that the field is deprecated.
pub(crate) fn without_deprecation<'t>(text: &'t str, field: &Field) -> &'t str {
    let rest = text.strip_prefix("Deprecated. ");
    rest.filter(|_| field.deprecated.is_some()).unwrap_or(text)
}

/// The sentence about an argument that can be given as a duration.
pub(crate) fn duration_sentence(field: &Field) -> Vec<String> {
    let sentence = "A number of seconds, or a [`Duration`](std::time::Duration).";
    Vec::from_iter(field.is_duration().then(|| sentence.to_owned()))
}

/// The docs of a field as an item. Where the document says nothing about it, they are empty, unless its Rust name hides its
/// name in the document.
pub(crate) fn item_docs(field: &Field, names: &WireNames<'_>, api: &Api) -> Vec<Block> {
    let mut blocks = field_docs(field, names, api);
    if blocks.is_empty() && !(field.docs.is_empty() && is_recognizable(field)) {
        let name = code_span(&field.wire);
        blocks.push(Block::paragraph(format!("Named {name} by the API.")));
    }
    blocks
}

/// Whether a field has docs as an item.
pub(crate) fn is_documented(field: &Field, api: &Api) -> bool {
    !field.docs.is_empty() || !limits::sentences(field, api).is_empty() || !is_recognizable(field)
}

/// Whether the Rust name has the same letters and digits as the name in the document.
fn is_recognizable(field: &Field) -> bool {
    let letters = |name: &str| {
        let letters = name.chars().filter(|c| c.is_alphanumeric());
        letters.flat_map(char::to_lowercase).collect::<String>()
    };
    letters(field.name.plain()) == letters(&field.wire)
}
