//! Names that generated crates have besides those of their API.

/// Names that Rust's prelude has, that every generated crate has, or that the runtime's macros use.
pub(super) const RESERVED_TYPES: &[&str] = &[
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
    "Self",
    "Sized",
    "Some",
    "String",
    "ToOwned",
    "ToString",
    "Vec",
];

/// Methods of types with setters, and names of setters that Clippy takes for those of traits.
pub(super) const RESERVED_METHODS: &[&str] = &[
    "add", "bitand", "bitor", "bitxor", "clone", "default", "div", "extra", "mul", "new", "rem",
    "shl", "shr", "sub", "with",
];

/// Modules that every generated crate can have besides those of its API.
pub(super) const RESERVED_MODULES: &[&str] = &[
    "alloc",
    "aux",
    "client",
    "con",
    "core",
    "credentials",
    "examples",
    "guides",
    "lib",
    "main",
    "nul",
    "operations",
    "prn",
    "servers",
    "sids",
    "std",
    "testing",
    "twilio_runtime",
];
