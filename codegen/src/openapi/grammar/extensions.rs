//! Extensions: keywords that OpenAPI leaves to the authors of documents.

use serde_json::Value;

use super::ObjectKind;
use crate::openapi::Usage;
use crate::twilio;

/// The extension of operations with words that readers may search for, which are in no name: a list of texts.
pub(crate) const SEARCH_TERMS: &str = "x-search-terms";

/// The extension of operations with the effect of their requests, where the method does not tell: one of [`EFFECTS`].
pub(crate) const EFFECT: &str = "x-effect";

/// The effects that [`EFFECT`] can state.
pub(crate) const EFFECTS: [&str; 4] = ["read", "write", "send", "delete"];

/// The extension of operations that send messages with the name of the parameter that says to whom.
pub(crate) const RECIPIENT: &str = "x-recipient";

/// The extension of schemas with the unit of their numbers: [`SECONDS`].
pub(crate) const UNIT: &str = "x-unit";

/// The unit that [`UNIT`] can state.
pub(crate) const SECONDS: &str = "seconds";

/// The extension of schemas with a name for each value of their `enum`: a list of texts.
pub(crate) const ENUM_NAMES: &str = "x-enum-varnames";

/// The extension of schemas with a description for each value of their `enum`: a list of texts.
pub(crate) const ENUM_DESCRIPTIONS: &str = "x-enum-descriptions";

/// Whether a key is that of an extension.
pub(crate) fn is_extension(key: &str) -> bool {
    key.starts_with("x-")
}

/// How an extension is used: as a whole, or each of its keys if it is an object with some that are used.
pub(crate) fn extension_usage<'v>(
    kind: ObjectKind,
    name: &str,
    value: &'v Value,
) -> Vec<(Option<&'v str>, Usage)> {
    if name == SEARCH_TERMS && kind == ObjectKind::Operation && is_list_of_texts(value) {
        return vec![(None, Usage::Used)];
    }
    let is_enum_words = name == ENUM_NAMES || name == ENUM_DESCRIPTIONS;
    if is_enum_words && kind == ObjectKind::Schema && is_list_of_texts(value) {
        return vec![(None, Usage::Used)];
    }
    if kind == ObjectKind::Operation && is_effect(name, value) {
        return vec![(None, Usage::Used)];
    }
    if name == UNIT && kind == ObjectKind::Schema && value == SECONDS {
        return vec![(None, Usage::Used)];
    }
    if name != twilio::EXTENSION {
        return vec![(None, Usage::Ignored("read only by other tools"))];
    }
    let ignored = Usage::Ignored("read only by Twilio's own tools");
    match value {
        Value::Object(entries) if !entries.is_empty() => entries
            .keys()
            .map(|key| match key.as_str() {
                twilio::PERSONAL => (Some(twilio::PERSONAL), Usage::Used),
                key => (Some(key), ignored),
            })
            .collect(),
        _ => vec![(None, ignored)],
    }
}

fn is_effect(name: &str, value: &Value) -> bool {
    match name {
        EFFECT => value.as_str().is_some_and(|text| EFFECTS.contains(&text)),
        RECIPIENT => value.is_string(),
        _ => false,
    }
}

fn is_list_of_texts(value: &Value) -> bool {
    let items = value.as_array();
    items.is_some_and(|items| items.iter().all(Value::is_string))
}
