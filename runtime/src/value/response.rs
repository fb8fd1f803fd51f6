//! Decoding of whole responses.

use std::borrow::Cow;
use std::cell::Cell;

use bytes::Bytes;
use http::header;

use super::charset;
use super::decode::decode_from;
use super::decode_error::DecodeError;
use super::decoded::Decoded;
use super::json_body::{error_of_json, json_text};
use super::json_type::original_type;
use super::number;
use super::shape::Discriminator;
use super::wire_value::{List, Slot, Union, View, WireValue};
use crate::{Json, media_type};

/// Replaces a value with that of a whole response.
pub(crate) fn decode_response(
    value: &mut dyn WireValue,
    response: &http::Response<Bytes>,
) -> Result<(), DecodeError> {
    let may_be_unset = response.body().is_empty() || is_null(response);
    if may_be_unset && matches!(value.slot(true), Slot::Unset) {
        return Ok(());
    }
    match value.slot(false) {
        // The body, if any, is ignored unless it is HTML, which does not come from an API but from a proxy or a login page
        // before it.
        Slot::Unit => match media_type::is_html(response) {
            true => Err(DecodeError::Unreadable),
            false => Ok(()),
        },
        Slot::Bytes(bytes) => {
            bytes.clone_from(response.body());
            Ok(())
        }
        Slot::Redirect(location) => {
            let header = response.headers().get(header::LOCATION);
            let text = header.and_then(|value| value.to_str().ok());
            text.ok_or(DecodeError::Unreadable)?.clone_into(location);
            Ok(())
        }
        Slot::String(text) => decode_text(text, response),
        Slot::Union(union) => match variant_for(union, response.status()) {
            Some(index) => decode_response(union.set_variant(index), response),
            None => decode_body(value, response),
        },
        _ => decode_body(value, response),
    }
}

/// Decodes a value from the JSON body of a response.
pub(crate) fn decode_body(
    value: &mut dyn WireValue,
    response: &http::Response<Bytes>,
) -> Result<(), DecodeError> {
    let text = json_text(response)?;
    match decode_json(value, &text) {
        Ok(Decoded::Mismatch(original)) => Err(DecodeError::Unexpected(original_type(&original))),
        Ok(_) => Ok(()),
        Err(error) => Err(error_of_json(response, &error)),
    }
}

/// Decodes a value from JSON text.
pub(crate) fn decode_json(
    value: &mut dyn WireValue,
    text: &str,
) -> Result<Decoded, serde_json::Error> {
    let has_floats = Cell::new(false);
    let decoded = decode_tokens(value, text, &has_floats);
    if decoded.is_ok() && !has_floats.get() {
        return decoded;
    }
    // The digits of floats can get lost, and numbers that are too great for a float are errors.
    match number::mark(text) {
        Cow::Borrowed(_) => decoded,
        Cow::Owned(marked) => decode_tokens(value, &marked, &has_floats),
    }
}

fn decode_tokens(
    value: &mut dyn WireValue,
    text: &str,
    has_floats: &Cell<bool>,
) -> Result<Decoded, serde_json::Error> {
    let mut tokens = serde_json::Deserializer::from_str(text);
    let decoded = decode_from(value, &mut tokens, has_floats)?;
    tokens.end()?;
    Ok(decoded)
}

/// Decodes a JSON string, or takes the text of the body as it is if it is not JSON.
fn decode_text(text: &mut String, response: &http::Response<Bytes>) -> Result<(), DecodeError> {
    let is_json = media_type::of(response).is_some_and(media_type::is_json);
    if !is_json || decode_body(text, response).is_err() {
        *text = charset::text(response)?.into_owned();
    }
    Ok(())
}

/// Returns the index of the variant that the status of a response selects.
fn variant_for(union: &dyn Union, status: http::StatusCode) -> Option<usize> {
    let shape = union.shape();
    match shape.discriminator {
        Discriminator::Status => shape.for_status(status),
        Discriminator::BestMatch | Discriminator::Property(_) => None,
    }
}

/// Returns whether the body of a response is the JSON value null.
fn is_null(response: &http::Response<Bytes>) -> bool {
    response.body().trim_ascii() == b"null"
        && media_type::of(response).is_none_or(media_type::is_json)
}

/// Returns whether a list or a map has all elements of the JSON that it was decoded from.
pub(crate) fn holds_all(value: &dyn WireValue, json: &Json) -> bool {
    match (value.view(), json) {
        (View::List(list), Json::Array(received)) => has_items(list, received),
        (View::Map(map), Json::Object(received)) => {
            let mut holds_all_values = map.count() == received.len();
            map.for_each(&mut |key, value| holds_all_values &= holds_all(value, &json[key]));
            holds_all_values
        }
        _ => true,
    }
}

fn has_items(list: &dyn List, received: &[Json]) -> bool {
    let mut items = received.iter().enumerate();
    list.count() == received.len() && items.all(|(index, json)| holds_all(list.get(index), json))
}
