use std::fmt;

use percent_encoding::percent_decode_str;
use serde_yaml::Value;

/// A JSON Pointer (RFC 6901) into an OpenAPI document, in its URI fragment form: `#/paths/~1v2~1Services/get`.
#[derive(Clone, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Pointer(Vec<String>);

impl Pointer {
    /// The whole document.
    pub fn root() -> Self {
        Self::default()
    }

    /// The place that is called `token` below this one.
    #[must_use]
    pub fn child(&self, token: impl ToString) -> Self {
        let mut tokens = self.0.clone();
        tokens.push(token.to_string());
        Self(tokens)
    }

    /// The place that is reached by following each of `tokens` in turn.
    #[must_use]
    pub fn descend<T: ToString>(&self, tokens: impl IntoIterator<Item = T>) -> Self {
        let mut all = self.0.clone();
        all.extend(tokens.into_iter().map(|token| token.to_string()));
        Self(all)
    }

    /// Reads a reference of the form `#/a/b`; none if it is not one into this document.
    ///
    /// ```
    /// let pointer = codegen::Pointer::parse("#/paths/~1parcels~1%7Bid%7D").expect("a reference into this document");
    /// assert_eq!(pointer.tokens(), ["paths", "/parcels/{id}"]);
    /// assert_eq!(pointer.to_string(), "#/paths/~1parcels~1{id}");
    /// ```
    pub fn parse(reference: &str) -> Option<Self> {
        let path = reference.strip_prefix("#/")?;
        let decoded = percent_decode_str(path).decode_utf8();
        // What is no percent-encoding of UTF-8 is taken as it stands.
        let path = decoded.unwrap_or(path.into());
        let unescape = |token: &str| token.replace("~1", "/").replace("~0", "~");
        Some(Self(path.split('/').map(unescape).collect()))
    }

    /// The keys and indices on the way from the root, unescaped.
    pub fn tokens(&self) -> &[String] {
        &self.0
    }

    /// What a document has at this place.
    pub(crate) fn find<'d>(&self, document: &'d Value) -> Option<&'d Value> {
        self.0
            .iter()
            .try_fold(document, |value, token| match value {
                Value::Sequence(items) => items.get(token.parse::<usize>().ok()?),
                Value::Mapping(entries) => entries.get(token.as_str()),
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
