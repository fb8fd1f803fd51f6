//! Texts in the cases that Rust writes names in, with words for the symbols that names cannot hold.

use heck::{ToSnakeCase, ToUpperCamelCase};
use unicode_ident::{is_xid_continue, is_xid_start};

/// Words in upper camel case. Numbers that a sign separates stay so: `1.0` is not `10`.
pub(super) fn camel(text: &str) -> String {
    let spelled = spell(text);
    let mut name = String::new();
    for word in spelled.split(|c: char| !c.is_alphanumeric()) {
        let word = word.to_upper_camel_case();
        let digits = |text: &str, end: bool| {
            let symbol = if end {
                text.chars().next_back()
            } else {
                text.chars().next()
            };
            symbol.is_some_and(|symbol| symbol.is_ascii_digit())
        };
        if digits(&name, true) && digits(&word, false) {
            name.push('_');
        }
        name.push_str(&word);
    }
    identifier(name)
}

pub(super) fn snake(text: &str) -> String {
    identifier(spell(text).to_snake_case())
}

/// Puts words in the place of the symbols that a name would lose its meaning without: those that do not just
/// separate words, a sign before something, and all where there is nothing else.
fn spell(text: &str) -> String {
    let bare = !text.contains(char::is_alphanumeric);
    let mut spelled = String::new();
    for (index, symbol) in text.char_indices() {
        let separates = match symbol {
            '-' => index > 0,
            _ => SEPARATORS.contains(symbol) || symbol.is_whitespace(),
        };
        if symbol.is_alphanumeric() || separates && !bare {
            spelled.push(symbol);
        } else {
            spelled.push_str(&format!(" {} ", symbol_name(symbol)));
        }
    }
    if text.is_empty() {
        "empty".to_owned()
    } else {
        spelled
    }
}

/// Symbols between words, or around them, that do not tell one name from another.
const SEPARATORS: &str = "_-./\\,:;'\"`()[]{}#$@";

fn symbol_name(symbol: char) -> String {
    let name = match symbol {
        '+' => "plus",
        '-' => "minus",
        '*' => "star",
        '/' => "slash",
        '\\' => "backslash",
        '.' => "dot",
        ',' => "comma",
        ':' => "colon",
        ';' => "semicolon",
        '=' => "equal",
        '<' => "less than",
        '>' => "greater than",
        '!' => "bang",
        '?' => "question",
        '#' => "hash",
        '$' => "dollar",
        '%' => "percent",
        '&' => "and",
        '|' => "or",
        '@' => "at",
        '~' => "tilde",
        '^' => "caret",
        '_' => "underscore",
        ' ' => "space",
        _ => return format!("u{:x}", u32::from(symbol)),
    };
    name.to_owned()
}

/// Turns what is left into an identifier: nothing that identifiers cannot hold, no digit first.
fn identifier(name: String) -> String {
    let mut out = String::new();
    for symbol in name.chars() {
        if is_xid_continue(symbol) {
            out.push(symbol);
        } else {
            out.push_str(&format!("u{:x}", u32::from(symbol)));
        }
    }
    if out.starts_with(is_xid_start) {
        out
    } else {
        format!("_{out}")
    }
}

/// The name, with an underscore where it is taken or cannot be a raw identifier.
pub(super) fn escape(name: String, taken: &[&str]) -> String {
    if taken.contains(&name.as_str())
        || matches!(name.as_str(), "self" | "Self" | "super" | "crate")
    {
        format!("{name}_")
    } else {
        name
    }
}

/// A name in capitals. A letter whose capital other letters have too, such as `ß`, is spelled by its number.
pub(super) fn capitals(name: &str) -> String {
    let mut capitals = String::new();
    for symbol in name.chars() {
        let capital: String = symbol.to_uppercase().collect();
        if symbol.is_ascii()
            || !symbol.is_lowercase()
            || capital.to_lowercase() == symbol.to_string()
        {
            capitals.push_str(&capital);
        } else {
            capitals.push_str(&format!("U{:X}", u32::from(symbol)));
        }
    }
    capitals
}
