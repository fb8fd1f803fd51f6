//! The order of an object's properties.

use std::sync::{LazyLock, OnceLock};

use serde_json::Map;

/// Whether the feature `preserve_order` of `serde_json` is enabled, so that objects have the order in which their
/// properties were set; otherwise, the order is alphabetical.
static IS_PRESERVED: LazyLock<bool> = LazyLock::new(|| {
    let mut map = Map::new();
    map.insert("b".to_owned(), crate::Json::Null);
    map.insert("a".to_owned(), crate::Json::Null);
    map.keys().next().is_some_and(|first| first == "b")
});

/// Returns whether the order of properties is the alphabetical one.
pub(crate) fn is_alphabetical() -> bool {
    !*IS_PRESERVED
}

/// The order in which the fields of a type are sent, which is found when a value is first sent.
#[derive(Debug, Default)]
pub struct FieldOrder(OnceLock<Box<[usize]>>);

impl FieldOrder {
    /// Creates an order that is not known yet.
    pub const fn new() -> Self {
        Self(OnceLock::new())
    }

    /// Returns the indices of so many fields in the order of their names, or as they are if that order is preserved.
    pub(crate) fn indices<'a>(&self, count: usize, name: impl Fn(usize) -> &'a str) -> &[usize] {
        self.0.get_or_init(|| {
            let mut indices: Box<[usize]> = (0..count).collect();
            if is_alphabetical() {
                indices.sort_unstable_by_key(|index| name(*index));
            }
            indices
        })
    }
}
