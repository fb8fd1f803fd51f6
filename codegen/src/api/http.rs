//! HTTP as OpenAPI describes it.

use std::fmt;

use serde::{Serialize, Serializer};

/// An HTTP method.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
#[serde(rename_all = "UPPERCASE")]
pub enum Method {
    /// `GET`
    Get,
    /// `PUT`
    Put,
    /// `POST`
    Post,
    /// `DELETE`
    Delete,
    /// `OPTIONS`
    Options,
    /// `HEAD`
    Head,
    /// `PATCH`
    Patch,
    /// `TRACE`
    Trace,
    /// `QUERY`
    Query,
}

impl Method {
    /// All methods, in the order in which OpenAPI lists them.
    pub const ALL: [Method; 9] = [
        Method::Get,
        Method::Put,
        Method::Post,
        Method::Delete,
        Method::Options,
        Method::Head,
        Method::Patch,
        Method::Trace,
        Method::Query,
    ];

    /// The name in upper case.
    pub const fn as_str(self) -> &'static str {
        match self {
            Method::Get => "GET",
            Method::Put => "PUT",
            Method::Post => "POST",
            Method::Delete => "DELETE",
            Method::Options => "OPTIONS",
            Method::Head => "HEAD",
            Method::Patch => "PATCH",
            Method::Trace => "TRACE",
            Method::Query => "QUERY",
        }
    }

    /// The method of a Path Item Object's keyword, such as `get`.
    pub fn from_keyword(keyword: &str) -> Option<Self> {
        let mut all = Self::ALL.into_iter();
        all.find(|method| {
            method.as_str().eq_ignore_ascii_case(keyword) && keyword != method.as_str()
        })
    }

    /// Whether requests ask for no change of state (RFC 9110, section 9.2.1).
    pub const fn is_safe(self) -> bool {
        matches!(
            self,
            Method::Get | Method::Head | Method::Options | Method::Trace | Method::Query
        )
    }

    /// Whether sending a request twice has the effect of sending it once (RFC 9110, section 9.2.2).
    pub const fn is_idempotent(self) -> bool {
        self.is_safe() || matches!(self, Method::Put | Method::Delete)
    }
}

impl fmt::Display for Method {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.as_str())
    }
}

/// A key of a Responses Object.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum StatusSpec {
    /// One status code.
    Code(u16),
    /// A class of status codes by its first digit: `4` is `4XX`.
    Range(u8),
    /// All codes that are not listed.
    Default,
}

impl StatusSpec {
    /// The status code, unless there are several.
    pub fn code(self) -> Option<u16> {
        match self {
            StatusSpec::Code(code) => Some(code),
            StatusSpec::Range(_) | StatusSpec::Default => None,
        }
    }

    /// The first digit of the status codes, unless it is the default.
    pub fn class(self) -> Option<u8> {
        match self {
            StatusSpec::Code(code) => u8::try_from(code / 100).ok(),
            StatusSpec::Range(class) => Some(class),
            StatusSpec::Default => None,
        }
    }
}

impl fmt::Display for StatusSpec {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            StatusSpec::Code(code) => write!(f, "{code}"),
            StatusSpec::Range(class) => write!(f, "{class}XX"),
            StatusSpec::Default => f.write_str("default"),
        }
    }
}

impl Serialize for StatusSpec {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(self)
    }
}

/// The part of a request that a parameter is sent in: OpenAPI's `in`, or the body.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
#[serde(rename_all = "lowercase")]
pub enum ParameterLocation {
    /// The path.
    Path,
    /// The query.
    Query,
    /// A header.
    Header,
    /// The `Cookie` header.
    Cookie,
    /// A field of a form.
    Form,
    /// A header of a part of a multipart body.
    #[serde(rename = "part header")]
    PartHeader,
    /// A property of the JSON body.
    Json,
    /// The whole body.
    Body,
}

impl ParameterLocation {
    /// The name in lower case.
    pub const fn as_str(self) -> &'static str {
        match self {
            ParameterLocation::Path => "path",
            ParameterLocation::Query => "query",
            ParameterLocation::Header => "header",
            ParameterLocation::Cookie => "cookie",
            ParameterLocation::Form => "form",
            ParameterLocation::PartHeader => "part header",
            ParameterLocation::Json => "json",
            ParameterLocation::Body => "body",
        }
    }
}

/// How a request body is encoded.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize)]
#[serde(rename_all = "lowercase")]
pub enum BodyEncoding {
    /// `application/x-www-form-urlencoded`
    Form,
    /// `application/json`
    Json,
    /// `multipart/form-data`, or another type of `multipart`
    Multipart,
    /// Bytes or text as they are.
    Raw,
}

impl BodyEncoding {
    /// The media type that bodies of this encoding usually have.
    pub const fn usual_media_type(self) -> &'static str {
        match self {
            BodyEncoding::Form => "application/x-www-form-urlencoded",
            BodyEncoding::Json => "application/json",
            BodyEncoding::Multipart => "multipart/form-data",
            BodyEncoding::Raw => "application/octet-stream",
        }
    }
}
