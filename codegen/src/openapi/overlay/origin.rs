use indexmap::IndexMap;
use serde_json::Value;

use crate::source::{Origins, Pointer};

/// Where a value and everything in it was written: in the document or in an overlay.
#[derive(Clone, Debug)]
pub(super) struct OriginTree {
    origin: Pointer,
    /// By key or index; `None` if all of them were written within this value.
    children: Option<IndexMap<String, OriginTree>>,
}

impl From<Pointer> for OriginTree {
    fn from(origin: Pointer) -> Self {
        Self {
            origin,
            children: None,
        }
    }
}

impl OriginTree {
    /// The origin of the value at `tokens`.
    pub(super) fn find(&self, tokens: &[&str]) -> Pointer {
        let Some((first, rest)) = tokens.split_first() else {
            return self.origin.clone();
        };
        let children = self.children.as_ref();
        match children.and_then(|children| children.get(*first)) {
            Some(child) => child.find(rest),
            None => self.origin.descend(tokens),
        }
    }

    /// The origins of a child of `value`, whose origins these are.
    pub(super) fn child(&mut self, value: &Value, token: &str) -> &mut OriginTree {
        let origin = self.origin.child(token);
        let children = self.children(value);
        children
            .entry(token.to_owned())
            .or_insert_with(|| origin.into())
    }

    /// Records the origin of a new child of `value`.
    pub(super) fn insert(&mut self, value: &Value, token: String, origin: Pointer) {
        self.children(value).insert(token, origin.into());
    }

    /// Forgets a child of `value`; later items of a list move up.
    pub(super) fn remove(&mut self, value: &Value, token: &str) {
        let children = self.children(value);
        children.shift_remove(token);
        if value.is_array() {
            let moved = std::mem::take(children).into_values().enumerate();
            *children = moved
                .map(|(index, child)| (index.to_string(), child))
                .collect();
        }
    }

    /// Lists the children of `value`, so that they can be changed one by one.
    fn children(&mut self, value: &Value) -> &mut IndexMap<String, OriginTree> {
        self.children.get_or_insert_with(|| {
            let tokens: Vec<String> = match value {
                Value::Object(entries) => entries.keys().cloned().collect(),
                Value::Array(items) => (0..items.len()).map(|index| index.to_string()).collect(),
                _ => Vec::new(),
            };
            let child = |token: String| {
                let origin = self.origin.child(&token);
                (token, origin.into())
            };
            tokens.into_iter().map(child).collect()
        })
    }

    /// Notes each place below `place` whose value was not written there.
    pub(super) fn collect(&self, place: &Pointer, origins: &mut Origins) {
        for (token, child) in self.children.iter().flatten() {
            let place = place.child(token);
            if child.origin != self.origin.child(token) {
                origins.insert(place.clone(), child.origin.clone());
            }
            child.collect(&place, origins);
        }
    }
}
