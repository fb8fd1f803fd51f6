//! Which values are kept out of `Debug`.

use heck::ToSnakeCase;
use openapiv3::{ParameterData, Schema, SchemaKind, StringFormat, Type, VariantOrUnknownOrEmpty};
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

/// Whether a value of that name and schema is personal data or a secret: the document marks it
/// (`x-twilio: { pii }`, `format: password`), or its name says so.
pub(super) fn is_redacted(name: &str, schema: Option<&Schema>) -> bool {
    let of_schema = |schema: &Schema| {
        is_personal(schema.schema_data.extensions.get("x-twilio")) || is_password(schema)
    };
    schema.is_some_and(of_schema) || is_secret_name(name)
}

/// Whether the document marks a parameter as personal data.
pub(super) fn is_personal_parameter(data: &ParameterData) -> bool {
    is_personal(data.extensions.get("x-twilio"))
}

fn is_personal(twilio: Option<&Value>) -> bool {
    twilio.is_some_and(|twilio| twilio.get("pii").is_some())
}

fn is_password(schema: &Schema) -> bool {
    matches!(
        &schema.schema_kind,
        SchemaKind::Type(Type::String(string))
            if string.format == VariantOrUnknownOrEmpty::Item(StringFormat::Password)
    )
}

fn is_secret_name(name: &str) -> bool {
    let name = name.to_snake_case();
    SECRET_NAMES.contains(&name.as_str())
        || name
            .rsplit('_')
            .next()
            .is_some_and(|word| SECRET_LAST_WORDS.contains(&word))
}
