//! Values that must not be shown.

use std::collections::BTreeSet;

use heck::ToSnakeCase;
use indexmap::IndexMap;
use serde_json::Value;

use crate::api::Sensitivity;
use crate::lower::schema::{ResolvedSchema, SchemaRef, Schemas};
use crate::twilio;
use crate::twilio::extension::PersonalData;
use crate::twilio::paging;

/// The last words of names of secrets.
const SECRET_LAST_WORDS: &[&str] = &["passcode", "password", "payload", "secret", "token"];

/// Whole names of secrets; the last ones are WebAuthn's.
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

/// How far marks are searched for through references, lists and maps, which may be circular.
const MAX_DEPTH: usize = 16;

/// The sensitive values of a document.
pub(in crate::lower) struct Sensitive {
    /// The names, in snake case, of the values that the document marks as personal data anywhere: those in a response
    /// are personal in a request too, though documents often mark only one of the two.
    personal: BTreeSet<String>,
}

impl Sensitive {
    /// Finds the marks in the texts of a document.
    pub(in crate::lower) fn find(texts: &[&Value]) -> Self {
        let mut personal = BTreeSet::new();
        texts
            .iter()
            .for_each(|text| collect(text, "", &mut personal));
        Self { personal }
    }

    /// Why a value of that name must not be shown, if there is a reason: the document marks its schema or that of its
    /// items, its format is `password`, or its name implies it, unless it is a number or a boolean.
    pub(in crate::lower) fn sensitivity<'a>(
        &self,
        name: &str,
        schema: &SchemaRef<'a>,
        schemas: &mut Schemas<'a>,
    ) -> Option<Sensitivity> {
        if let Some(marked) = marked(schema, schemas, MAX_DEPTH) {
            return Some(marked);
        }
        let resolved = schemas.resolve_ref(schema).map(|(resolved, _)| resolved);
        let plain = matches!(
            resolved.as_deref(),
            Some(ResolvedSchema::Boolean | ResolvedSchema::Integer(_) | ResolvedSchema::Number)
        );
        let name = name.to_snake_case();
        if plain {
            None
        } else if self.personal.contains(&name) {
            Some(Sensitivity::PersonalElsewhere)
        } else {
            is_secret(&name).then_some(Sensitivity::Secret)
        }
    }
}

/// The sensitivity that a schema itself states, or that of its items or values.
fn marked<'a>(
    schema: &SchemaRef<'a>,
    schemas: &mut Schemas<'a>,
    depth: usize,
) -> Option<Sensitivity> {
    let (schema, at) = schemas.target(schema).filter(|_| depth > 0)?;
    if let Some(mark) = own_mark(&schema.schema_data.extensions) {
        return Some(mark);
    }
    match &*schemas.resolve(schema, &at) {
        ResolvedSchema::String { format, .. } => {
            (*format == Some("password")).then_some(Sensitivity::Secret)
        }
        ResolvedSchema::Array(Some(inner))
        | ResolvedSchema::Map(Some(inner))
        | ResolvedSchema::Alias(inner) => marked(inner, schemas, depth - 1),
        _ => None,
    }
}

/// The mark of personal data among the extensions of an object.
pub(in crate::lower) fn own_mark(extensions: &IndexMap<String, Value>) -> Option<Sensitivity> {
    let mark = PersonalData::of_extension(extensions.get(twilio::EXTENSION)?)?;
    Some(Sensitivity::Personal {
        handling: mark.handling,
        kept_days: mark.kept_days,
    })
}

/// Whether a name in snake case, singular or plural, is that of a secret.
fn is_secret(name: &str) -> bool {
    let forms = [name, name.strip_suffix('s').unwrap_or(name)];
    let last_word =
        |name: &str| SECRET_LAST_WORDS.contains(&name.rsplit('_').next().unwrap_or_default());
    // These end like the names of secrets but are positions in a list.
    !paging::TOKENS.contains(&name)
        && forms
            .into_iter()
            .any(|name| SECRET_NAMES.contains(&name) || last_word(name))
}

/// Collects the names of marked values.
fn collect(value: &Value, name: &str, personal: &mut BTreeSet<String>) {
    match value {
        Value::Object(map) => {
            let parameter = map
                .get("name")
                .and_then(Value::as_str)
                .filter(|_| map.contains_key("in"));
            let name = parameter.unwrap_or(name);
            let extension = map.get(twilio::EXTENSION);
            if extension.and_then(PersonalData::of_extension).is_some() {
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
