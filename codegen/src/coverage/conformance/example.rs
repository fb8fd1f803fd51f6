use serde_json::Value as Json;
use twilio_runtime::__private::dynamic;
use twilio_runtime::http::header::CONTENT_TYPE;
use twilio_runtime::{Bytes, http};

use super::comparison::{Comparison, is_same};
use super::mismatch::{Mismatch, Outcome};
use super::position::Position;
use super::shapes::{Shapes, tags};
use super::value::Value;
use crate::api::{Api, Type};
use crate::source::Pointer;

/// An example response, as the generated crate decodes it.
#[derive(Clone, Debug, PartialEq)]
pub struct ExampleConformance {
    /// The `operationId`.
    pub operation: String,
    /// The example's name in the document.
    pub example: String,
    /// The location of its body.
    pub pointer: Pointer,
    /// The values that do not match their schemas, in the order of the types.
    pub mismatches: Vec<Mismatch>,
    /// Whether encoding the decoded value gives the same JSON; `1` and `1.0` are the same.
    pub unchanged: bool,
}

impl ExampleConformance {
    /// Whether the response is decoded: each value is in a field, or kept next to the fields.
    pub fn is_decoded(&self) -> bool {
        let mut outcomes = self.mismatches.iter().map(|mismatch| &mismatch.outcome);
        !outcomes.any(|outcome| *outcome == Outcome::Unreadable)
    }

    /// Whether the response is decoded and each value is in its field.
    pub fn is_typed(&self) -> bool {
        !self.mismatches.iter().any(|mismatch| {
            matches!(
                mismatch.outcome,
                Outcome::Extra(_)
                    | Outcome::Omitted
                    | Outcome::Unknown { .. }
                    | Outcome::Unreadable
            )
        })
    }
}

/// Decodes all example responses.
pub(crate) fn check_examples(api: &Api) -> Vec<ExampleConformance> {
    let tags = tags(api);
    let shapes = Shapes::new(api, &tags);
    let examples = api.operations().flat_map(|operation| {
        let examples = operation.example_responses();
        examples.map(move |example| (operation, example))
    });
    examples
        .map(|(operation, (status, body, example))| {
            let is_success = example.const_name.is_some();
            let is_optional = body.nullable || is_success && operation.response_optional;
            let value = Value::optional(&body.ty, is_optional, &shapes);
            let position = Position {
                value: example.pointer.clone(),
                schema: operation.pointer.child("responses"),
            };
            let (mismatches, unchanged) = check_example(
                (&body.ty, value),
                status,
                &example.value,
                &position,
                &shapes,
            );
            ExampleConformance {
                operation: operation.id.clone(),
                example: example.name.clone(),
                pointer: example.pointer.clone(),
                mismatches,
                unchanged,
            }
        })
        .collect()
}

/// Returns the mismatches of an example, and whether it is unchanged. `value` is the default value of the type.
fn check_example<'a>(
    (ty, mut value): (&'a Type, Value<'a>),
    status: u16,
    json: &Json,
    position: &Position,
    shapes: &'a Shapes<'a>,
) -> (Vec<Mismatch>, bool) {
    let mut comparison = Comparison::new(shapes);
    let decoded = dynamic::decode_response(value.as_wire_mut(), &response(ty, status, json));
    if decoded.is_err() {
        let unreadable = comparison.undecodable(ty, json, position, Outcome::Unreadable);
        return (vec![unreadable], false);
    }
    comparison.value(ty, &value, json, position);
    let encoded = dynamic::encode(value.as_wire()).unwrap_or_default();
    (comparison.mismatches, is_same(&encoded, json))
}

/// Creates the response of an example.
fn response(ty: &Type, status: u16, json: &Json) -> http::Response<Bytes> {
    let body = match (ty, json) {
        (Type::Bytes, Json::String(text)) => text.clone(),
        _ => json.to_string(),
    };
    let mut response = http::Response::new(Bytes::from(body));
    if let Ok(status) = http::StatusCode::from_u16(status) {
        *response.status_mut() = status;
    }
    let json = http::HeaderValue::from_static("application/json");
    response.headers_mut().insert(CONTENT_TYPE, json);
    response
}
