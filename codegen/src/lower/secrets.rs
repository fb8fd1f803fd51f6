//! Which values are kept out of `Debug`.

use std::collections::BTreeSet;

use heck::ToSnakeCase;
use serde_json::Value;

use super::Lowering;
use super::shape::{Part, Shape};
use crate::api::Sensitivity;

/// Names whose last word says that the value is a secret.
const SECRET_LAST_WORDS: &[&str] = &["passcode", "password", "payload", "secret", "token"];

/// Names of which the whole says so; the last ones are those of WebAuthn's proofs.
const SECRET_NAMES: &[&str] = &[
    "authorization",
    "binding",
    "code",
    "custom_code",
    "otp",
    "pin",
    "attestation_object",
    "authenticator_data",
    "client_data_json",
    "signature",
    "user_handle",
];

/// Names that end like a secret's and only say where in a list a page is.
const CURSORS: &[&str] = &["next_page_token", "next_token", "page_token"];

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
}

/// Whether a name in snake case, of one or of several, says that the value is a secret.
fn is_secret(name: &str) -> bool {
    let forms = [name, name.strip_suffix('s').unwrap_or(name)];
    let last_word =
        |name: &str| SECRET_LAST_WORDS.contains(&name.rsplit('_').next().unwrap_or_default());
    !CURSORS.contains(&name)
        && forms
            .into_iter()
            .any(|name| SECRET_NAMES.contains(&name) || last_word(name))
}

impl<'a> Lowering<'a> {
    /// Why a value of that name and schema must not be shown: the document marks it, or what it consists of; its format
    /// is `password`; or its name says so, of anything but a number or a boolean.
    pub(super) fn sensitivity(&mut self, name: &str, part: &Part<'a>) -> Option<Sensitivity> {
        if let Some(marked) = self.marked(part, MAX_DEPTH) {
            return Some(marked);
        }
        let shape = self.final_shape(part).map(|(shape, _)| shape);
        let plain = matches!(
            shape.as_deref(),
            Some(Shape::Boolean | Shape::Integer(_) | Shape::Number)
        );
        let name = name.to_snake_case();
        if plain {
            None
        } else if self.secrets.personal.contains(&name) {
            Some(Sensitivity::PersonalElsewhere)
        } else {
            is_secret(&name).then_some(Sensitivity::Secret)
        }
    }

    fn marked(&mut self, part: &Part<'a>, depth: usize) -> Option<Sensitivity> {
        let (schema, at) = self.target(part).filter(|_| depth > 0)?;
        let twilio = schema.schema_data.extensions.get("x-twilio");
        if let Some(pii) = twilio.and_then(|twilio| twilio.get("pii")) {
            let handling = pii.get("handling").and_then(Value::as_str);
            return Some(Sensitivity::Personal {
                handling: handling.map(str::to_owned),
                delete_after_days: pii.get("deleteSla").and_then(Value::as_u64),
            });
        }
        match &*self.shape(schema, &at) {
            Shape::String { format, .. } => {
                (*format == Some("password")).then_some(Sensitivity::Secret)
            }
            Shape::Array(Some(inner)) | Shape::Map(Some(inner)) | Shape::Same(inner) => {
                self.marked(inner, depth - 1)
            }
            _ => None,
        }
    }
}

/// How far marks are looked for through references, lists and maps, which may lead back to themselves.
const MAX_DEPTH: usize = 16;

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
