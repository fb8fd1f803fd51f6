//! The trait of types that can be decoded from responses and encoded into requests.

use std::fmt::Debug;

use bytes::Bytes;

use super::decode_error::DecodeError;
use super::json_body::marked_json_body;
use super::number;
use crate::{FilePart, Json, MatchScore};

/// A type that can be decoded from responses and encoded into requests.
///
/// Decoding is lenient: responses do not always match the API's description, and a response that cannot be decoded is
/// worse than one with an unexpected field.
pub trait Wire: Debug + Send + Sync {
    /// Replaces `self` with the value of `json` and returns `true`, or returns `false` and sets nothing.
    #[must_use]
    fn decode(&mut self, json: &Json) -> bool;

    /// Returns the value as JSON, or `None` if it is not sent at all.
    fn encode(&self) -> Option<Json>;

    /// Appends the value as text for a form, query, header or path: nothing if it is unset or null, one text per item
    /// of a list.
    fn form(&self, out: &mut Vec<String>) {
        match self.encode() {
            None | Some(Json::Null) => {}
            Some(json) => out.push(plain_text(json)),
        }
    }

    /// Returns the items of a list or the entries of a map.
    fn elements(&self) -> Elements<'_> {
        Elements::None
    }

    /// Appends the files that the value consists of, for bodies that can carry files.
    fn files(&self, _out: &mut Vec<FilePart>) {}

    /// Replaces `self` with the value of a whole response. By default, that is its JSON body.
    ///
    /// # Errors
    ///
    /// Returns an error, and leaves `self` unchanged, if the response cannot be decoded as this type.
    fn decode_response(&mut self, response: &http::Response<Bytes>) -> Result<(), DecodeError> {
        let json = marked_json_body(response)?;
        decoded(self.decode(&json), &json)
    }

    /// Returns whether the value holds all of `json`, which it was decoded from, in the form in which it was received.
    /// If not, the object that has the value keeps `json` in its [`Extra`](crate::Extra).
    fn is_exact(&self, json: &Json) -> bool {
        self.encode().as_ref() == Some(json)
    }

    /// Returns how well the value represents `json`, which it was decoded from.
    fn match_score(&self, json: &Json) -> MatchScore {
        MatchScore::matched_if(self.encode().as_ref() == Some(json), 1)
    }

    /// Checks that the value can be sent.
    ///
    /// # Errors
    ///
    /// The message continues a sentence that starts with the value's name (`" is not a finite number"`) and never
    /// contains the value.
    fn check(&self) -> Result<(), String> {
        Ok(())
    }
}

/// The values that a value contains, if it is a list or a map.
#[derive(Debug)]
pub enum Elements<'a> {
    /// The value is neither a list nor a map.
    None,
    /// The items of a list.
    Items(Vec<&'a dyn Wire>),
    /// The keys and values of a map.
    Entries(Vec<(&'a str, &'a dyn Wire)>),
}

/// Returns an error that names the type of `json` unless it was decoded.
pub(crate) fn decoded(is_decoded: bool, json: &Json) -> Result<(), DecodeError> {
    match is_decoded {
        true => Ok(()),
        false => Err(DecodeError::Unexpected(json_type(json))),
    }
}

/// Returns whether a list or a map has all elements of the JSON that it was decoded from.
pub(crate) fn holds_all(value: &dyn Wire, json: &Json) -> bool {
    match (value.elements(), json) {
        (Elements::Items(items), Json::Array(received)) => {
            let mut pairs = items.iter().zip(received);
            items.len() == received.len() && pairs.all(|(item, json)| holds_all(*item, json))
        }
        (Elements::Entries(entries), Json::Object(received)) => {
            let mut pairs = entries.iter();
            entries.len() == received.len()
                && pairs.all(|(name, value)| holds_all(*value, &json[*name]))
        }
        _ => true,
    }
}

/// Returns the name of a JSON value's type, for messages that must not contain the value.
pub(crate) fn json_type(json: &Json) -> &'static str {
    match json {
        Json::Null => "null",
        Json::Bool(_) => "a boolean",
        Json::Number(_) => "a number",
        Json::String(_) if number::is_number(json) => "a number",
        Json::String(_) => "a string",
        Json::Array(_) => "an array",
        Json::Object(_) => "an object",
    }
}

/// Returns a string's text, and any other value as JSON text.
pub(crate) fn plain_text(json: Json) -> String {
    match json {
        Json::String(text) => text,
        json => json.to_string(),
    }
}
