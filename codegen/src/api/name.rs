//! Rust names.

use std::borrow::Cow;
use std::fmt;

use serde::Serialize;

/// A name that is an identifier in Rust, if need be a raw one.
///
/// ```
/// use codegen::api::RustName;
///
/// let name = RustName::new("type");
/// assert_eq!((name.plain(), &*name.raw()), ("type", "r#type"));
/// let name = RustName::new("sid");
/// assert_eq!((name.plain(), &*name.raw()), ("sid", "sid"));
/// ```
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct RustName(String);

impl RustName {
    /// A name, without `r#`.
    pub fn new(plain: impl Into<String>) -> Self {
        Self(plain.into())
    }

    /// The name as people say it: in docs, links, `Debug` output and search.
    pub fn plain(&self) -> &str {
        &self.0
    }

    /// The name as it stands in Rust source: with `r#` if it is a keyword.
    pub fn raw(&self) -> Cow<'_, str> {
        if self.is_keyword() {
            Cow::Owned(format!("r#{}", self.0))
        } else {
            Cow::Borrowed(&self.0)
        }
    }

    /// Whether the name is a keyword of Rust.
    pub fn is_keyword(&self) -> bool {
        // `gen` is a keyword since edition 2024, which syn does not know.
        self.0 == "gen" || syn::parse_str::<syn::Ident>(&self.0).is_err()
    }
}

impl fmt::Display for RustName {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

impl Serialize for RustName {
    fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(&self.0)
    }
}
