//! What the cross-package tests share.

mod server;
mod spec;

pub use server::{Answer, Received, Server};
pub use spec::{Spec, SpecOperation};
