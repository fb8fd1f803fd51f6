//! What the parts of the docs share.

use super::markdown::code_span;
use super::{Uses, types};
use crate::api::{Docs, Example, Type};

/// How long the JSON of an example may be, in bytes, to be shown.
const SIZE_LIMIT: usize = 10_000;

/// Docs as far as they fit into one line: lists, headings and fences cannot stand in a list's item.
pub(super) fn line(docs: &Docs) -> String {
    let plain = docs
        .iter()
        .filter(|block| !block.contains('\n') && !block.starts_with(['#', ' ', '*', '>', '|']));
    plain.map(String::as_str).collect::<Vec<_>>().join(" ")
}

/// A text with what ends a sentence, after a space.
pub(super) fn sentence(text: &str) -> String {
    match text.trim_end() {
        "" => String::new(),
        text if text.ends_with(['.', '!', '?', ':']) => format!(" {text}"),
        text => format!(" {text}."),
    }
}

/// A type as code, which leads to the definition of the one in it that has one.
pub(super) fn linked(ty: &Type, uses: &Uses<'_>) -> String {
    let text = type_text(ty, uses);
    match named(ty) {
        Some(name) if text == code_span(name) => format!("[{text}]"),
        Some(name) => format!("[{text}]({name})"),
        None => text,
    }
}

/// The type in a type that the SDK defines.
fn named(ty: &Type) -> Option<&str> {
    match ty {
        Type::Sid(name) | Type::Named(name) => Some(name),
        Type::Vec(inner) | Type::Map(inner) | Type::Boxed(inner) | Type::Optional(inner) => {
            named(inner)
        }
        _ => None,
    }
}

/// A type as code.
pub(super) fn type_text(ty: &Type, uses: &Uses<'_>) -> String {
    let mut aside = Uses::new(uses.module, uses.scope);
    let tokens = types::value(ty, &mut aside).to_string();
    code_span(&tokens.replace(' ', "").replace(',', ", "))
}

/// Whether anybody would read an example to its end.
pub(super) fn is_short(example: &Example) -> bool {
    example.value.to_string().len() <= SIZE_LIMIT
}
