//! Operations of the SDK.

use super::{Docs, Field, Media, Place, Type};
use crate::Pointer;

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
    /// The server, where it is not [`Api::server`](super::Api::server).
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
    pub body: Option<Media>,
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

    /// The media type of the body of a request, if it has one.
    pub fn request_media_type(&self) -> Option<&str> {
        let usual = self.body?.default_media_type();
        Some(self.content_type.as_deref().unwrap_or(usual))
    }

    /// All example answers with their statuses and the types that they are of: successes, then errors.
    pub fn example_answers(&self) -> impl Iterator<Item = (u16, &Type, &Example)> {
        let successes = self.response_examples.iter();
        let successes = successes.map(|one| (one.status, &self.response, &one.example));
        let errors = self.errors.iter().flat_map(|error| {
            // A range, or `default`, has no number of its own.
            let status = error.status.parse().unwrap_or(400);
            let examples = error.examples.iter();
            examples.map(move |example| (status, &error.ty, example))
        });
        successes.chain(errors)
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
    /// Example bodies of an error; those of successes are in [`Operation::response_examples`].
    pub examples: Vec<Example>,
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
