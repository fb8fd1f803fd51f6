//! Values as text, and the files that they consist of.

use super::encode::Encoded;
use super::time_text::to_utc;
use super::wire_value::{View, WireValue};
use crate::{FilePart, Json};

/// Passes the value to `out` as text for a form, query, header or path: nothing if it is unset or null, one text per item of
/// a list.
pub(crate) fn texts(value: &dyn WireValue, out: &mut dyn FnMut(&str)) {
    match value.view() {
        View::Unset | View::Unit => {}
        View::Text(text)
        | View::Date(text)
        | View::Sid { text, .. }
        | View::Enum { text, .. }
        | View::Redirect(text) => out(text),
        View::DateTime(text) => out(to_utc(text).as_deref().unwrap_or(text)),
        View::Bool(true) => out("true"),
        View::Bool(false) => out("false"),
        View::Bytes(bytes) => out(&String::from_utf8_lossy(bytes)),
        View::File(file) => out(&String::from_utf8_lossy(&file.bytes)),
        View::Json(json) => json_text(json, out),
        // A list within the list is JSON text.
        View::List(list) => (0..list.count())
            .map(|index| list.get(index))
            .for_each(|item| match item.view() {
                View::List(_) => out(&json(item)),
                _ => texts(item, out),
            }),
        View::Union(union) => match union.variant() {
            Ok((_, value)) => texts(value, out),
            Err(json) => json_text(json, out),
        },
        View::Float(number) if !number.is_finite() => {}
        View::Signed(_)
        | View::Unsigned(_)
        | View::Float(_)
        | View::NumberEnum { .. }
        | View::Map(_)
        | View::Object(_) => out(&json(value)),
    }
}

/// Returns a value as JSON text.
pub(crate) fn json(value: &dyn WireValue) -> String {
    // Keys are text, so that nothing fails.
    serde_json::to_string(&Encoded(value)).unwrap_or_default()
}

fn json_text(json: &Json, out: &mut dyn FnMut(&str)) {
    match json {
        Json::Null => {}
        Json::String(text) => out(text),
        json => out(&json.to_string()),
    }
}

/// Returns a string's text, and any other value as JSON text.
pub(crate) fn plain_text(json: Json) -> String {
    match json {
        Json::String(text) => text,
        json => json.to_string(),
    }
}

/// Returns the texts of a value: one per item of a list, otherwise one.
pub(crate) fn all_texts(value: &dyn WireValue) -> Vec<String> {
    let mut all = Vec::new();
    texts(value, &mut |text| all.push(text.to_owned()));
    all
}

/// Returns the files that a value consists of, for bodies that can carry files.
pub(crate) fn files(value: &dyn WireValue) -> Vec<FilePart> {
    match value.view() {
        View::Bytes(bytes) => vec![FilePart::from(bytes.clone())],
        View::File(file) => vec![file.clone()],
        View::List(list) => {
            let items = (0..list.count()).map(|index| list.get(index));
            items.flat_map(files).collect()
        }
        View::Union(union) => union
            .variant()
            .map_or(Vec::new(), |(_, value)| files(value)),
        _ => Vec::new(),
    }
}
