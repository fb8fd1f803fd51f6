//! Takes over the facts of an upstream document into one of our own, whose words and examples stay.

mod adopt;
mod merge;
mod shared;
mod words;

pub(crate) use merge::merge;
