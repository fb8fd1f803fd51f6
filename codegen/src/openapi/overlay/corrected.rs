use serde_json::Value;

use super::origin::OriginTree;
use crate::source::{Origins, Pointer, child, child_mut};

/// A document with its corrections, and where each of its values was written.
pub(super) struct Corrected {
    pub(super) value: Value,
    pub(super) origins: OriginTree,
}

impl From<Value> for Corrected {
    fn from(value: Value) -> Self {
        Self {
            value,
            origins: Pointer::root().into(),
        }
    }
}

impl Corrected {
    /// The value at `pointer`.
    pub(super) fn get(&self, pointer: &Pointer) -> Option<&Value> {
        let mut tokens = pointer.tokens().into_iter();
        tokens.try_fold(&self.value, |value, token| child(value, token))
    }

    /// Where the value at `pointer` was written.
    pub(super) fn origin(&self, pointer: &Pointer) -> Pointer {
        self.origins.find(&pointer.tokens())
    }

    /// The origins of everything that was not written in its place in the document.
    pub(super) fn origins(&self) -> Origins {
        let mut origins = Origins::default();
        self.origins.collect(&Pointer::root(), &mut origins);
        origins
    }

    /// The value at `pointer`, and its origins.
    pub(super) fn find(&mut self, pointer: &Pointer) -> Option<(&mut Value, &mut OriginTree)> {
        let mut found = (&mut self.value, &mut self.origins);
        for token in pointer.tokens() {
            let (value, origins) = found;
            let origins = origins.child(value, token);
            found = (child_mut(value, token)?, origins);
        }
        Some(found)
    }

    /// Removes the value at `pointer`; the document itself cannot be removed.
    pub(super) fn remove(&mut self, pointer: &Pointer) {
        let Some(depth) = pointer.depth().checked_sub(1) else {
            return;
        };
        let token = pointer.name();
        let Some((value, origins)) = self.find(&pointer.ancestor(depth)) else {
            return;
        };
        origins.remove(value, token);
        match value {
            Value::Object(entries) => {
                entries.shift_remove(token);
            }
            Value::Array(items) => {
                if let Ok(index) = token.parse::<usize>() {
                    items.remove(index);
                }
            }
            _ => {}
        }
    }
}
