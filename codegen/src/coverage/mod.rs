//! How each keyword of a document is used, and whether each example matches its type.

mod conformance;
mod counts;
mod keywords;
mod report;
mod untyped;

pub use conformance::{ExampleConformance, Mismatch, Outcome};
pub use counts::Counts;
pub use keywords::KeywordCount;
pub use report::{Coverage, coverage};
pub use untyped::Untyped;
