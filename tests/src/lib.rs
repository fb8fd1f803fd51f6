//! What the cross-package tests share.

mod server;
mod spec;
mod xtask;

pub use server::{Answer, Received, Server};
pub use spec::{Spec, SpecOperation};
pub use xtask::xtask;

/// The programs in the READMEs compile.
#[cfg(doctest)]
#[doc = include_str!("../../README.md")]
#[doc = include_str!("../../generated/README.md")]
struct Readme;
