use std::fmt;

use percent_encoding::percent_decode_str;
use serde::{Serialize, Serializer};
use serde_json::Value;

/// A JSON Pointer (RFC 6901) into an OpenAPI document, in its URI fragment form: `#/paths/~1v2~1Services/get`.
#[derive(Clone, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Pointer(Vec<String>);

impl Pointer {
    /// Points to the whole document.
    pub fn root() -> Self {
        Self::default()
    }

    /// Points to the child `token` of this pointer's value.
    #[must_use]
    pub fn child(&self, token: impl ToString) -> Self {
        self.descend([token])
    }

    /// Points to the descendant reached by following each of `tokens` in turn.
    #[must_use]
    pub fn descend<T: ToString>(&self, tokens: impl IntoIterator<Item = T>) -> Self {
        let mut all = self.0.clone();
        all.extend(tokens.into_iter().map(|token| token.to_string()));
        Self(all)
    }

    /// Parses a reference of the form `#/a/b`; `None` if it does not refer into this document.
    ///
    /// ```
    /// let pointer = codegen::Pointer::parse("#/paths/~1parcels~1%7Bid%7D").expect("a reference into this document");
    /// assert_eq!(pointer.tokens(), ["paths", "/parcels/{id}"]);
    /// assert_eq!(pointer.to_string(), "#/paths/~1parcels~1{id}");
    /// ```
    pub fn parse(reference: &str) -> Option<Self> {
        let encoded = reference.strip_prefix("#/")?;
        // A path that does not decode to UTF-8 was not percent-encoded.
        let path = percent_decode_str(encoded)
            .decode_utf8()
            .unwrap_or(encoded.into());
        let unescape = |token: &str| token.replace("~1", "/").replace("~0", "~");
        Some(Self(path.split('/').map(unescape).collect()))
    }

    /// The unescaped keys and indices from the root down.
    pub fn tokens(&self) -> &[String] {
        &self.0
    }

    /// Returns the value at this pointer in `document`.
    pub(crate) fn find<'d>(&self, document: &'d Value) -> Option<&'d Value> {
        self.0
            .iter()
            .try_fold(document, |value, token| match value {
                Value::Array(items) => items.get(token.parse::<usize>().ok()?),
                Value::Object(entries) => entries.get(token),
                _ => None,
            })
    }
}

impl fmt::Display for Pointer {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("#")?;
        for token in &self.0 {
            write!(f, "/{}", token.replace('~', "~0").replace('/', "~1"))?;
        }
        Ok(())
    }
}

impl Serialize for Pointer {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(self)
    }
}
