//! Rust names. Each depends on the thing that is named, and at most on what stands before it, so that adding another
//! behind it renames nothing.

use std::collections::BTreeSet;

use super::spelling::{camel, capitals, escape, snake};
use crate::api::RustName;
use crate::api::reserved::{RUNTIME_MODULES, RUNTIME_TYPES, WEBHOOK_TYPES};

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
    if RustName::new(name.as_str()).is_keyword() {
        name + "_"
    } else {
        name
    }
}

/// Names for things that stand side by side, in their order: no two the same.
///
/// Where several would have one name, the first of them keeps it, and the others get a few digits that follow from
/// their text alone. So a name depends on the thing itself and on what stands before it: whatever is added behind it
/// leaves it as it is. What is added before something that it shares a name with takes that name. No rule could hold
/// that too: each of the two has the name while it is alone, and only their order can tell which one was there first.
pub(super) fn disambiguate(texts: &[&str], name: fn(&str) -> String) -> Vec<String> {
    let texts = disambiguated_texts(texts, name);
    texts.iter().map(|text| name(text)).collect()
}

/// The texts that the names of [`disambiguate`] come from: those that were given, some with digits.
pub(super) fn disambiguated_texts(texts: &[&str], name: fn(&str) -> String) -> Vec<String> {
    let mut taken = BTreeSet::new();
    let apart = texts.iter().map(|text| {
        let mut own = (*text).to_owned();
        while !taken.insert(name(&own)) {
            own = format!("{text}_{}", hash_suffix(&own));
        }
        own
    });
    apart.collect()
}

/// Six digits that follow from a text: FNV-1a, folded.
pub(super) fn hash_suffix(text: &str) -> String {
    let hash = text.bytes().fold(0x811c_9dc5_u32, |hash, byte| {
        (hash ^ u32::from(byte)).wrapping_mul(0x0100_0193)
    });
    format!("{:06x}", (hash >> 24) ^ (hash & 0x00ff_ffff))
}
