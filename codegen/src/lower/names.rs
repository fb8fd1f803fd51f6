//! Rust names. Each depends on the thing that is named alone, so that adding another renames nothing.

use std::collections::BTreeMap;

use heck::{ToSnakeCase, ToUpperCamelCase};
use unicode_ident::{is_xid_continue, is_xid_start};

use crate::runtime::{RUNTIME_MODULES, RUNTIME_TYPES, WEBHOOK_TYPES};

/// Names that Rust's prelude has, that every generated crate has, or that the runtime's macros use.
const TAKEN_TYPES: &[&str] = &[
    "AsRef",
    "BTreeMap",
    "Box",
    "Client",
    "Default",
    "Err",
    "From",
    "Into",
    "IntoIterator",
    "Iterator",
    "None",
    "Object",
    "Ok",
    "Option",
    "Params",
    "PartialEq",
    "Result",
    "Some",
    "String",
    "ToOwned",
    "ToString",
    "Vec",
];

/// Methods that types with setters have, or that Clippy expects of a trait when a setter is called so.
const TAKEN_METHODS: &[&str] = &[
    "add", "bitand", "bitor", "bitxor", "clone", "default", "div", "extra", "mul", "new", "rem",
    "shl", "shr", "sub",
];

/// Modules that every generated crate can have besides those of its API.
const TAKEN_MODULES: &[&str] = &[
    "alloc",
    "aux",
    "client",
    "con",
    "core",
    "examples",
    "guides",
    "lib",
    "main",
    "nul",
    "operations",
    "prn",
    "sids",
    "std",
    "testing",
    "twilio_runtime",
];

/// The name of a type: `verify.v2.service` is `VerifyV2Service`.
pub(super) fn type_name(text: &str) -> String {
    let name = camel(text);
    // Parameter structs end in this, and no schema takes the name of one.
    let taken = [TAKEN_TYPES, RUNTIME_TYPES, WEBHOOK_TYPES];
    if name.ends_with("Params") || taken.iter().any(|names| names.contains(&name.as_str())) {
        return format!("{name}_");
    }
    escape(name, &[])
}

/// The name of the type of something that is part of another type.
pub(super) fn joined(owner: &str, part: &str) -> String {
    format!(
        "{}{}",
        owner.trim_end_matches('_'),
        camel(part).trim_start_matches('_')
    )
}

/// The name of an enum's variant: `cross-platform` is `CrossPlatform`.
pub(super) fn variant_name(text: &str) -> String {
    escape(camel(text), &["Self", "Unknown"])
}

/// The name of a field, which can also be its setter's: `ChannelData.To` is `channel_data_to`.
pub(super) fn field_name(text: &str) -> String {
    escape(snake(text), TAKEN_METHODS)
}

/// The name of a path parameter as an argument, beside `params`.
pub(super) fn argument_name(text: &str) -> String {
    escape(snake(text), &["params"])
}

/// The name of a `Client` method, beside the client's own.
pub(super) fn method_name(text: &str) -> String {
    escape(
        snake(text),
        &["builder", "clone", "from", "from_env", "fmt", "new"],
    )
}

/// The name of a static. A name without a capital would be that of an argument, which cannot stand beside a
/// static of its name.
pub(super) fn static_name(text: &str) -> String {
    let name = capitals(&snake(text));
    if name.contains(|symbol: char| symbol.is_ascii_uppercase()) {
        escape(name, &["SERVER"])
    } else {
        format!("OPERATION__{name}")
    }
}

/// The name of a constant.
pub(super) fn const_name(text: &str) -> String {
    escape(capitals(&snake(text)), &[])
}

/// A name in capitals. A letter whose capital other letters have too, such as `ß`, is spelled by its number.
fn capitals(name: &str) -> String {
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

/// The name of a module and its file.
pub(super) fn module_name(text: &str) -> String {
    file_name(text, &[TAKEN_MODULES, RUNTIME_MODULES].concat())
}

/// The name of the module, and its file, with the examples of an operation.
pub(super) fn examples_name(text: &str) -> String {
    file_name(text, &[])
}

fn file_name(text: &str, taken: &[&str]) -> String {
    // Modules are files, whose names Rust takes in ASCII alone.
    let ascii = snake(text)
        .chars()
        .fold(String::new(), |name, symbol| match symbol {
            'a'..='z' | 'A'..='Z' | '0'..='9' | '_' => name + symbol.encode_utf8(&mut [0; 4]),
            _ => format!("{name}u{:x}", u32::from(symbol)),
        });
    let name = escape(ascii, taken);
    match name.strip_prefix("r#") {
        Some(keyword) => format!("{keyword}_"),
        None => name,
    }
}

/// Names for things that stand side by side, in their order.
///
/// Where several would have one name, the text that is written just like it keeps it, and the others get a few
/// digits that follow from their text alone: neither their order nor what else there is changes them.
pub(super) fn told_apart(texts: &[&str], name: fn(&str) -> String) -> Vec<String> {
    let names: Vec<_> = texts.iter().map(|text| name(text)).collect();
    let mut same: BTreeMap<&str, Vec<&str>> = BTreeMap::new();
    for (text, name) in texts.iter().zip(&names) {
        same.entry(name).or_default().push(text);
    }
    let keepers: BTreeMap<_, _> = same
        .into_iter()
        .map(|(name, texts)| (name, keeper(name, &texts)))
        .collect();
    let settled = texts.iter().zip(&names).map(|(text, own)| {
        if keepers[own.as_str()] == Some(*text) {
            own.clone()
        } else {
            name(&format!("{text}_{}", digits(text)))
        }
    });
    settled.collect()
}

/// Which of the texts of one name keeps it.
fn keeper<'t>(name: &str, texts: &[&'t str]) -> Option<&'t str> {
    if let [only] = texts {
        return Some(only);
    }
    let bare = name.trim_start_matches("r#").trim_end_matches('_');
    let mut written = texts.iter().filter(|text| **text == bare);
    let mut snakes = texts.iter().filter(|text| snake(text) == **text);
    written.next().or_else(|| snakes.next()).copied()
}

/// Six digits that follow from a text: FNV-1a, folded.
pub(super) fn digits(text: &str) -> String {
    let hash = text.bytes().fold(0x811c_9dc5_u32, |hash, byte| {
        (hash ^ u32::from(byte)).wrapping_mul(0x0100_0193)
    });
    format!("{:06x}", (hash >> 24) ^ (hash & 0x00ff_ffff))
}

/// Words in upper camel case. Numbers that a sign separates stay so: `1.0` is not `10`.
fn camel(text: &str) -> String {
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

fn snake(text: &str) -> String {
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

fn is_keyword(name: &str) -> bool {
    // `gen` is a keyword since edition 2024, which syn does not say.
    name == "gen" || syn::parse_str::<syn::Ident>(name).is_err()
}

fn escape(name: String, taken: &[&str]) -> String {
    if taken.contains(&name.as_str())
        || matches!(name.as_str(), "self" | "Self" | "super" | "crate")
    {
        format!("{name}_")
    } else if is_keyword(&name) {
        format!("r#{name}")
    } else {
        name
    }
}
