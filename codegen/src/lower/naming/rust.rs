//! The names of Rust items.

use super::case::{camel, snake, upper};
use super::reserved::{RESERVED_METHODS, RESERVED_MODULES, RESERVED_TYPES};
use crate::api::RustName;
use crate::api::reserved::{
    BLOCKING_TYPES, RUNTIME_MODULES, RUNTIME_TYPES, STREAM_TYPES, WEBHOOK_TYPES,
};

/// The name of a type, or another one if it is reserved: `Option` becomes `ApiOption`.
pub(super) fn unreserved_type(name: &str) -> String {
    let name = not_params(name);
    if is_reserved_type(&name) {
        format!("Api{name}")
    } else {
        name
    }
}

/// The name without the ending of those of parameter structs.
pub(super) fn not_params(name: &str) -> String {
    match name.strip_suffix("Params") {
        Some(words) => format!("{words}Parameters"),
        None => name.to_owned(),
    }
}

/// Whether the name of a type means something else to users of a generated crate.
fn is_reserved_type(name: &str) -> bool {
    let reserved = [
        RESERVED_TYPES,
        RUNTIME_TYPES,
        STREAM_TYPES,
        WEBHOOK_TYPES,
        BLOCKING_TYPES,
    ];
    reserved.iter().any(|names| names.contains(&name))
}

/// The name of an enum's variant: `cross-platform` is `CrossPlatform`.
pub(in crate::lower) fn variant_name(text: &str) -> RustName {
    RustName::new(free(camel(text), &["Self", "Unknown"]))
}

/// The name of a field, which can also be its setter's: `ChannelData.To` is `channel_data_to`.
pub(in crate::lower) fn field_name(text: &str) -> RustName {
    RustName::new(free(snake(text), RESERVED_METHODS))
}

/// The name of a path parameter as an argument. Another argument is `params`.
pub(in crate::lower) fn argument_name(text: &str) -> RustName {
    RustName::new(free(snake(text), &["params"]))
}

/// The name of a `Client` method. The client has some of its own.
pub(in crate::lower) fn method_name(text: &str) -> RustName {
    let reserved = ["builder", "clone", "from", "from_env", "fmt", "new"];
    RustName::new(free(snake(text), &reserved))
}

/// The name of a setter of `Credentials`, which has other functions.
pub(in crate::lower) fn credential_name(text: &str) -> RustName {
    let reserved = ["clone", "default", "fmt", "from", "from_env", "new"];
    RustName::new(free(snake(text), &reserved))
}

/// The name of a static. One without a capital letter could be that of an argument, which it would shadow.
pub(in crate::lower) fn static_name(text: &str) -> RustName {
    let name = upper(&snake(text));
    RustName::new(
        if name.contains(|symbol: char| symbol.is_ascii_uppercase()) {
            free(name, &["SERVER"])
        } else {
            format!("OPERATION__{name}")
        },
    )
}

/// The name of a constant.
pub(in crate::lower) fn const_name(text: &str) -> RustName {
    RustName::new(free(upper(&snake(text)), &[]))
}

/// The name of a module and its file.
pub(in crate::lower) fn module_name(text: &str) -> String {
    file_name(text, &[RESERVED_MODULES, RUNTIME_MODULES].concat())
}

/// The name of the module and file with the examples of an operation.
pub(in crate::lower) fn examples_module_name(text: &str) -> String {
    file_name(text, &[])
}

fn file_name(text: &str, reserved: &[&str]) -> String {
    // Modules are files, whose names have to be ASCII.
    let ascii = snake(text)
        .chars()
        .fold(String::new(), |name, symbol| match symbol {
            'a'..='z' | 'A'..='Z' | '0'..='9' | '_' => name + symbol.encode_utf8(&mut [0; 4]),
            _ => format!("{name}u{:x}", u32::from(symbol)),
        });
    let name = free(ascii, reserved);
    if RustName::new(name.as_str()).is_keyword() {
        name + "_"
    } else {
        name
    }
}

/// The name, with an underscore if it is reserved or cannot be a raw identifier.
fn free(name: String, reserved: &[&str]) -> String {
    let not_raw = matches!(name.as_str(), "self" | "Self" | "super" | "crate");
    if not_raw || reserved.contains(&name.as_str()) {
        format!("{name}_")
    } else {
        name
    }
}
