//! The pages that were visited.

use std::collections::HashSet;
use std::collections::hash_map::RandomState;
use std::hash::BuildHasher as _;
use std::sync::Arc;

use http::Uri;

/// The URLs of the pages of a list so far, in eight bytes each. They are hashed with a random key, so that a server cannot
/// construct collisions. Clones share them until one of them changes.
#[derive(Clone, Default)]
pub(crate) struct VisitedUrls(Option<Arc<Hashes>>);

#[derive(Clone, Default)]
struct Hashes {
    key: RandomState,
    hashes: HashSet<u64>,
}

impl VisitedUrls {
    /// Adds a URL. Returns `false` if it was already visited.
    pub(crate) fn insert(&mut self, url: &Uri) -> bool {
        let visited = Arc::make_mut(self.0.get_or_insert_default());
        visited.hashes.insert(visited.key.hash_one(url.to_string()))
    }
}
