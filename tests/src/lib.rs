//! What the cross-package tests share.

mod server;
mod spec;

pub use server::{Answer, Received, Server};
pub use spec::{Spec, SpecOperation};

/// The programs in the READMEs compile.
#[cfg(doctest)]
#[doc = include_str!("../../README.md")]
#[doc = include_str!("../../generated/README.md")]
struct Readme;
