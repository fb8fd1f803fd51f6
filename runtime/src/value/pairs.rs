//! Names and values in queries, cookies and forms.

/// Encoded names and values in a query, a cookie or a form.
#[derive(Default)]
pub(crate) struct Pairs {
    text: String,
    /// The names of pairs that are not added, because others take their place.
    replaced: Vec<String>,
}

/// The capacity for the first pairs, so that the text of most requests needs not grow.
const USUAL_LENGTH: usize = 256;

impl Pairs {
    /// Ignores the pairs with these encoded names.
    pub(crate) fn replacing(names: Vec<String>) -> Self {
        Self {
            text: String::new(),
            replaced: names,
        }
    }

    /// Adds a pair, whose name and value are written by functions.
    pub(crate) fn add(&mut self, name: impl FnOnce(&mut String), value: impl FnOnce(&mut String)) {
        let length = self.text.len();
        if length == 0 {
            self.text.reserve(USUAL_LENGTH);
        } else {
            self.text.push('&');
        }
        let start = self.text.len();
        name(&mut self.text);
        if self.replaced.iter().any(|name| *name == self.text[start..]) {
            return self.text.truncate(length);
        }
        self.text.push('=');
        value(&mut self.text);
    }

    /// Adds pairs whose names are among those that are ignored.
    pub(crate) fn add_replacements(&mut self, add: impl FnOnce(&mut Self)) {
        let replaced = std::mem::take(&mut self.replaced);
        add(self);
        self.replaced = replaced;
    }

    /// Returns the pairs, joined by `&`.
    pub(crate) fn into_text(self) -> String {
        self.text
    }
}
