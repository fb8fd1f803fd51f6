//! Generated crates, compiled by Cargo.

mod cargo;
mod decoding_program;
mod doc_examples;
mod member;
mod workspace;

pub use cargo::{cargo, check};
pub use decoding_program::decoding_program;
pub use member::Member;
pub use workspace::Workspace;
