//! Case conversion, with words for the symbols that identifiers cannot have.

use heck::{ToSnakeCase, ToUpperCamelCase};
use unicode_ident::{is_xid_continue, is_xid_start};

/// The text in upper camel case. Numbers remain separate: `1.0` is not `10`.
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

/// The text in snake case.
pub(super) fn snake(text: &str) -> String {
    identifier(spell(text).to_snake_case())
}

/// The text with words for the symbols that carry meaning: those that do not merely separate words, a leading sign, and
/// all symbols of a text that has nothing else.
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

/// Symbols between or around words that carry no meaning.
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

/// The name as an identifier: with code points for characters that identifiers cannot have, and no leading digit.
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

/// The name in upper case. A letter that shares its upper case with others, such as `ß`, becomes its code point.
pub(super) fn upper(name: &str) -> String {
    let mut upper = String::new();
    for symbol in name.chars() {
        let of_symbol: String = symbol.to_uppercase().collect();
        if symbol.is_ascii()
            || !symbol.is_lowercase()
            || of_symbol.to_lowercase() == symbol.to_string()
        {
            upper.push_str(&of_symbol);
        } else {
            upper.push_str(&format!("U{:X}", u32::from(symbol)));
        }
    }
    upper
}
