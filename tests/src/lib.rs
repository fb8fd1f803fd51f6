//! What the cross-package tests share.

mod compile;
mod fault_server;
mod faulty;
pub mod fuzz;
pub mod grow;
mod look;
mod no_wait;
mod rustdoc;
mod server;
mod spec;
mod xtask;

pub use compile::{Crate, compile};
pub use fault_server::{Fault, FaultServer, Moment};
pub use faulty::{Faulty, What};
pub use look::program;
pub use no_wait::NoWait;
pub use rustdoc::{code_blocks, doc_programs, item_docs};
pub use server::{Answer, Received, Server};
pub use spec::{Spec, SpecOperation};
pub use xtask::xtask;

/// The programs in the README compile.
#[cfg(doctest)]
#[doc = include_str!("../../README.md")]
struct Readme;
