use std::fmt;

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
    pub fn parse(reference: &str) -> Option<Self> {
        let path = reference.strip_prefix("#/")?;
        let unescape = |token: &str| percent_decoded(token).replace("~1", "/").replace("~0", "~");
        Some(Self(path.split('/').map(unescape).collect()))
    }

    /// The keys and indices on the way from the root, unescaped.
    pub fn tokens(&self) -> &[String] {
        &self.0
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

/// A text of a URI; what is no percent-encoding of UTF-8 stays as it is.
fn percent_decoded(text: &str) -> String {
    let mut bytes = Vec::new();
    let mut rest = text.as_bytes();
    while let [first, after @ ..] = rest {
        let code = match (first, after) {
            (b'%', [high, low, ..]) => std::str::from_utf8(&[*high, *low])
                .ok()
                .and_then(|digits| u8::from_str_radix(digits, 16).ok()),
            _ => None,
        };
        bytes.push(code.unwrap_or(*first));
        rest = if code.is_some() { &after[2..] } else { after };
    }
    String::from_utf8(bytes).unwrap_or_else(|_| text.to_owned())
}
