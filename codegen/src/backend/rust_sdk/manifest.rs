//! `Cargo.toml` of a new crate.

use heck::ToKebabCase;
use serde_json::Value as Json;
use syn::Ident;

use crate::api::RustName;

/// The package that generated code depends on.
pub const RUNTIME: &str = "twilio-runtime";

/// The feature of the runtime for responses that are streams.
pub const STREAMS: &str = "streams";

/// The manifest of a new crate that depends on the runtime in the folder `runtime`, with its features `features`.
pub fn manifest(package: &str, runtime: &str, features: &[&str]) -> String {
    // JSON strings are valid TOML basic strings.
    let package = Json::from(package);
    let runtime = Json::from(runtime);
    let features = match features {
        [] => String::new(),
        features => format!(", features = {}", Json::from(features)),
    };
    format!(
        r#"[package]
name = {package}
version = "0.1.0"
edition = "2024"
rust-version = "1.89"

[features]
default = ["hyper"]
hyper = ["{RUNTIME}/hyper"]
http2 = ["{RUNTIME}/http2"]
reqwest = ["{RUNTIME}/reqwest"]
webhooks = ["{RUNTIME}/webhooks"]
tracing = ["{RUNTIME}/tracing"]
blocking = ["{RUNTIME}/blocking"]
testing = ["{RUNTIME}/testing"]
chrono = ["{RUNTIME}/chrono"]
jiff = ["{RUNTIME}/jiff"]
time = ["{RUNTIME}/time"]
clap = ["{RUNTIME}/clap"]

[dependencies]
{RUNTIME} = {{ path = {runtime}, default-features = false{features} }}

# Its own workspace, even inside the folder of another one.
[workspace]
"#
    )
}

/// Names that crates cannot have besides keywords: those of Rust's own crates, of the runtime, and of devices on Windows.
const RESERVED_CRATES: &[&str] = &[
    "alloc",
    "aux",
    "con",
    "core",
    "nul",
    "prn",
    "proc-macro",
    "std",
    "test",
    RUNTIME,
];

/// A valid package name for the crate of a document, from the document's file name without its extension.
///
/// ```
/// assert_eq!(codegen::rust_sdk::package_name("Some_API"), "some-api");
/// assert_eq!(codegen::rust_sdk::package_name("2fa"), "sdk-2fa");
/// assert_eq!(codegen::rust_sdk::package_name("async"), "sdk-async");
/// ```
pub fn package_name(document: &str) -> String {
    let ascii: String = document
        .chars()
        .map(|c| if c.is_ascii() { c } else { '-' })
        .collect();
    let name = ascii.to_kebab_case();
    // A name that begins with a digit is no identifier either.
    let is_identifier = !RustName::new(name.replace('-', "_")).is_keyword();
    match name.as_str() {
        "" => "sdk".to_owned(),
        own if is_identifier && !RESERVED_CRATES.contains(&own) => name,
        own => format!("sdk-{own}"),
    }
}

/// Whether programs can refer to a crate of that name, if need be with `r#`.
///
/// ```
/// assert!(codegen::rust_sdk::is_crate_name("r#type") && codegen::rust_sdk::is_crate_name("type"));
/// assert!(!codegen::rust_sdk::is_crate_name("self") && !codegen::rust_sdk::is_crate_name("std"));
/// ```
pub fn is_crate_name(name: &str) -> bool {
    let name = RustName::new(name);
    let is_other = ["core", "std"].contains(&name.plain());
    !is_other && syn::parse_str::<Ident>(&name.raw()).is_ok()
}
