//! Generated crates, compiled by Cargo.

mod broken_uses;
mod cargo;
mod decoding_program;
mod doc_examples;
mod member;
mod uses;
mod workspace;

pub use broken_uses::broken_uses;
pub use cargo::{cargo, compile, run_program};
pub use decoding_program::{decoding_program, rust_type};
pub use member::Member;
pub use uses::Use;
pub use workspace::Workspace;
