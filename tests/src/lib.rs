//! What the cross-package tests share.

mod compile;
mod doc_programs;
mod faulty;
pub mod fuzz;
pub mod grow;
mod server;
mod spec;

pub use compile::{Crate, compile};
pub use doc_programs::doc_programs;
pub use faulty::{Faulty, What};
pub use server::{Answer, Received, Server};
pub use spec::{Spec, SpecOperation};

/// The programs in the READMEs compile.
#[cfg(doctest)]
#[doc = include_str!("../../README.md")]
#[doc = include_str!("../../generated/README.md")]
struct Readme;
