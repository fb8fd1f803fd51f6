//! Tokens as source text.

use proc_macro2::{Delimiter, Spacing, TokenStream, TokenTree};
use syn::{Attribute, Item, ItemImpl};

use super::docs;
use crate::backend::RUST_HEADER;
use crate::backend::markdown::Block;

/// A file: its header, its docs and its items, separated by blank lines.
pub(super) fn file(blocks: &[Block], items: &[TokenStream]) -> String {
    let mut text = format!("{RUST_HEADER}\n");
    if !blocks.is_empty() {
        text.push('\n');
        for line in docs::lines(blocks) {
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

/// Whether source text has identifiers beyond ASCII.
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

/// Items that belong together, without a blank line between them.
fn items(tokens: &TokenStream) -> String {
    let file: syn::File = match syn::parse2(tokens.clone()) {
        Ok(file) => file,
        // Only a bug of this backend leads here; its tokens are the best report of it.
        Err(error) => unreachable!("invalid Rust ({error}): {tokens}"),
    };
    let mut text = unparse(file.attrs, Vec::new());
    for item in file.items {
        text.push_str(&match item {
            Item::Macro(item) if item.ident.is_none() && is_declaration(&item) => {
                declaration(&item)
            }
            Item::Impl(item) if item.trait_.is_none() && item.items.len() > 1 => {
                implementation(item)
            }
            item => unparse(Vec::new(), vec![item]),
        });
    }
    text
}

fn unparse(attrs: Vec<Attribute>, items: Vec<Item>) -> String {
    prettyplease::unparse(&file_of(attrs, items))
}

fn file_of(attrs: Vec<Attribute>, items: Vec<Item>) -> syn::File {
    syn::File {
        shebang: None,
        frontmatter: None,
        attrs,
        items,
    }
}

/// An `impl` with blank lines between its items, which `prettyplease` does not put there.
fn implementation(mut item: ItemImpl) -> String {
    let inner = std::mem::take(&mut item.items);
    let mut file = file_of(Vec::new(), vec![Item::Impl(item)]);
    let empty = prettyplease::unparse(&file);
    let start = empty.trim_end().trim_end_matches('}');
    let mut text = start.to_owned();
    for inner in inner {
        if let [Item::Impl(item)] = file.items.as_mut_slice() {
            item.items = vec![inner];
        }
        let alone = prettyplease::unparse(&file);
        let body = alone.strip_prefix(start).unwrap_or(&alone);
        // It begins with the line break after `start`, which makes the blank line.
        text.push_str(body.trim_end().strip_suffix('}').unwrap_or(body));
    }
    text + "}\n"
}

/// Whether a macro declares the parts of a type: `object!(Name { part, part });`.
fn is_declaration(item: &syn::ItemMacro) -> bool {
    let mut tokens = item.mac.tokens.clone().into_iter();
    tokens.any(|tree| is_brace_group(&tree))
}

fn is_brace_group(tree: &TokenTree) -> bool {
    matches!(tree, TokenTree::Group(group) if group.delimiter() == Delimiter::Brace)
}

/// Such a declaration, one part per line; `prettyplease` does not break the tokens of macros into lines.
fn declaration(item: &syn::ItemMacro) -> String {
    let path: Vec<_> = item
        .mac
        .path
        .segments
        .iter()
        .map(|segment| segment.ident.to_string())
        .collect();
    let trees: Vec<_> = item.mac.tokens.clone().into_iter().collect();
    let (groups, head): (Vec<_>, Vec<_>) = trees.into_iter().partition(is_brace_group);
    let mut text = format!("{}!({} {{\n", path.join("::"), spaced(&head));
    for tree in groups {
        if let TokenTree::Group(group) = tree {
            for part in split_at_commas(group.stream()) {
                text.push_str(&format!("    {},\n", spaced(&part)));
            }
        }
    }
    text + "});\n"
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
