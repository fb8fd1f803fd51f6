//! How each keyword of a document is used, and whether each example matches its type.

mod conformance;
mod summary;

pub use conformance::{Answer, Outcome, Stray};
pub use summary::{Counts, Coverage, KeywordCount, Untyped, coverage};
