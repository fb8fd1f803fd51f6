//! Rust tokens as people write them.

use proc_macro2::{Delimiter, Spacing, TokenStream, TokenTree};
use quote::ToTokens;

/// The text of tokens on one line.
pub(super) fn text(tokens: &impl ToTokens) -> String {
    let mut out = String::new();
    write(tokens.to_token_stream(), &mut out);
    out.trim_end().to_owned()
}

/// Appends tokens, with spaces between words, after commas, and around operators that do not belong to types.
fn write(tokens: TokenStream, out: &mut String) {
    for token in tokens {
        match token {
            TokenTree::Group(group) => {
                let (open, close) = match group.delimiter() {
                    Delimiter::Parenthesis => ("(", ")"),
                    Delimiter::Bracket => ("[", "]"),
                    Delimiter::Brace => ("{ ", " }"),
                    Delimiter::None => ("", ""),
                };
                out.push_str(open);
                write(group.stream(), out);
                trim_comma(out);
                out.push_str(close);
            }
            TokenTree::Punct(punct) => match punct.as_char() {
                ',' => out.push_str(", "),
                '+' => out.push_str(" + "),
                '=' if punct.spacing() == Spacing::Alone => out.push_str(" = "),
                other => out.push(other),
            },
            word => {
                if out.ends_with(|c: char| c.is_alphanumeric() || c == '_') {
                    out.push(' ');
                }
                out.push_str(&word.to_string());
            }
        }
    }
}

/// Removes a comma after the last item.
fn trim_comma(out: &mut String) {
    let trimmed = out.trim_end().trim_end_matches(',').len();
    if out.ends_with(", ") {
        out.truncate(trimmed);
    }
}
