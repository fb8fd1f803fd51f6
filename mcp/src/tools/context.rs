//! What the tools work with.

use std::sync::Arc;

use crate::calls::Calls;
use crate::index::Index;
use crate::search::Search;

/// The reference, the search over it, and the calls if any are offered.
pub(crate) struct Tools {
    pub(crate) index: Arc<Index>,
    pub(crate) search: Search,
    /// The greatest size of a result, in bytes.
    pub(crate) limit: usize,
    pub(crate) calls: Option<Calls>,
}
