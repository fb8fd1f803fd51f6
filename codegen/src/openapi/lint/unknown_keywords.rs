//! Keywords that OpenAPI does not define.

use std::collections::HashSet;

use serde_json::{Map, Value};

use crate::diagnostic::suggest::closest;
use crate::diagnostic::{Code, Diagnostic};
use crate::openapi::grammar::ObjectKind;
use crate::openapi::hints::later_schema_keyword;
use crate::openapi::{Usage, Validation, Version};

/// Warns about each keyword that its object does not have in the document's version.
pub(super) fn check(validation: &Validation<'_>) -> Vec<Diagnostic> {
    let version = validation.version;
    let unknown = validation.objects.iter().flat_map(|object| {
        let keys = object.entries.keys();
        keys.filter(|key| !object.kind.allows(version, key))
            .map(move |key| (object, key))
    });
    // References may lead into them.
    let occurrences = validation.usage.occurrences().iter();
    let used = occurrences.filter(|occurrence| occurrence.usage == Usage::Used);
    let used: HashSet<_> = used.map(|occurrence| &occurrence.pointer).collect();
    unknown
        .map(|(object, key)| {
            let at = object.pointer.child(key);
            let effect = match used.contains(&at) {
                true => "only what references lead to is used",
                false => "ignored",
            };
            let message = format!(
                "unknown keyword `{key}` in {}; {effect}",
                object.kind.name()
            );
            Diagnostic::new(Code::UnknownKeyword, &at, message).help(suggestion(
                object.kind,
                key,
                object.entries,
                version,
            ))
        })
        .collect()
}

fn suggestion(
    kind: ObjectKind,
    key: &str,
    siblings: &Map<String, Value>,
    version: Version,
) -> String {
    if let Some(later) = kind.keyword(key) {
        let has_replacement = kind == ObjectKind::Schema && later_schema_keyword(key).is_some();
        if !has_replacement {
            return format!("it was introduced in {}", later.since.name());
        }
    }
    if let Some(replacement) = replacement(kind, key) {
        return replacement.to_owned();
    }
    let keywords = kind.keywords_of(version).map(|keyword| keyword.name);
    match closest(key, keywords.filter(|name| !siblings.contains_key(*name))) {
        Some(keyword) => format!("did you mean `{keyword}`?"),
        None => "fix or remove it; the names of extensions begin with `x-`".to_owned(),
    }
}

/// Returns the replacement for a keyword of another version of OpenAPI or of another object.
fn replacement(kind: ObjectKind, keyword: &str) -> Option<&'static str> {
    if kind == ObjectKind::Schema
        && let Some(replacement) = later_schema_keyword(keyword)
    {
        return Some(replacement);
    }
    Some(match (kind, keyword) {
        (ObjectKind::Schema, "optional") => {
            "a property is optional unless the object's `required` lists it"
        }
        (ObjectKind::Document, "host" | "basePath" | "schemes") => {
            "use `servers` with whole URLs in OpenAPI 3.0"
        }
        (ObjectKind::Document, "definitions") => "use `components/schemas` in OpenAPI 3.0",
        (ObjectKind::Document, "securityDefinitions") => {
            "use `components/securitySchemes` in OpenAPI 3.0"
        }
        (ObjectKind::Document | ObjectKind::Operation, "consumes" | "produces") => {
            "list media types under `content` in OpenAPI 3.0"
        }
        (ObjectKind::Parameter, "collectionFormat") => "use `style` and `explode` in OpenAPI 3.0",
        (ObjectKind::Parameter | ObjectKind::Header | ObjectKind::MediaType, _)
            if ObjectKind::Schema.keyword(keyword).is_some() =>
        {
            "move it into `schema`"
        }
        (ObjectKind::Response, "schema") => "move it under `content` and a media type",
        _ => return None,
    })
}
