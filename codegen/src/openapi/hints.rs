//! What those who write documents often mean by what OpenAPI 3.0 does not have.

use serde_json::Value;

use super::table::Kind;

/// What to write instead of a value of the wrong type.
pub(super) fn wrong_type(kind: Kind, keyword: &str, value: &Value) -> Option<String> {
    let hint = match (kind, keyword, value) {
        (Kind::Schema, "required", Value::Bool(_)) => {
            "list the names of the required properties in the object that has them: `required: [name]`"
        }
        (Kind::Schema, "type", Value::Array(_)) => {
            "OpenAPI 3.0 has one type; say `nullable: true` if the value may be null"
        }
        (Kind::Schema, "exclusiveMinimum" | "exclusiveMaximum", Value::Number(_)) => {
            "OpenAPI 3.0 has the number in `minimum` or `maximum`, and `true` here"
        }
        _ => return None,
    };
    Some(hint.to_owned())
}

/// What to write instead of a text that is none of those that a keyword has.
pub(super) fn wrong_choice(kind: Kind, keyword: &str, text: &str) -> Option<&'static str> {
    Some(match (kind, keyword, text) {
        (Kind::Parameter, "in", "body") => "describe the body in the operation's `requestBody`",
        (Kind::Parameter, "in", "formData") => {
            "describe the fields in the operation's `requestBody`, as properties of a form"
        }
        (Kind::Schema, "type", "null") => "say `nullable: true` in the schema that may be null",
        (Kind::Schema, "type", "any") => "leave `type` out where any value will do",
        (Kind::Schema, "type", "file") => "write `type: string` and `format: binary`",
        (Kind::Schema, "type", "date" | "date-time" | "uuid" | "byte" | "binary") => {
            "write `type: string`, and this as its `format`"
        }
        (Kind::Schema, "type", "float" | "double" | "decimal") => {
            "write `type: number`, and this as its `format`"
        }
        (Kind::Schema, "type", "int32" | "int64" | "long") => {
            "write `type: integer`, and `int32` or `int64` as its `format`"
        }
        (Kind::Schema, "type", "map" | "dict" | "hash") => {
            "write `type: object`, and in `additionalProperties` what the values are"
        }
        (Kind::Schema, "type", "list") => "write `type: array`, and in `items` what the items are",
        (Kind::SecurityScheme, "type", "basic") => "write `type: http` and `scheme: basic`",
        _ => return None,
    })
}

/// What to write for a keyword that is not there.
pub(super) fn missing(kind: Kind, keyword: &str) -> Option<&'static str> {
    Some(match (kind, keyword) {
        (Kind::Operation, "responses") => {
            "say what a success answers, such as `responses: { '204': { description: Done } }`"
        }
        (Kind::Response, "description") => "say what it means, such as `description: Done`",
        (Kind::Document, "paths") => "add `paths`; a document without operations has `paths: {}`",
        (Kind::Document, "info") => "add `info: { title: NAME, version: '1' }`",
        (Kind::RequestBody, "content") => "add `content`, with a media type and its `schema`",
        _ => return None,
    })
}

/// What to write instead of a keyword that OpenAPI 3.0 does not have there.
pub(super) fn unknown(kind: Kind, keyword: &str) -> Option<&'static str> {
    Some(match (kind, keyword) {
        (Kind::Schema, "const") => "OpenAPI 3.0 has `enum` with one value instead",
        (Kind::Schema, "examples") => "OpenAPI 3.0 has `example` in a schema",
        (Kind::Schema, "$defs" | "definitions") => "put shared schemas below `components/schemas`",
        (Kind::Schema, "contentEncoding") => "OpenAPI 3.0 has `format: byte` for Base64 instead",
        (Kind::Schema, "contentMediaType") => "OpenAPI 3.0 has `format: binary` instead",
        (Kind::Schema, "patternProperties" | "propertyNames" | "unevaluatedProperties") => {
            "OpenAPI 3.0 has `additionalProperties` instead"
        }
        (Kind::Schema, "prefixItems") => "OpenAPI 3.0 has `items` instead, one schema for all",
        (Kind::Schema, "optional") => {
            "a property is optional unless the object's `required` lists it"
        }
        (Kind::Document, "webhooks" | "jsonSchemaDialect") => "it came with OpenAPI 3.1",
        (Kind::Document, "host" | "basePath" | "schemes") => {
            "OpenAPI 3.0 has `servers` with whole addresses instead"
        }
        (Kind::Document, "definitions") => "OpenAPI 3.0 has `components/schemas` instead",
        (Kind::Document, "securityDefinitions") => {
            "OpenAPI 3.0 has `components/securitySchemes` instead"
        }
        (Kind::Document | Kind::Operation, "consumes" | "produces") => {
            "OpenAPI 3.0 has the media types below `content` instead"
        }
        (Kind::Parameter, "collectionFormat") => "OpenAPI 3.0 has `style` and `explode` instead",
        (Kind::Parameter | Kind::Header | Kind::MediaType, _)
            if Kind::Schema.keyword(keyword).is_some() =>
        {
            "it belongs into `schema`"
        }
        (Kind::Response, "schema") => "it belongs below `content` and a media type",
        (_, "$ref") => "OpenAPI has no references at this place: write out what it refers to",
        _ => return None,
    })
}
