//! The order of an object's properties.

use std::sync::LazyLock;

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
