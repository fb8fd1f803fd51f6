//! Turns an OpenAPI 3.0 document into the source of a Rust SDK.
//!
//! Three steps, each plain data in and plain data out; nothing here touches the file system:
//!
//! 1. [`read`](read()) parses the text, YAML or JSON, into [`openapiv3::OpenAPI`];
//! 2. [`lower`](lower()) decides everything about the SDK (names, types, what is required, the docs) and
//!    says so in an [`api::Api`];
//! 3. [`emit`](emit()) writes that down as Rust, deciding nothing.
//!
//! [`generate`] is the three in a row:
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

pub mod api;
mod code;
mod diagnostic;
mod emit;
mod lower;
mod markdown;
mod pointer;
mod read;
mod runtime;

pub use code::Code;
pub use diagnostic::{Diagnostic, Diagnostics, Location};
pub use emit::{Call, File, HEADER, call, emit};
pub use lower::lower;
pub use pointer::Pointer;
pub use read::read;

/// Generates the files of an SDK's `src` folder from the text of an OpenAPI document.
///
/// # Errors
///
/// Everything that is wrong with the document, or that it uses and this generator does not support
/// yet, each with its place.
pub fn generate(text: &str) -> Result<Vec<File>, Diagnostics> {
    let document = read(text)?;
    let api = lower(&document).map_err(|faults| faults.located_in(text))?;
    Ok(emit(&api))
}
