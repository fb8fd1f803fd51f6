//! Keywords that OpenAPI does not define.

use serde_json::{Map, Value};

use crate::diagnostic::suggest::closest;
use crate::diagnostic::{Code, Diagnostic};
use crate::openapi::Validation;
use crate::openapi::grammar::ObjectKind;

/// Warns about each keyword that its object does not have in OpenAPI 3.0.
pub(super) fn check(validation: &Validation<'_>) -> Vec<Diagnostic> {
    let unknown = validation.objects.iter().flat_map(|object| {
        let keys = object.entries.keys();
        keys.filter(|key| !object.kind.allows(key))
            .map(move |key| (object, key))
    });
    unknown
        .map(|(object, key)| {
            let message = format!("unknown keyword `{key}` in {}; ignored", object.kind.name());
            Diagnostic::new(Code::UnknownKeyword, &object.pointer.child(key), message)
                .help(suggestion(object.kind, key, object.entries))
        })
        .collect()
}

fn suggestion(kind: ObjectKind, key: &str, siblings: &Map<String, Value>) -> String {
    if let Some(replacement) = replacement(kind, key) {
        return replacement.to_owned();
    }
    let keywords = kind.keywords().iter().map(|keyword| keyword.name);
    match closest(key, keywords.filter(|name| !siblings.contains_key(*name))) {
        Some(keyword) => format!("did you mean `{keyword}`?"),
        None => "fix or remove it; the names of extensions begin with `x-`".to_owned(),
    }
}

/// Returns the replacement for a keyword of another version of OpenAPI or of another object.
fn replacement(kind: ObjectKind, keyword: &str) -> Option<&'static str> {
    Some(match (kind, keyword) {
        (ObjectKind::Schema, "const") => "use `enum` with one value in OpenAPI 3.0",
        (ObjectKind::Schema, "examples") => "use `example` in OpenAPI 3.0",
        (ObjectKind::Schema, "$defs" | "definitions") => {
            "define shared schemas under `components/schemas`"
        }
        (ObjectKind::Schema, "contentEncoding") => "use `format: byte` for Base64 in OpenAPI 3.0",
        (ObjectKind::Schema, "contentMediaType") => "use `format: binary` in OpenAPI 3.0",
        (ObjectKind::Schema, "patternProperties" | "propertyNames" | "unevaluatedProperties") => {
            "use `additionalProperties` in OpenAPI 3.0"
        }
        (ObjectKind::Schema, "prefixItems") => {
            "use `items` in OpenAPI 3.0, one schema for all items"
        }
        (ObjectKind::Schema, "optional") => {
            "a property is optional unless the object's `required` lists it"
        }
        (ObjectKind::Document, "webhooks" | "jsonSchemaDialect") => {
            "it was introduced in OpenAPI 3.1"
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
