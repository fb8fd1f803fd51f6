//! Decodes the example responses of a document as the generated crate does, and finds the values that do not match
//! their schemas.
//!
//! The rules of decoding are those of the runtime: [`value`] implements its traits for types that are known only at run
//! time, [`comparison`] compares the JSON of an example with the value decoded from it.

mod comparison;
mod example;
mod mismatch;
mod position;
mod shapes;
mod value;
mod wording;

pub use example::ExampleConformance;
pub(crate) use example::check_examples;
pub use mismatch::{Mismatch, Outcome};
