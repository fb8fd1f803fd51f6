//! What an SDK consists of: plain data between the OpenAPI document and the Rust source.
//!
//! Everything is decided here (names, types, order, docs); whoever reads an [`Api`] only writes it down.
//! Rust names are ready for use, with `r#` where a keyword needs it.

use crate::Pointer;

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

/// A type of its own.
#[derive(Clone, Debug, PartialEq)]
pub enum TypeDef {
    /// An object with properties.
    Struct(Struct),
    /// A string with known values.
    Enum(Enum),
}

impl TypeDef {
    /// The Rust name.
    pub fn name(&self) -> &str {
        match self {
            TypeDef::Struct(def) => &def.name,
            TypeDef::Enum(def) => &def.name,
        }
    }
}

/// An object with properties.
#[derive(Clone, Debug, PartialEq)]
pub struct Struct {
    /// The Rust name.
    pub name: String,
    /// Where it is in the document.
    pub pointer: Pointer,
    /// What it is.
    pub docs: Docs,
    /// Whether users make values of it, for a request.
    pub sent: bool,
    /// The properties, in the document's order.
    pub fields: Vec<Field>,
    /// What makes it a page of a list, if it is one.
    pub page: Option<Page>,
}

/// What makes an object a page of a list.
#[derive(Clone, Debug, PartialEq)]
pub struct Page {
    /// The Rust name of the field with the items.
    pub items: String,
    /// The type of an item.
    pub item: Type,
    /// Where the next page is.
    pub next: NextPage,
}

/// Where a page says what comes after it: the names on the wire that lead there.
#[derive(Clone, Debug, PartialEq)]
pub enum NextPage {
    /// A link.
    Link(Vec<String>),
    /// A token, and the query parameter that takes it.
    Token {
        /// Where the token is.
        at: Vec<String>,
        /// The parameter's name on the wire.
        parameter: String,
    },
}

/// A property or a parameter.
#[derive(Clone, Debug, PartialEq)]
pub struct Field {
    /// The name in the document and on the wire.
    pub wire: String,
    /// The Rust name.
    pub name: String,
    /// Where it is in the document.
    pub pointer: Pointer,
    /// What it is.
    pub docs: Docs,
    /// Its type, when it is there.
    pub ty: Type,
    /// Whether it is always there.
    pub required: bool,
    /// Whether its value is kept out of `Debug`: personal data, or a secret.
    pub redacted: bool,
    /// Whether the document advises against it.
    pub deprecated: bool,
}

/// A string with known values, open to others.
#[derive(Clone, Debug, PartialEq)]
pub struct Enum {
    /// The Rust name.
    pub name: String,
    /// Where it is in the document.
    pub pointer: Pointer,
    /// What it is.
    pub docs: Docs,
    /// The known values, in the document's order.
    pub variants: Vec<Variant>,
}

/// A known value of an [`Enum`].
#[derive(Clone, Debug, PartialEq)]
pub struct Variant {
    /// The value on the wire.
    pub wire: String,
    /// The Rust name.
    pub name: String,
}

/// The type of a value.
#[derive(Clone, Debug, PartialEq)]
pub enum Type {
    /// Nothing: an answer without content.
    Unit,
    /// Text.
    String,
    /// True or false.
    Bool,
    /// A whole number of 32 bits.
    I32,
    /// A whole number of 64 bits.
    I64,
    /// A number.
    F64,
    /// A point in time, as text of several forms.
    DateTime,
    /// A calendar date, as text.
    Date,
    /// Any JSON value.
    Json,
    /// The [`Sid`] of that name.
    Sid(String),
    /// The [`TypeDef`] of that name.
    Named(String),
    /// Several of a type.
    Vec(Box<Type>),
    /// Several of a type, by name.
    Map(Box<Type>),
    /// A type that holds itself, behind a pointer.
    Boxed(Box<Type>),
}

/// One method on one path.
#[derive(Clone, Debug, PartialEq)]
pub struct Operation {
    /// The `operationId`.
    pub id: String,
    /// The Rust name of the `Client` method.
    pub name: String,
    /// The Rust name of the static that describes it.
    pub static_name: String,
    /// Where it is in the document.
    pub pointer: Pointer,
    /// What it does.
    pub docs: Docs,
    /// The HTTP method, in upper case.
    pub method: String,
    /// The path template.
    pub path: String,
    /// The server, where it is not [`Api::server`].
    pub server: Option<String>,
    /// Whether requests carry credentials.
    pub credentials: bool,
    /// Whether the document advises against it.
    pub deprecated: bool,
    /// The path parameters, in the order of the path.
    pub path_parameters: Vec<Field>,
    /// Everything else that a caller can say.
    pub params: Option<Params>,
    /// How the body of the request is written.
    pub body: Option<Body>,
    /// What a success answers.
    pub response: Type,
    /// Example bodies of the request.
    pub request_examples: Vec<Example>,
    /// The Rust name of the module for the examples of the successes.
    pub examples_name: String,
    /// Example bodies of the successes.
    pub response_examples: Vec<ResponseExample>,
}

/// An example of a body, as the document gives it.
#[derive(Clone, Debug, PartialEq)]
pub struct Example {
    /// What the document calls it; the same name in request and response says that they belong together.
    pub name: String,
    /// The body; of a form, its fields as an object.
    pub value: serde_json::Value,
}

/// An example of a response.
#[derive(Clone, Debug, PartialEq)]
pub struct ResponseExample {
    /// The Rust name of the constant that holds it.
    pub const_name: String,
    /// The status code; 200 where the document leaves it open.
    pub status: u16,
    /// The body.
    pub example: Example,
}

/// The parameter struct of an operation.
#[derive(Clone, Debug, PartialEq)]
pub struct Params {
    /// The Rust name.
    pub name: String,
    /// The parameters, in the document's order.
    pub parameters: Vec<Parameter>,
}

/// A parameter, other than in the path, or a property of the body.
#[derive(Clone, Debug, PartialEq)]
pub struct Parameter {
    /// Where in the request it goes.
    pub place: Place,
    /// The rest of it.
    pub field: Field,
}

/// Where in a request a parameter goes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Place {
    /// The query string.
    Query,
    /// A header.
    Header,
    /// The `Cookie` header.
    Cookie,
    /// A field of the form body.
    Form,
    /// A property of the JSON body.
    Json,
    /// The whole JSON body.
    Body,
}

/// How the body of a request is written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Body {
    /// `application/x-www-form-urlencoded`.
    Form,
    /// `application/json`.
    Json,
}
