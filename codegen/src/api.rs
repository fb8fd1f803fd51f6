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
    /// A string or a number with known values.
    Enum(Enum),
    /// One of several types.
    Union(Union),
}

impl TypeDef {
    /// The Rust name.
    pub fn name(&self) -> &str {
        match self {
            TypeDef::Struct(def) => &def.name,
            TypeDef::Enum(def) => &def.name,
            TypeDef::Union(def) => &def.name,
        }
    }

    /// Where it is in the document.
    pub fn pointer(&self) -> &Pointer {
        match self {
            TypeDef::Struct(def) => &def.pointer,
            TypeDef::Enum(def) => &def.pointer,
            TypeDef::Union(def) => &def.pointer,
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
    /// The type of the properties that it does not name, if the document says something of them.
    pub rest: Option<Type>,
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
    /// Why not to use it, where the document advises against it.
    pub deprecated: Option<String>,
    /// Whether only the server gives it a value.
    pub read_only: bool,
    /// How a parameter of this kind is written.
    pub style: Style,
}

/// How a list or an object is written where there is only text: OpenAPI's `style` and `explode`.
///
/// The examples are the list `3`, `4` and the object `{"R": 100, "G": 200}`, of the name `color`.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Style {
    /// `color=3&color=4`, in headers and paths `3,4`; an object as JSON text.
    #[default]
    Plain,
    /// `3,4` and `R,100,G,200`
    Comma,
    /// `3 4` and `R 100 G 200`
    Space,
    /// `3|4` and `R|100|G|200`
    Pipe,
    /// `color[0]=3&color[1]=4` and `color[R]=100&color[G]=200`
    Deep,
    /// `R=100&G=200`
    Spread,
    /// `R=100,G=200`
    Pairs,
    /// JSON text
    Json,
    /// `.3.4` and `.R.100.G.200`
    Label,
    /// `.3.4` and `.R=100.G=200`
    LabelPairs,
    /// `;color=3,4` and `;color=R,100,G,200`
    Matrix,
    /// `;color=3;color=4` and `;R=100;G=200`
    MatrixPairs,
}

/// A string or a whole number with known values, open to others.
#[derive(Clone, Debug, PartialEq)]
pub struct Enum {
    /// The Rust name.
    pub name: String,
    /// Where it is in the document.
    pub pointer: Pointer,
    /// What it is.
    pub docs: Docs,
    /// What the values are.
    pub repr: Repr,
    /// The known values, in the document's order.
    pub variants: Vec<Variant>,
}

/// What the values of an [`Enum`] are.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Repr {
    /// Text.
    String,
    /// Whole numbers of 64 bits.
    Integer,
}

/// A known value of an [`Enum`].
#[derive(Clone, Debug, PartialEq)]
pub struct Variant {
    /// The value on the wire.
    pub wire: String,
    /// The Rust name.
    pub name: String,
    /// What it means, if the document says so.
    pub docs: Docs,
}

/// One of several types, open to others.
#[derive(Clone, Debug, PartialEq)]
pub struct Union {
    /// The Rust name.
    pub name: String,
    /// Where it is in the document.
    pub pointer: Pointer,
    /// What it is.
    pub docs: Docs,
    /// What tells which of the types came.
    pub by: By,
    /// The types, each another one, in the document's order.
    pub variants: Vec<UnionVariant>,
}

/// What tells which type of a [`Union`] came.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum By {
    /// Whichever reads it best.
    Reading,
    /// The value of the property of that name on the wire.
    Property(String),
    /// The status of the answer.
    Status,
}

/// One type of a [`Union`].
#[derive(Clone, Debug, PartialEq)]
pub struct UnionVariant {
    /// The Rust name.
    pub name: String,
    /// The values that lead to it, of the property or the status.
    pub tags: Vec<String>,
    /// What it is.
    pub docs: Docs,
    /// The type.
    pub ty: Type,
}

/// The type of a value.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
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
    /// A whole number of 64 bits that is not negative.
    U64,
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
    /// A type that is large or holds itself, behind a pointer.
    Boxed(Box<Type>),
    /// A type, or nothing: an answer that can come without content.
    Optional(Box<Type>),
    /// A body as it is.
    Bytes,
    /// A file in a form.
    File,
    /// An answer that leads elsewhere.
    Redirect,
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
    /// What the server wants to be convinced by: one of these, each of one or several schemes together; empty if
    /// nothing.
    pub authorization: Vec<Vec<Scheme>>,
    /// Why not to use it, where the document advises against it.
    pub deprecated: Option<String>,
    /// The path parameters, in the order of the path.
    pub path_parameters: Vec<Field>,
    /// Everything else that a caller can say.
    pub params: Option<Params>,
    /// How the body of the request is written.
    pub body: Option<Body>,
    /// The media type of the body, where it is not the usual one.
    pub content_type: Option<String>,
    /// What a success answers.
    pub response: Type,
    /// The media type of that, where it is not JSON.
    pub accept: Option<String>,
    /// The successes that the document declares.
    pub successes: Vec<Response>,
    /// The errors that it declares.
    pub errors: Vec<Response>,
    /// Example bodies of the request.
    pub request_examples: Vec<Example>,
    /// The Rust name of the module for the examples of the successes.
    pub examples_name: String,
    /// Example bodies of the successes.
    pub response_examples: Vec<ResponseExample>,
}

impl Operation {
    /// All that a caller can say, in the order of the path and then of the document; those of the path have no
    /// [`Place`].
    pub fn parameters(&self) -> impl Iterator<Item = (Option<Place>, &Field)> {
        let path = self.path_parameters.iter().map(|field| (None, field));
        let named = self.params.iter().flat_map(|params| &params.parameters);
        path.chain(named.map(|parameter| (Some(parameter.place), &parameter.field)))
    }
}

/// A way to convince the server of who asks.
#[derive(Clone, Debug, PartialEq)]
pub struct Scheme {
    /// What is sent.
    pub kind: SchemeKind,
    /// What the document says of it.
    pub docs: Docs,
}

/// What is sent to convince the server.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum SchemeKind {
    /// A scheme of HTTP's `Authorization`, in lower case, such as `basic`.
    Http(String),
    /// A token by OAuth 2.0.
    OAuth2,
    /// A token by OpenID Connect.
    OpenIdConnect,
    /// A key in the query parameter of that name.
    QueryKey(String),
    /// A key in the header of that name.
    HeaderKey(String),
    /// A key in the cookie of that name.
    CookieKey(String),
}

/// A response that the document declares.
#[derive(Clone, Debug, PartialEq)]
pub struct Response {
    /// The status: `404`, `4XX` or `default`.
    pub status: String,
    /// When it comes.
    pub docs: Docs,
    /// The media type of its body, if it has one.
    pub media_type: Option<String>,
    /// What its body is.
    pub ty: Type,
    /// The headers that come with it.
    pub headers: Vec<Header>,
}

/// A header of a response.
#[derive(Clone, Debug, PartialEq)]
pub struct Header {
    /// The name.
    pub name: String,
    /// What it says.
    pub docs: Docs,
}

/// An example of a body, as the document gives it.
#[derive(Clone, Debug, PartialEq)]
pub struct Example {
    /// What the document calls it; the same name in request and response says that they belong together.
    pub name: String,
    /// Where the body is in the document.
    pub pointer: Pointer,
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
    /// The whole body.
    Body,
}

/// How the body of a request is written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Body {
    /// `application/x-www-form-urlencoded`.
    Form,
    /// `application/json`.
    Json,
    /// `multipart/form-data`.
    Multipart,
    /// Bytes or text as they are.
    Raw,
}
