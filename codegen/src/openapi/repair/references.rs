use serde_json::Value;

use crate::source::{Pointer, Sources};

/// The number of references that are followed from one to the next.
const LIMIT: usize = 32;

/// A value of a document or one of its files, and its location.
#[derive(Clone)]
pub(super) struct Located<'s> {
    pub(super) value: &'s Value,
    pub(super) at: Pointer,
}

impl<'s> Located<'s> {
    /// The value of a keyword.
    pub(super) fn get(&self, keyword: &str) -> Option<Self> {
        Some(Self {
            value: self.value.get(keyword)?,
            at: self.at.child(keyword),
        })
    }

    /// The items of the list that is the value of a keyword.
    pub(super) fn items(&self, keyword: &str) -> impl Iterator<Item = Self> + use<'s> {
        let at = self.at.child(keyword);
        let items = self.value.get(keyword).and_then(Value::as_array);
        let items = items.into_iter().flatten().enumerate();
        items.map(move |(index, value)| Self {
            value,
            at: at.child(index),
        })
    }

    /// The value of a keyword that is a string.
    pub(super) fn text(&self, keyword: &str) -> Option<&'s str> {
        self.value.get(keyword)?.as_str()
    }

    /// The value that a reference leads to, or the value itself.
    pub(super) fn resolved(self, sources: &'s Sources) -> Self {
        let mut found = self;
        for _ in 0..LIMIT {
            let reference = found.text("$ref");
            match reference.and_then(|text| sources.target(text, &found.at)) {
                Some((value, at)) => found = Self { value, at },
                None => break,
            }
        }
        found
    }
}
