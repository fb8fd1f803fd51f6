//! Doc comments and other attributes that say something to users.

use proc_macro2::TokenStream;
use quote::quote;

use crate::api::{Deprecation, RustName};
use crate::backend::markdown::{Block, blocks, changes_direction};

/// The lines of docs.
pub(super) fn lines(blocks: &[Block]) -> Vec<String> {
    let texts: Vec<_> = blocks.iter().map(|block| block.text.as_str()).collect();
    let text = comment(&texts.join("\n\n"));
    text.lines().map(str::to_owned).collect()
}

/// Docs of the item that follows.
pub(super) fn outer(blocks: &[Block]) -> TokenStream {
    let lines = spaced(lines(blocks));
    quote!(#(#[doc = #lines])*)
}

/// Docs of the item around them.
pub(super) fn inner(blocks: &[Block]) -> TokenStream {
    let lines = spaced(lines(blocks));
    quote!(#(#![doc = #lines])*)
}

/// Docs of one line for the item that follows.
pub(super) fn outer_line(line: &str) -> TokenStream {
    outer(&[Block::paragraph(line)])
}

fn spaced(lines: Vec<String>) -> impl Iterator<Item = String> {
    lines.into_iter().map(|line| match line.as_str() {
        "" => line,
        _ => format!(" {line}"),
    })
}

/// The text without characters that the compiler refuses in a comment: control characters other than line feeds, and
/// those that change the direction of writing.
pub(super) fn comment(text: &str) -> String {
    let symbols = text.chars().filter_map(|symbol| match symbol {
        '\n' => Some('\n'),
        symbol if changes_direction(symbol) => None,
        symbol if symbol.is_control() => Some(' '),
        symbol => Some(symbol),
    });
    symbols.collect()
}

/// The attribute of a deprecated item, with the reason that the document gives.
pub(super) fn deprecated(deprecation: Option<&Deprecation>) -> Option<TokenStream> {
    let reason = deprecation?.reason.as_deref().unwrap_or_default();
    let markdown = lines(&blocks(reason)).join(" ");
    Some(match markdown.as_str() {
        "" => quote!(#[deprecated = "deprecated in the API's description"]),
        reason => quote!(#[deprecated = #reason]),
    })
}

/// The attribute with other names for an item, by which the search finds it: those that the compiler accepts.
pub(super) fn aliases(name: &RustName, terms: &[String]) -> Option<TokenStream> {
    let mut aliases: Vec<&str> = Vec::new();
    for term in terms.iter().map(|term| term.trim()) {
        let is_quoted =
            term.contains(|c: char| matches!(c, '"' | '\'') || (c.is_whitespace() && c != ' '));
        if !term.is_empty() && !is_quoted && term != name.raw() && !aliases.contains(&term) {
            aliases.push(term);
        }
    }
    (!aliases.is_empty()).then(|| quote!(#[doc(alias(#(#aliases),*))]))
}
