//! Turns an OpenAPI document into the source of a Rust SDK.
//!
//! Text in, plain data out: nothing here touches the file system. [`analyze`] reads a document and decides everything
//! about the SDK (names, types, what is required), which is the model in [`api`]; [`rust_sdk::render`] renders the model as
//! Rust. [`generate`] does both:
//!
//! ```
//! let files = codegen::generate(r##"
//! openapi: 3.0.3
//! info: { title: Pets, version: '1' }
//! servers: [{ url: https://pets.example.com }]
//! paths:
//!   /pets/{id}:
//!     delete:
//!       operationId: DeletePet
//!       parameters: [{ name: id, in: path, required: true, schema: { type: string } }]
//!       responses: { '204': { description: Gone } }
//! "##)?;
//! let pets = files.iter().find(|file| file.path == "pets.rs").expect("a module for the path");
//! assert!(pets.source.contains("pub fn delete_pet("));
//! # Ok::<(), codegen::Diagnostics>(())
//! ```

mod analysis;
pub mod api;
mod backend;
mod coverage;
mod diagnostic;
pub mod diff;
mod lower;
mod markdown;
mod openapi;
mod pipeline;
mod scc;
mod source;
mod twilio;
mod upstream;

pub use analysis::Analysis;
pub use backend::reference::{Page, PageKind, Reference};
pub use backend::rust_sdk::{RUNTIME, manifest, package_name};
pub use backend::{
    Call, CrateContext, File, Guide, History, JSON_HEADER, MARKDOWN_HEADER, RUST_HEADER,
    RecordedChange, Release, Samples, YAML_HEADER, call, reference, rust_sdk,
};
pub use coverage::{
    Counts, Coverage, ExampleConformance, KeywordCount, Mismatch, Outcome, Untyped, coverage,
};
pub use diagnostic::{Code, Diagnostic, Diagnostics, Level, UnknownCode};
pub use openapi::overlay::AppliedAction;
pub use openapi::{KeywordOccurrence, KeywordUsage, Usage};
pub use pipeline::{
    Input, analyze, analyze_files, apply_overlay, compare, compare_corrected, generate,
    render_with_reference, take_over,
};
pub use source::{Location, Pointer, ReadFile, file_next_to};
