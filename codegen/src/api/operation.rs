//! Operations and their parameters.

use serde::Serialize;

use super::{
    BodyEncoding, Deprecation, Docs, Effect, Example, Field, Method, ParameterLocation, Response,
    RustName, SecurityRequirement, Server, Style, Type, TypeRef,
};
use crate::source::Pointer;

/// One method on one path.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Operation {
    /// The `operationId`, or the one made of method and path where the document has none. That of an operation for a
    /// further body ends with the media type.
    pub id: String,
    /// The Rust name of the `Client` method.
    pub name: RustName,
    /// The Rust name of the static that describes it.
    pub static_name: RustName,
    /// The Rust name of the module with its example responses.
    pub examples_module: String,
    /// Its location in the document.
    pub pointer: Pointer,
    /// The document's summary and description.
    #[serde(skip_serializing_if = "Docs::is_empty")]
    pub docs: Docs,
    /// Words that readers may search for, which are in no name.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub search_terms: Vec<String>,
    /// The tags, as the document has them.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub tags: Vec<String>,
    /// The HTTP method.
    pub method: Method,
    /// What a request does to others than its sender.
    pub effect: Effect,
    /// The path template, percent-encoded outside of braces. It can have a query.
    pub path: String,
    /// The server, where it is not the API's.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub server: Option<Server>,
    /// Whether requests carry the client's credentials.
    pub uses_credentials: bool,
    /// The alternatives that satisfy the server, in the document's order; none if it requires nothing.
    pub security: Vec<SecurityRequirement>,
    /// Present if the document deprecates it.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub deprecated: Option<Deprecation>,
    /// The path parameters, in the order of the path.
    pub path_parameters: Vec<Field>,
    /// All other parameters, and the body.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub params: Option<Params>,
    /// The request body.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub body: Option<RequestBody>,
    /// The type of a success. `ty` is [`Type::Unit`] where no success has a body.
    pub response: TypeRef,
    /// Whether a success can come without a body although `response` has a type.
    pub response_optional: bool,
    /// The parameter that is set to `true` so that the response is a stream, by its name on the wire.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub stream_flag: Option<String>,
    /// The method that sends the same request and returns a stream, or does not.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub counterpart: Option<RustName>,
    /// The media types that the SDK accepts for a success.
    pub accept: Vec<String>,
    /// The declared successes.
    pub successes: Vec<Response>,
    /// The declared errors.
    pub errors: Vec<Response>,
}

impl Operation {
    /// All parameters: those of the path in its order, then the others in the document's order.
    pub fn parameters(&self) -> impl Iterator<Item = (ParameterLocation, &Field)> {
        let fields = self.path_parameters.iter();
        let in_path = fields.map(|field| (ParameterLocation::Path, field));
        let others = self.params.iter().flat_map(|params| &params.parameters);
        in_path.chain(others.map(|parameter| (parameter.location, &parameter.field)))
    }

    /// The parameter struct, unless it is that of another operation.
    pub fn own_params(&self) -> Option<&Params> {
        self.params.as_ref().filter(|params| !params.is_shared)
    }

    /// All declared responses, successes first.
    pub fn responses(&self) -> impl Iterator<Item = &Response> {
        self.successes.iter().chain(&self.errors)
    }

    /// The example responses with their statuses and types: successes, then errors. A range or `default` has no status
    /// code; 200 or 400 stand for it.
    pub fn example_responses(&self) -> impl Iterator<Item = (u16, &TypeRef, &Example)> {
        examples_of(&self.successes, 200)
            .map(|(status, _, example)| (status, &self.response, example))
            .chain(examples_of(&self.errors, 400))
    }

    /// Whether a success can come without a value: it is null, or has no body.
    pub fn returns_optional(&self) -> bool {
        self.response_optional || self.response.nullable
    }

    /// Whether a success is a stream of items.
    pub fn is_stream(&self) -> bool {
        matches!(self.response.ty, Type::Stream(..))
    }

    /// Whether a success is a redirect, which the SDK returns instead of following it.
    pub fn redirects(&self) -> bool {
        self.response.ty == Type::Redirect
    }
}

fn examples_of(
    responses: &[Response],
    any_status: u16,
) -> impl Iterator<Item = (u16, &TypeRef, &Example)> {
    responses.iter().flat_map(move |response| {
        let status = response.status.code().unwrap_or(any_status);
        response.content.iter().flat_map(move |content| {
            let examples = content.examples.iter();
            examples.map(move |example| (status, &content.value, example))
        })
    })
}

/// A request body.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct RequestBody {
    /// How it is encoded.
    pub encoding: BodyEncoding,
    /// The media type that the SDK sends.
    pub media_type: String,
    /// The other media types that the document declares for the same values.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub other_media_types: Vec<String>,
    /// The operations that send other bodies to the same path.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub alternatives: Vec<BodyAlternative>,
    /// Whether the document requires it.
    pub required: bool,
    /// The document's description.
    #[serde(skip_serializing_if = "Docs::is_empty")]
    pub docs: Docs,
    /// Example bodies.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub examples: Vec<Example>,
}

/// An operation that sends a body of another media type, with other values, to the same path.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct BodyAlternative {
    /// The media type.
    pub media_type: String,
    /// The Rust name of the `Client` method.
    pub method: RustName,
}

/// The parameter struct of an operation.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Params {
    /// The Rust name.
    pub name: String,
    /// The parameters, in the document's order.
    pub parameters: Vec<Parameter>,
    /// Whether it is that of another operation, which sends the same request.
    #[serde(skip_serializing_if = "std::ops::Not::not")]
    pub is_shared: bool,
}

impl Params {
    /// The body, if it is one value and nothing else is required, so that it alone can stand for all parameters.
    pub fn sufficient_body(&self) -> Option<&Field> {
        let mut bodies = self.parameters.iter().filter(|it| it.is_whole_body());
        let body = bodies.next()?;
        let mut required = self.parameters.iter().filter(|it| it.field.required);
        required.all(|it| it.is_whole_body()).then_some(&body.field)
    }
}

/// A parameter outside the path, a property of the body, or the body.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Parameter {
    /// The part of the request that it is sent in.
    pub location: ParameterLocation,
    /// The name of the part of a multipart body that it is a header of.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub part: Option<String>,
    /// Its names, type and docs.
    #[serde(flatten)]
    pub field: Field,
}

impl Parameter {
    /// Whether it is the body as one value.
    pub fn is_whole_body(&self) -> bool {
        let is_map = self.field.style == Style::Spread;
        match self.location {
            ParameterLocation::Body => true,
            ParameterLocation::Form => is_map,
            _ => false,
        }
    }
}
