//! Generated crates, compiled by Cargo.

mod cargo;
mod decoding_program;
mod doc_examples;
mod member;
mod workspace;

pub use cargo::{build, cargo, run_program};
pub use decoding_program::decoding_program;
pub use member::Member;
pub use workspace::Workspace;
