//! Rust names. Each depends on the thing that is named alone, so that adding another renames nothing.

use heck::{ToSnakeCase, ToUpperCamelCase};
use unicode_ident::{is_xid_continue, is_xid_start};

use crate::runtime::RUNTIME_TYPES;

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

/// Files that every generated crate has besides its modules, what it has or names at its root, and what is no name
/// for a file.
const TAKEN_MODULES: &[&str] = &[
    "aux",
    "client",
    "con",
    "http",
    "json",
    "lib",
    "main",
    "nul",
    "prn",
    "sids",
    "std",
    "twilio_runtime",
];

/// The name of a type: `verify.v2.service` is `VerifyV2Service`.
pub(super) fn type_name(text: &str) -> String {
    let name = camel(text);
    if TAKEN_TYPES.contains(&name.as_str()) || RUNTIME_TYPES.contains(&name.as_str()) {
        return format!("{name}_");
    }
    escape(name, &[])
}

/// The name of an enum's variant: `cross-platform` is `CrossPlatform`.
pub(super) fn variant_name(text: &str) -> String {
    escape(camel(text), &["Self", "Unknown"])
}

/// The name of a field, which can also be its setter's, beside the methods of all types: `ChannelData.To` is
/// `channel_data_to`.
pub(super) fn field_name(text: &str) -> String {
    escape(snake(text), &["clone", "default", "extra", "new"])
}

/// The name of a path parameter as an argument, beside `params`.
pub(super) fn argument_name(text: &str) -> String {
    escape(snake(text), &["params"])
}

/// The name of a `Client` method, beside the client's own.
pub(super) fn method_name(text: &str) -> String {
    escape(snake(text), &["builder", "clone", "from", "fmt", "new"])
}

/// The name of a static. Letters beyond ASCII stay as they are: their capitals can be those of another name. A
/// name without a capital would be that of an argument, which cannot stand beside a static of its name.
pub(super) fn static_name(text: &str) -> String {
    let name = snake(text).to_ascii_uppercase();
    if name.contains(|symbol: char| symbol.is_ascii_uppercase()) {
        escape(name, &["SERVER"])
    } else {
        format!("OPERATION__{name}")
    }
}

/// The name of a module and its file: in ASCII, as the compiler finds no file of another name.
pub(super) fn module_name(text: &str) -> String {
    let ascii = |symbol: char| match symbol {
        symbol if symbol.is_ascii() => symbol.to_string(),
        symbol => format!("u{:x}", u32::from(symbol)),
    };
    let name: String = snake(text).chars().map(ascii).collect();
    let name = escape(shortened(name), TAKEN_MODULES);
    match name.strip_prefix("r#") {
        Some(keyword) => format!("{keyword}_"),
        None => name,
    }
}

/// A name that can be a file's: a long one is cut, and told from others by a number made of all of it (FNV-1a, which
/// stays the same over versions of Rust).
fn shortened(name: String) -> String {
    const LONGEST: usize = 100;
    if name.len() <= LONGEST {
        return name;
    }
    let number = name
        .bytes()
        .fold(0xcbf2_9ce4_8422_2325_u64, |number, byte| {
            (number ^ u64::from(byte)).wrapping_mul(0x0100_0000_01b3)
        });
    format!("{}_{number:016x}", &name[..LONGEST])
}

fn camel(text: &str) -> String {
    identifier(spell(text).to_upper_camel_case())
}

fn snake(text: &str) -> String {
    identifier(spell(text).to_snake_case())
}

/// Puts words in the place of symbols where a name would lose its meaning without them: a sign before a
/// digit, and names that consist of symbols.
fn spell(text: &str) -> String {
    let bare = !text.contains(char::is_alphanumeric);
    let mut spelled = String::new();
    for (index, symbol) in text.char_indices() {
        let signs = index == 0
            && text
                .chars()
                .nth(1)
                .is_some_and(|next| next.is_ascii_digit());
        match symbol {
            '+' if bare || signs => spelled.push_str(" plus "),
            '-' if bare || signs => spelled.push_str(" minus "),
            _ if bare => spelled.push_str(&format!(" {} ", symbol_name(symbol))),
            _ => spelled.push(symbol),
        }
    }
    if text.is_empty() {
        "empty".to_owned()
    } else {
        spelled
    }
}

fn symbol_name(symbol: char) -> String {
    let name = match symbol {
        '*' => "star",
        '/' => "slash",
        '\\' => "backslash",
        '.' => "dot",
        ',' => "comma",
        ':' => "colon",
        ';' => "semicolon",
        '=' => "equal",
        '<' => "less",
        '>' => "greater",
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
    // A keyword since the edition of 2024, which syn takes for a name.
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
