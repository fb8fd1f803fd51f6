//! What the tools work with.

use std::sync::{Arc, OnceLock};

use crate::calls::Calls;
use crate::index::Index;
use crate::search::Search;

/// The reference, the search over it, and the calls if any are offered.
pub(crate) struct Tools {
    pub(crate) index: Arc<Index>,
    search: OnceLock<Search>,
    /// The greatest size of a result, in bytes.
    pub(crate) limit: usize,
    pub(crate) calls: Option<Calls>,
}

impl Tools {
    pub(crate) fn new(index: Arc<Index>, limit: usize, calls: Option<Calls>) -> Self {
        Self {
            index,
            search: OnceLock::new(),
            limit,
            calls,
        }
    }

    /// The search, which is made when it is first asked for.
    pub(crate) fn search(&self) -> &Search {
        self.search.get_or_init(|| Search::new(&self.index))
    }
}
