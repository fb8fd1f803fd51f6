//! Source text out of tokens.

use proc_macro2::{Delimiter, Spacing, TokenStream, TokenTree};
use syn::{Attribute, Item};

use super::HEADER;
use super::markdown::turns_direction;
use crate::api::Docs;

/// A file: its header, its docs and its items, an empty line between any two.
pub(super) fn file(docs: &Docs, items: &[TokenStream]) -> String {
    let mut text = format!("{HEADER}\n");
    if !docs.is_empty() {
        text.push('\n');
        for line in comment(&docs.join("\n\n")).lines() {
            text.push_str(format!("//! {line}").trim_end());
            text.push('\n');
        }
    }
    for item in items {
        text.push('\n');
        text.push_str(self::items(item).trim_end());
        text.push('\n');
    }
    text
}

/// The text without what the compiler refuses in a comment: control characters other than the end of a line, and
/// those that turn the direction of writing around.
pub(super) fn comment(text: &str) -> String {
    let kept = text.chars().filter_map(|symbol| match symbol {
        '\n' => Some('\n'),
        symbol if turns_direction(symbol) => None,
        symbol if symbol.is_control() => Some(' '),
        symbol => Some(symbol),
    });
    kept.collect()
}

/// Whether source text has names with other letters than those of ASCII.
pub(super) fn has_names_beyond_ascii(source: &str) -> bool {
    fn are_in(tokens: TokenStream) -> bool {
        tokens.into_iter().any(|tree| match tree {
            TokenTree::Ident(name) => !name.to_string().is_ascii(),
            TokenTree::Group(group) => are_in(group.stream()),
            TokenTree::Punct(_) | TokenTree::Literal(_) => false,
        })
    }
    !source.is_ascii() && source.parse().is_ok_and(are_in)
}

/// Items that belong together, without an empty line between them.
fn items(tokens: &TokenStream) -> String {
    let file: syn::File = match syn::parse2(tokens.clone()) {
        Ok(file) => file,
        // Only a fault of this generator leads here; its tokens are the best report of it.
        Err(error) => unreachable!("no valid Rust ({error}): {tokens}"),
    };
    let mut text = String::new();
    let mut run = Vec::new();
    for item in file.items {
        match item {
            Item::Macro(item) if item.ident.is_none() && is_statement(&item) => {
                text.push_str(&plain(Vec::new(), std::mem::take(&mut run)));
                text.push_str(&statement(&item));
            }
            item => run.push(item),
        }
    }
    text.push_str(&plain(file.attrs, run));
    text
}

fn plain(attrs: Vec<Attribute>, items: Vec<Item>) -> String {
    prettyplease::unparse(&syn::File {
        shebang: None,
        frontmatter: None,
        attrs,
        items,
    })
}

/// Whether it is a macro that states the parts of a type: `object! { Name { part, part } }`.
fn is_statement(item: &syn::ItemMacro) -> bool {
    matches!(item.mac.delimiter, syn::MacroDelimiter::Brace(_))
}

/// Such a statement, a part a line. `prettyplease` leaves the tokens of macros as they come.
fn statement(item: &syn::ItemMacro) -> String {
    let path: Vec<_> = item
        .mac
        .path
        .segments
        .iter()
        .map(|segment| segment.ident.to_string())
        .collect();
    let mut text = format!("{}! {{\n   ", path.join("::"));
    for tree in item.mac.tokens.clone() {
        match tree {
            TokenTree::Group(group) if group.delimiter() == Delimiter::Brace => {
                text.push_str(" {\n");
                for part in split_at_commas(group.stream()) {
                    text.push_str(&format!("        {},\n", spaced(&part)));
                }
                text.push_str("    }\n");
            }
            other => text.push_str(&format!(" {other}")),
        }
    }
    text.push_str("}\n");
    text
}

fn split_at_commas(tokens: TokenStream) -> Vec<Vec<TokenTree>> {
    let mut parts = vec![Vec::new()];
    for tree in tokens {
        match &tree {
            TokenTree::Punct(punct) if punct.as_char() == ',' => parts.push(Vec::new()),
            _ => parts.last_mut().expect("there is always a part").push(tree),
        }
    }
    parts.retain(|part| !part.is_empty());
    parts
}

/// Tokens with a space between any two, but none before a colon.
fn spaced(tokens: &[TokenTree]) -> String {
    let mut text = String::new();
    let mut joint = true;
    for tree in tokens {
        let colon = matches!(tree, TokenTree::Punct(punct) if punct.as_char() == ':');
        if !joint && !colon {
            text.push(' ');
        }
        text.push_str(&tree.to_string());
        joint = matches!(tree, TokenTree::Punct(punct) if punct.spacing() == Spacing::Joint);
    }
    text
}
