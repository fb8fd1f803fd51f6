//! The keywords of schemas, and what becomes of them: amend this where lowering changes.

use super::table::Takes::{
    Anything, Choice, Count, Flag, List, Named, Number, One, OneOrFlag, Text, Texts, Values,
};
use super::table::{Keyword, Kind, Rule, ignored, used, with};

const CHECKED: &str = "the API holds to it; neither requests nor answers are checked";
const BODY_EXAMPLES: &str = "only examples of whole bodies are used";
const OPEN: &str = "all values of the type are taken, known or not";

/// The types that have a format that makes a difference.
const FORMATTED: &[&str] = &["integer", "number", "object", "string"];

/// The types whose values are numbers, and none.
const NUMBERS: &[&str] = &["", "integer", "number"];

/// Every type, and none.
const ALL: &[&str] = &[
    "", "array", "boolean", "integer", "number", "object", "string",
];

/// The types of OpenAPI 3.0.
pub(super) const TYPES: &[&str] = &["array", "boolean", "integer", "number", "object", "string"];

/// Why a demand on values is ignored where no docs can say it.
pub(super) const UNSAID: &str = "the docs say it of properties and parameters alone";
/// Why a demand that is made of other types than the schema's is ignored.
pub(super) const OTHER_TYPE: &str = "it says nothing of values of the schema's type";

pub(super) const SCHEMA: &[Keyword] = &[
    used("type", Choice(TYPES)),
    used("description", Text),
    used("deprecated", Flag),
    used("properties", Named(Kind::Schema)),
    with(
        "required",
        Texts,
        Rule::OfTypes(&["", "object"], OTHER_TYPE),
    ),
    used("additionalProperties", OneOrFlag(Kind::Schema)),
    used("items", One(Kind::Schema)),
    with(
        "enum",
        Values,
        Rule::OfTypes(&["", "boolean", "integer", "number", "string"], OPEN),
    ),
    with("format", Text, Rule::OfTypes(FORMATTED, OTHER_TYPE)),
    with("pattern", Text, Rule::OfTypes(&["", "string"], OTHER_TYPE)),
    used("allOf", List(Kind::Schema)),
    used("oneOf", List(Kind::Schema)),
    used("anyOf", List(Kind::Schema)),
    ignored("not", One(Kind::Schema), CHECKED),
    with("default", Anything, Rule::Demand(ALL)),
    with("minLength", Count, Rule::Demand(&["", "string"])),
    with("maxLength", Count, Rule::Demand(&["", "string"])),
    with("minimum", Number, Rule::Demand(NUMBERS)),
    with("maximum", Number, Rule::Demand(NUMBERS)),
    with("minItems", Count, Rule::Demand(&["", "array"])),
    with("maxItems", Count, Rule::Demand(&["", "array"])),
    with("uniqueItems", Flag, Rule::Demand(&["", "array"])),
    with("exclusiveMinimum", Flag, Rule::Demand(NUMBERS)),
    with("exclusiveMaximum", Flag, Rule::Demand(NUMBERS)),
    with("multipleOf", Number, Rule::Demand(NUMBERS)),
    with("minProperties", Count, Rule::Demand(&["", "object"])),
    with("maxProperties", Count, Rule::Demand(&["", "object"])),
    used("readOnly", Flag),
    ignored(
        "writeOnly",
        Flag,
        "an answer that lacks it is read all the same",
    ),
    ignored(
        "nullable",
        Flag,
        "null is read like a value that is not there",
    ),
    ignored(
        "title",
        Text,
        "types are called after their places, which titles may not tell apart",
    ),
    ignored("example", Anything, BODY_EXAMPLES),
    used("discriminator", One(Kind::Discriminator)),
    ignored("xml", One(Kind::Xml), "bodies are forms or JSON"),
    ignored(
        "externalDocs",
        One(Kind::ExternalDocs),
        "the docs of the SDK stand by themselves",
    ),
];
