//! Turns an OpenAPI 3.0 document into the source of a Rust SDK.
//!
//! Three steps, each plain data in and plain data out; nothing here touches the file system:
//!
//! 1. [`read`](read()) parses the text, YAML or JSON, into a [`Document`];
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
mod backend;
mod coverage;
mod diagnostic;
mod lower;
mod openapi;
mod source;

use api::Api;
pub use backend::rust_sdk::{Call, Extras, File, Guide, HEADER, Samples, call, emit};
pub use backend::rust_sdk::{RUNTIME, manifest, package_name};
pub use coverage::{Answer, Counts, Coverage, KeywordUse, Outcome, Stray, Untyped, coverage};
pub use diagnostic::{Code, Diagnostic, Diagnostics, Level, UnknownCode};
pub use lower::lower;
pub use openapi::{Document, Entry, Fate, Ledger, read};
pub use source::{Location, Pointer};

/// Generates the files of an SDK's `src` folder from the text of an OpenAPI document.
///
/// This is [`examine`] and [`emit`](emit()) for those who have no use for warnings, and no docs by hand.
///
/// # Errors
///
/// Everything that is wrong with the document, or that it uses and this generator does not support
/// yet, each with its place; warnings too.
pub fn generate(text: &str) -> Result<Vec<File>, Diagnostics> {
    let examined = examine(text);
    examined
        .api
        .map(|api| emit(&api, &Extras::default()))
        .ok_or(examined.diagnostics)
}

/// What there is to say of a document.
pub struct Examined {
    /// What the SDK for it looks like; none if the document has errors.
    pub api: Option<Api>,
    /// What becomes of each of its keywords; empty if the text could not be read at all.
    pub ledger: Ledger,
    /// What is wrong with it, and what may be.
    pub diagnostics: Diagnostics,
    document: Option<Document>,
    map: source::SourceMap,
}

/// Reads a document, decides what the SDK for it looks like, and says all that there is to say of it: the errors
/// that keep it from being used, the warnings, and what becomes of each keyword.
///
/// ```
/// let examined = codegen::examine(r##"
/// openapi: 3.0.3
/// info: { title: Parcels, version: '1' }
/// servers: [{ url: https://parcels.example.com }]
/// paths:
///   /parcels:
///     post:
///       operationId: CreateParcel
///       sumary: Send a parcel
///       responses: { '204': { description: Sent } }
/// "##);
/// assert!(examined.api.is_some());
/// let warning = examined.diagnostics.iter().next().expect("a keyword is misspelled");
/// assert_eq!(warning.level(), codegen::Level::Warning);
/// assert_eq!(warning.help.as_deref(), Some("did you mean `summary`?"));
/// ```
pub fn examine(text: &str) -> Examined {
    let reading = openapi::Reading::new(text);
    let mut found = reading.found;
    let mut ledger = reading.ledger;
    let lowered = reading.document.as_ref().map(lower);
    let mut api = None;
    match lowered {
        Some(Ok(lowered)) if !found.has_errors() => api = Some(lowered),
        Some(Err(faults)) => found.extend(faults),
        _ => {}
    }
    ledger.refuse(&found);
    Examined {
        api,
        ledger,
        diagnostics: found.located(&reading.map),
        document: reading.document,
        map: reading.map,
    }
}
