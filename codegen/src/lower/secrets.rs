//! Which values are kept out of `Debug`.

use std::collections::BTreeSet;

use heck::ToSnakeCase;
use openapiv3::{Schema, SchemaKind, StringFormat, Type, VariantOrUnknownOrEmpty};
use serde_json::Value;

/// Names whose last word says that the value is a secret.
const SECRET_LAST_WORDS: &[&str] = &["passcode", "password", "payload", "secret", "token"];

/// Names of which the whole says so.
const SECRET_NAMES: &[&str] = &[
    "authorization",
    "binding",
    "code",
    "custom_code",
    "otp",
    "pin",
];

/// What a document says of personal data.
pub(super) struct Secrets {
    /// The names, in snake case, that it marks anywhere (`x-twilio: { pii }`): what is personal in an answer
    /// is personal in a request too, though documents often mark only one of the two.
    personal: BTreeSet<String>,
}

impl Secrets {
    /// Finds the marks in a document, given as JSON.
    pub(super) fn find(document: &Value) -> Self {
        let mut personal = BTreeSet::new();
        collect(document, "", &mut personal);
        Self { personal }
    }

    /// Whether a value of that name and schema is personal data or a secret: the document marks the name,
    /// its format is `password`, or the name says so.
    pub(super) fn is_redacted(&self, name: &str, schema: Option<&Schema>) -> bool {
        let name = name.to_snake_case();
        let last_word = name.rsplit('_').next().unwrap_or_default();
        let kind = schema.map(|schema| &schema.schema_kind);
        match kind {
            Some(SchemaKind::Type(Type::Boolean(_))) => false,
            Some(SchemaKind::Type(Type::String(string)))
                if string.format == VariantOrUnknownOrEmpty::Item(StringFormat::Password) =>
            {
                true
            }
            _ => {
                self.personal.contains(&name)
                    || SECRET_NAMES.contains(&name.as_str())
                    || SECRET_LAST_WORDS.contains(&last_word)
            }
        }
    }
}

/// Notes the name of everything below that is marked.
fn collect(value: &Value, name: &str, personal: &mut BTreeSet<String>) {
    match value {
        Value::Object(map) => {
            let parameter = map
                .get("name")
                .and_then(Value::as_str)
                .filter(|_| map.contains_key("in"));
            let name = parameter.unwrap_or(name);
            if map
                .get("x-twilio")
                .is_some_and(|twilio| twilio.get("pii").is_some())
            {
                personal.insert(name.to_snake_case());
            }
            for (key, value) in map {
                collect(value, if key == "schema" { name } else { key }, personal);
            }
        }
        Value::Array(items) => items.iter().for_each(|item| collect(item, name, personal)),
        _ => {}
    }
}
