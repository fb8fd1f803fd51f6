//! The keywords of schemas, and how each is used.

use super::ValueType::{
    Any, Bool, Choice, Count, List, Number, Object, ObjectList, ObjectMap, ObjectOrBool, String,
    StringList,
};
use super::keyword::{ignored, used, with_rule};
use super::{Keyword, ObjectKind, UsageRule};

const NOT_VALIDATED: &str = "values are not validated";
const BODY_EXAMPLES: &str = "only examples of whole bodies are used";
const OPEN: &str = "any value of the type is accepted";

/// The types whose `format` makes a difference.
const FORMATTED: &[&str] = &["integer", "number", "object", "string"];

/// The numeric types, and no type.
const NUMBERS: &[&str] = &["", "integer", "number"];

/// Every type, and no type.
const ALL: &[&str] = &[
    "", "array", "boolean", "integer", "number", "object", "string",
];

/// The types of OpenAPI 3.0.
pub(crate) const TYPES: &[&str] = &["array", "boolean", "integer", "number", "object", "string"];

/// The reason why a constraint is ignored where it is not documented.
pub(crate) const UNDOCUMENTED: &str =
    "only constraints of properties and parameters are documented";
/// The reason why a constraint on other types than the schema's is ignored.
pub(crate) const OTHER_TYPE: &str = "it does not apply to the schema's type";

pub(super) const SCHEMA: &[Keyword] = &[
    used("type", Choice(TYPES)),
    used("description", String),
    used("deprecated", Bool),
    used("properties", ObjectMap(ObjectKind::Schema)),
    with_rule(
        "required",
        StringList,
        UsageRule::ForTypes(&["", "object"], OTHER_TYPE),
    ),
    used("additionalProperties", ObjectOrBool(ObjectKind::Schema)),
    used("items", Object(ObjectKind::Schema)),
    with_rule(
        "enum",
        List,
        UsageRule::ForTypes(&["", "boolean", "integer", "number", "string"], OPEN),
    ),
    with_rule("format", String, UsageRule::ForTypes(FORMATTED, OTHER_TYPE)),
    with_rule(
        "pattern",
        String,
        UsageRule::ForTypes(&["", "string"], OTHER_TYPE),
    ),
    used("allOf", ObjectList(ObjectKind::Schema)),
    used("oneOf", ObjectList(ObjectKind::Schema)),
    used("anyOf", ObjectList(ObjectKind::Schema)),
    ignored("not", Object(ObjectKind::Schema), NOT_VALIDATED),
    with_rule("default", Any, UsageRule::Constraint(ALL)),
    with_rule("minLength", Count, UsageRule::Constraint(&["", "string"])),
    with_rule("maxLength", Count, UsageRule::Constraint(&["", "string"])),
    with_rule("minimum", Number, UsageRule::Constraint(NUMBERS)),
    with_rule("maximum", Number, UsageRule::Constraint(NUMBERS)),
    with_rule("minItems", Count, UsageRule::Constraint(&["", "array"])),
    with_rule("maxItems", Count, UsageRule::Constraint(&["", "array"])),
    with_rule("uniqueItems", Bool, UsageRule::Constraint(&["", "array"])),
    with_rule("exclusiveMinimum", Bool, UsageRule::Constraint(NUMBERS)),
    with_rule("exclusiveMaximum", Bool, UsageRule::Constraint(NUMBERS)),
    with_rule("multipleOf", Number, UsageRule::Constraint(NUMBERS)),
    with_rule(
        "minProperties",
        Count,
        UsageRule::Constraint(&["", "object"]),
    ),
    with_rule(
        "maxProperties",
        Count,
        UsageRule::Constraint(&["", "object"]),
    ),
    used("readOnly", Bool),
    ignored("writeOnly", Bool, "a response without it is accepted, too"),
    ignored("nullable", Bool, "null is decoded like an absent value"),
    ignored(
        "title",
        String,
        "types are named after their location, as titles may not be unique",
    ),
    ignored("example", Any, BODY_EXAMPLES),
    used("discriminator", Object(ObjectKind::Discriminator)),
    ignored(
        "xml",
        Object(ObjectKind::Xml),
        "XML bodies are not generated",
    ),
    ignored(
        "externalDocs",
        Object(ObjectKind::ExternalDocs),
        "it is not part of the SDK's docs",
    ),
];
