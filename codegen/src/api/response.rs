//! Declared responses.

use serde::Serialize;

use super::{Deprecation, Docs, Example, StatusSpec, TypeRef};
use crate::source::Pointer;

/// A response that the document declares for an operation.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Response {
    /// The status.
    pub status: StatusSpec,
    /// Its location in the document, that of a shared one where it is referenced.
    pub pointer: Pointer,
    /// The document's description.
    #[serde(skip_serializing_if = "Docs::is_empty")]
    pub docs: Docs,
    /// The error codes in the description that have constants, if the API is one of Twilio's.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub error_codes: Vec<ErrorCode>,
    /// The body, if it has one.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub content: Option<ResponseContent>,
    /// The headers.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub headers: Vec<Header>,
}

/// An error code that has a constant.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct ErrorCode {
    /// The code, as the description writes it.
    pub code: String,
    /// The name of the constant.
    pub name: String,
}

/// The body of a response.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct ResponseContent {
    /// The media type that the SDK reads.
    pub media_type: String,
    /// The other media types that the document declares.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub other_media_types: Vec<String>,
    /// The type that the body is read as.
    #[serde(flatten)]
    pub value: TypeRef,
    /// Example bodies.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub examples: Vec<Example>,
}

/// A response header.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Header {
    /// The name.
    pub name: String,
    /// The document's description.
    #[serde(skip_serializing_if = "Docs::is_empty")]
    pub docs: Docs,
    /// The type of its value.
    #[serde(flatten)]
    pub value: TypeRef,
    /// Whether the response always has it.
    pub required: bool,
    /// Present if the document deprecates it.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub deprecated: Option<Deprecation>,
}
