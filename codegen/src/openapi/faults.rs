//! The parts of a document that the parser refuses although the tables say nothing against them.
//!
//! The parser stops at the first fault, often cannot say where it is, and tries what a part holds once more for
//! each level above it, which takes for ever. So every part is tried by itself first, with sound ones in the
//! place of its own parts.

use openapiv3::{
    Callback, Components, Encoding, Example, Header, Info, Link, MediaType, OpenAPI, Operation,
    Parameter, PathItem, Paths, RequestBody, Response, Responses, Schema, SecurityScheme, Server,
    Tag,
};
use serde::de::DeserializeOwned;
use serde_json::{Error, Value};

use super::{Kind, Part, hollow};
use crate::{Code, Diagnostic};

/// What is wrong with the parts of a document: nothing, if it can be parsed as a whole.
pub(super) fn faults(parts: &[Part<'_>]) -> Vec<Diagnostic> {
    let mut found = Vec::new();
    for part in parts {
        let Some(parse) = parser(part.kind) else {
            continue;
        };
        let by_itself = hollow(part.kind, part.object, |kind| parser(kind).is_some());
        if let Err(error) = parse(&by_itself) {
            let message = format!("this is no valid {}: {}", part.kind.name(), plain(&error));
            found.push(Diagnostic::new(Code::Malformed, &part.pointer, message));
        }
    }
    found
}

/// The parser's message in words that do not speak of the parser.
fn plain(error: &Error) -> String {
    let message = error.to_string();
    if message.contains("did not match any variant") {
        "its keys fit none of the forms that OpenAPI allows here".to_owned()
    } else {
        message
    }
}

/// Tells whether a value can be parsed as an object of some kind.
type Parse = fn(&Value) -> Result<(), Error>;

/// What parses an object of a kind, if the parser knows that by itself.
fn parser(kind: Kind) -> Option<Parse> {
    fn of<T: DeserializeOwned>(value: &Value) -> Result<(), Error> {
        T::deserialize(value).map(drop)
    }
    Some(match kind {
        Kind::Callback => of::<Callback>,
        Kind::Components => of::<Components>,
        Kind::Document => of::<OpenAPI>,
        Kind::Encoding => of::<Encoding>,
        Kind::Example => of::<Example>,
        Kind::Header => of::<Header>,
        Kind::Info => of::<Info>,
        Kind::Link => of::<Link>,
        Kind::MediaType => of::<MediaType>,
        Kind::Operation => of::<Operation>,
        Kind::Parameter => of::<Parameter>,
        Kind::PathItem => of::<PathItem>,
        Kind::Paths => of::<Paths>,
        Kind::RequestBody => of::<RequestBody>,
        Kind::Response => of::<Response>,
        Kind::Responses => of::<Responses>,
        Kind::Schema => of::<Schema>,
        Kind::SecurityScheme => of::<SecurityScheme>,
        Kind::Server => of::<Server>,
        Kind::Tag => of::<Tag>,
        _ => return None,
    })
}
