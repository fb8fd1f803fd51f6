//! Names and keys that a document has, where others were meant.

use serde_json::{Map, Value};

use super::hints;
use super::table::Kind;
use super::walk::{Context, Walk};
use crate::diagnostic::suggest::closest;
use crate::{Code, Diagnostic, Pointer};

impl<'d> Walk<'d> {
    /// An entry of an object whose keys are names.
    pub(super) fn named(
        &mut self,
        kind: Kind,
        key: &str,
        value: &'d Value,
        at: &Pointer,
        context: Context,
    ) {
        match kind {
            Kind::Paths => {
                if !key.starts_with('/') {
                    self.found.push(
                        Diagnostic::new(
                            Code::WrongKey,
                            at,
                            format!("the path `{key}` does not begin with `/`"),
                        )
                        .help(format!("write `/{key}`")),
                    );
                }
                self.object(Kind::PathItem, value, at, context);
            }
            Kind::Callback => self.object(Kind::PathItem, value, at, context),
            Kind::Responses => {
                self.found.extend(status(key, at));
                self.object(Kind::Response, value, at, context);
            }
            _ if !value.is_array() => self.found.push(
                Diagnostic::new(
                    Code::Malformed,
                    at,
                    format!("`{key}` takes a list of the names of scopes, which may be empty"),
                )
                .help(format!("write `{key}: []`")),
            ),
            _ => {}
        }
    }
}

/// What is wrong with a key of `responses`.
fn status(key: &str, at: &Pointer) -> Option<Diagnostic> {
    let valid = match key.as_bytes() {
        b"default" => true,
        [b'1'..=b'5', b'X', b'X'] => true,
        [first, rest @ ..] => {
            rest.len() == 2 && (b'1'..=b'9').contains(first) && rest.iter().all(u8::is_ascii_digit)
        }
        [] => false,
    };
    let help = match closest(key, ["default"]) {
        Some(meant) => format!("did you mean `{meant}`?"),
        None => "write a code such as `'200'`, a range such as `2XX`, or `default`".to_owned(),
    };
    let message = format!("`{key}` is no status code");
    (!valid).then(|| Diagnostic::new(Code::WrongKey, at, message).help(help))
}

pub(super) fn unknown_keyword(
    kind: Kind,
    key: &str,
    object: &Map<String, Value>,
    at: &Pointer,
) -> Diagnostic {
    let message = format!(
        "`{key}` is no keyword of an OpenAPI 3.0 {}; it is left out",
        kind.name()
    );
    let fault = Diagnostic::new(Code::UnknownKeyword, at, message);
    if let Some(hint) = hints::unknown(kind, key) {
        return fault.help(hint);
    }
    let absent = kind.keywords().iter().map(|keyword| keyword.name);
    let absent = absent.filter(|name| !object.contains_key(*name));
    match closest(key, absent) {
        Some(meant) => fault.help(format!("did you mean `{meant}`?")),
        None => fault.help("correct it, or take it out; keywords of one's own begin with `x-`"),
    }
}

/// Names in `required` that are none of the properties, where the schema has properties and is not made of others.
pub(super) fn unknown_required(
    schema: &Map<String, Value>,
    at: &Pointer,
    found: &mut Vec<Diagnostic>,
) {
    let Some(Value::Object(properties)) = schema.get("properties") else {
        return;
    };
    let inside_another = at.tokens().iter().rev().nth(1);
    let combined = ["allOf", "anyOf", "oneOf"];
    if combined.iter().any(|keyword| schema.contains_key(*keyword))
        || inside_another.is_some_and(|keyword| combined.contains(&keyword.as_str()))
    {
        return;
    }
    let required = schema.get("required").and_then(Value::as_array);
    for (index, name) in required.into_iter().flatten().enumerate() {
        let Some(name) = name.as_str().filter(|name| !properties.contains_key(*name)) else {
            continue;
        };
        let at = at.descend(["required", &index.to_string()]);
        let message = format!("`required` has `{name}`, which is none of the properties");
        let known = properties.keys().map(String::as_str);
        let help = match closest(name, known) {
            Some(meant) => format!("did you mean `{meant}`?"),
            None => "add the property, or take its name out".to_owned(),
        };
        found.push(Diagnostic::new(Code::UnknownRequired, &at, message).help(help));
    }
}
