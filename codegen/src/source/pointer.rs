use std::fmt;
use std::sync::Arc;

use percent_encoding::percent_decode_str;
use serde::{Serialize, Serializer};
use serde_json::Value;
use smol_str::{SmolStr, ToSmolStr};

use super::tokens::Tokens;

/// A JSON Pointer (RFC 6901) into an OpenAPI document, in its URI fragment form: `#/paths/~1v2~1Services/get`.
///
/// One into another file that the document refers to begins with the path of the file, relative to the document's
/// folder: `common.yaml#/components/schemas/error`.
#[derive(Clone, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Pointer {
    file: Option<Arc<str>>,
    tokens: Tokens,
}

impl Pointer {
    /// Points to the whole document.
    pub fn root() -> Self {
        Self::default()
    }

    /// Points to the whole of another file, or of the document if there is none.
    pub(crate) fn root_of(file: Option<Arc<str>>) -> Self {
        Self {
            file,
            tokens: Tokens::default(),
        }
    }

    /// Points to the child `token` of this pointer's value.
    #[must_use]
    pub fn child(&self, token: impl fmt::Display) -> Self {
        self.descend([token])
    }

    /// Points to the descendant reached by following each of `tokens` in turn.
    #[must_use]
    pub fn descend<T: fmt::Display>(&self, tokens: impl IntoIterator<Item = T>) -> Self {
        let further = tokens.into_iter().map(|token| token.to_smolstr());
        Self {
            file: self.file.clone(),
            tokens: further.fold(self.tokens.clone(), |tokens, token| tokens.and(token)),
        }
    }

    /// Points to the ancestor that the first `length` tokens lead to.
    #[must_use]
    pub(crate) fn ancestor(&self, length: usize) -> Self {
        Self {
            file: self.file.clone(),
            tokens: self.tokens.first(length).clone(),
        }
    }

    /// This pointer, and those to the values that its value is within, from the inside out.
    pub(crate) fn outward(&self) -> impl Iterator<Item = Self> {
        let tokens = std::iter::successors(Some(&self.tokens), |tokens| tokens.before());
        tokens.map(|tokens| Self {
            file: self.file.clone(),
            tokens: tokens.clone(),
        })
    }

    /// Parses the form that a pointer is printed in; `None` for any other text.
    ///
    /// ```
    /// let pointer = codegen::Pointer::parse("#/paths/~1parcels~1%7Bid%7D").expect("a reference into this document");
    /// assert_eq!(pointer.tokens(), ["paths", "/parcels/{id}"]);
    /// assert_eq!(pointer.to_string(), "#/paths/~1parcels~1{id}");
    /// ```
    pub fn parse(text: &str) -> Option<Self> {
        let (path, fragment) = text.split_once('#')?;
        Some(Self {
            file: (!path.is_empty()).then(|| decoded(path).into()),
            tokens: tokens(fragment)?
                .into_iter()
                .fold(Tokens::default(), |tokens, token| tokens.and(token)),
        })
    }

    /// The file that it points into, by its path relative to the document's folder; `None` for the document itself.
    pub fn file(&self) -> Option<&str> {
        self.file.as_deref()
    }

    /// The same as [`file`](Self::file()), shared.
    pub(crate) fn shared_file(&self) -> Option<Arc<str>> {
        self.file.clone()
    }

    /// The unescaped keys and indices from the root down.
    pub fn tokens(&self) -> Vec<&str> {
        self.tokens.to_vec()
    }

    /// The number of tokens.
    pub(crate) fn depth(&self) -> usize {
        self.tokens.len()
    }

    /// The path of the file that it points into; `document` is that of the document's own file.
    pub fn path(&self, document: &str) -> String {
        self.file()
            .map_or_else(|| document.to_owned(), |file| file_next_to(document, file))
    }

    /// The last token, or else the name of the file without its folder and extension.
    pub(crate) fn name(&self) -> &str {
        self.tokens.last().unwrap_or_else(|| self.file_name())
    }

    /// The name of the file without its folder and extension; empty for the document itself.
    pub(crate) fn file_name(&self) -> &str {
        let path = self.file().unwrap_or_default();
        let name = path.rsplit_once('/').map_or(path, |(_, name)| name);
        name.split_once('.').map_or(name, |(name, _)| name)
    }

    /// Whether this pointer is `ancestor` or points to a descendant of it.
    pub(crate) fn is_within(&self, ancestor: &Pointer) -> bool {
        self.file == ancestor.file && *self.tokens.first(ancestor.depth()) == ancestor.tokens
    }
}

/// The path of a file that is `relative` to the folder of a document: a path, or `REV:path` for a Git revision.
pub fn file_next_to(document: &str, relative: &str) -> String {
    let end = document.rfind(['/', '\\']).or_else(|| document.find(':'));
    let folder = end.map_or("", |end| &document[..=end]);
    format!("{folder}{relative}")
}

/// The tokens of a pointer in the fragment of a URI.
pub(super) fn tokens(fragment: &str) -> Option<Vec<SmolStr>> {
    if fragment.is_empty() {
        return Some(Vec::new());
    }
    let path = decoded(fragment.strip_prefix('/')?);
    let unescape = |token: &str| match token.contains('~') {
        true => token.replace("~1", "/").replace("~0", "~").into(),
        false => SmolStr::new(token),
    };
    Some(path.split('/').map(unescape).collect())
}

/// A part of a URI without percent-encoding. One that does not decode to UTF-8 was not percent-encoded.
pub(super) fn decoded(part: &str) -> String {
    let decoded = percent_decode_str(part).decode_utf8();
    decoded.unwrap_or(part.into()).into_owned()
}

/// The child of a list or mapping.
pub(crate) fn child<'d>(value: &'d Value, token: &str) -> Option<&'d Value> {
    match value {
        Value::Array(items) => items.get(token.parse::<usize>().ok()?),
        Value::Object(entries) => entries.get(token),
        _ => None,
    }
}

/// The same as [`child`], to change the value.
pub(crate) fn child_mut<'v>(value: &'v mut Value, token: &str) -> Option<&'v mut Value> {
    match value {
        Value::Object(entries) => entries.get_mut(token),
        Value::Array(items) => items.get_mut(token.parse::<usize>().ok()?),
        _ => None,
    }
}

impl fmt::Display for Pointer {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        if let Some(file) = &self.file {
            f.write_str(&file.replace('%', "%25").replace('#', "%23"))?;
        }
        f.write_str("#")?;
        for token in self.tokens() {
            let escaped = token.replace('~', "~0").replace('/', "~1");
            write!(f, "/{}", escaped.replace('%', "%25"))?;
        }
        Ok(())
    }
}

impl Serialize for Pointer {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(self)
    }
}
