//! What the cross-package tests share.

mod fault_server;
mod no_wait;
mod server;
mod spec;
mod xtask;

pub use fault_server::{Fault, FaultServer, Moment};
pub use no_wait::NoWait;
pub use server::{Answer, Received, Server};
pub use spec::{Spec, SpecOperation};
pub use xtask::xtask;

/// The programs in the README compile.
#[cfg(doctest)]
#[doc = include_str!("../../README.md")]
struct Readme;
