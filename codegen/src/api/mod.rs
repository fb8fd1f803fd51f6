//! What an SDK consists of: plain data between the OpenAPI document and the Rust source.
//!
//! Everything is decided here (names, types, order, docs); whoever reads an [`Api`] only writes it down.
//! Rust names are ready for use, with `r#` where a keyword needs it.

mod field;
mod operation;
mod types;

pub use field::Field;
pub use operation::{
    Example, Header, Operation, Parameter, Params, Response, ResponseExample, Scheme, SchemeKind,
};
pub use twilio_runtime::{BodyEncoding as Media, ParameterLocation as Place, Style};
pub use types::{
    By, Enum, NextPage, Page, Repr, Struct, Type, TypeDef, Union, UnionVariant, Variant,
};

/// An SDK.
#[derive(Clone, Debug, PartialEq)]
pub struct Api {
    /// The document's title.
    pub title: String,
    /// What the API is, as Markdown.
    pub docs: Docs,
    /// The server that operations are sent to unless they name another.
    pub server: String,
    /// The SID types, by name.
    pub sids: Vec<Sid>,
    /// The modules, by name.
    pub modules: Vec<Module>,
}

/// Markdown, a paragraph (or a list) each.
pub type Docs = Vec<String>;

/// A file of the SDK: one resource, with its operations and types.
#[derive(Clone, Debug, PartialEq)]
pub struct Module {
    /// The Rust name.
    pub name: String,
    /// What is in it.
    pub docs: Docs,
    /// The operations: paths in the document's order, on each the methods in OpenAPI's.
    pub operations: Vec<Operation>,
    /// The types, in the document's order, inner ones after the one that they are part of.
    pub types: Vec<TypeDef>,
}

/// A string type for the identifiers of one kind of resource.
#[derive(Clone, Debug, PartialEq)]
pub struct Sid {
    /// The Rust name.
    pub name: String,
    /// What these identifiers start with, such as `VA`.
    pub prefix: String,
    /// What they identify.
    pub docs: Docs,
}
