//! Helpers that tests of different packages share.

pub mod architecture;
mod client;
mod documents;
pub mod evolution;
mod failing_disk;
mod files;
pub mod fuzz;
pub mod generated;
mod http1;
pub mod http2;
mod instant_transport;
mod raised;
mod repeated_document;
mod rustdoc;
mod scripted_server;
mod server;
mod server_stream;
mod spec;
mod xtask;
mod yaml;

pub use client::{SERVICE_SID, TestResult, client_builder};
pub use documents::{
    analyze_files, changed_documents, corrections, earlier_files, fixture, fixtures, generate,
    located_types, lower, own_api, own_document, reference_documents, reference_folder,
};
pub use failing_disk::{FailingDisk, Failure};
pub use files::{entries, files_in, kept_folder, package, read, repository, stem, write};
pub use instant_transport::InstantTransport;
pub use raised::raised;
pub use repeated_document::repeated_document;
pub use rustdoc::{code_blocks, doc_programs, item_docs};
pub use scripted_server::{Behavior, Event, ScriptedServer};
pub use server::{ReceivedRequest, Server, ServerResponse};
pub use server_stream::{ServerStream, StreamEnd};
pub use spec::{Spec, SpecOperation, list, map, text};
pub use xtask::{Run, run, xtask, xtask_command};
pub use yaml::{parse_yaml, to_yaml};

/// The programs in the README compile.
#[cfg(doctest)]
#[doc = include_str!("../../README.md")]
struct Readme;
