//! Rust names. Each depends on the thing that is named alone, so that adding another renames nothing.

use heck::{ToSnakeCase, ToUpperCamelCase};
use unicode_ident::{is_xid_continue, is_xid_start};

use crate::runtime::{RUNTIME_MODULES, RUNTIME_TYPES, WEBHOOK_TYPES};

/// Names that Rust's prelude has, that every generated crate has, or that the runtime's macros use.
const TAKEN_TYPES: &[&str] = &[
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
    "client",
    "examples",
    "guides",
    "lib",
    "operations",
    "sids",
    "testing",
];

/// The name of a type: `verify.v2.service` is `VerifyV2Service`.
pub(super) fn type_name(text: &str) -> String {
    let name = camel(text);
    let taken = [TAKEN_TYPES, RUNTIME_TYPES, WEBHOOK_TYPES];
    if taken.iter().any(|names| names.contains(&name.as_str())) {
        return format!("{name}_");
    }
    escape(name, &[])
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

/// The name of a static.
pub(super) fn static_name(text: &str) -> String {
    escape(snake(text).to_uppercase(), &["SERVER"])
}

/// The name of a constant.
pub(super) fn const_name(text: &str) -> String {
    escape(snake(text).to_uppercase(), &[])
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
