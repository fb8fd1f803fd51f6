//! Helpers that tests of different packages share.

mod documents;
pub mod evolution;
mod fault_server;
mod faulty;
mod files;
pub mod fuzz;
pub mod generated;
mod no_wait;
mod rustdoc;
mod server;
mod spec;
mod xtask;

pub use documents::{
    fixture, fixtures, generate, lower, own_document, reference_documents, reference_folder,
};
pub use fault_server::{Fault, FaultServer, Moment};
pub use faulty::{Faulty, What};
pub use files::{entries, files_in, package, read, repository, stem, write};
pub use no_wait::NoWait;
pub use rustdoc::{code_blocks, doc_programs, item_docs};
pub use server::{Answer, Received, Server};
pub use spec::{Spec, SpecOperation};
pub use xtask::{printed, xtask, xtask_command};

/// The programs in the README compile.
#[cfg(doctest)]
#[doc = include_str!("../../README.md")]
struct Readme;
