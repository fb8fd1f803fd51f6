use serde_json::{Map, Value};

use super::ObjectKind;
use crate::openapi::{Usage, Version};

/// A keyword of a kind of object.
#[derive(Clone, Copy)]
pub(crate) struct Keyword {
    pub(crate) name: &'static str,
    pub(crate) value: ValueType,
    pub(crate) usage: UsageRule,
    /// Whether OpenAPI requires it.
    pub(crate) required: bool,
    /// The first version of OpenAPI that has it.
    pub(crate) since: Version,
}

/// The type of a keyword's value.
#[derive(Clone, Copy)]
pub(crate) enum ValueType {
    Any,
    String,
    /// One of these strings.
    Choice(&'static [&'static str]),
    Bool,
    Number,
    /// An integer that is not negative.
    Count,
    /// A list of any values.
    List,
    StringList,
    StringMap,
    Object(ObjectKind),
    ObjectOrBool(ObjectKind),
    ObjectList(ObjectKind),
    /// A list of which only the first object is used, with the reason why the others are ignored.
    FirstObject(ObjectKind, &'static str),
    ObjectMap(ObjectKind),
}

impl ValueType {
    /// Whether a value is of this type, without what is in it.
    pub(crate) fn includes(self, value: &Value) -> bool {
        match self {
            ValueType::Any => true,
            ValueType::String => value.is_string(),
            ValueType::Choice(choices) => {
                value.as_str().is_some_and(|text| choices.contains(&text))
            }
            ValueType::Bool => value.is_boolean(),
            ValueType::Number => value.is_number(),
            ValueType::Count => value.as_u64().is_some(),
            ValueType::List
            | ValueType::StringList
            | ValueType::ObjectList(_)
            | ValueType::FirstObject(..) => value.is_array(),
            ValueType::StringMap | ValueType::Object(_) | ValueType::ObjectMap(_) => {
                value.is_object()
            }
            ValueType::ObjectOrBool(_) => value.is_object() || value.is_boolean(),
        }
    }
}

/// The rule that determines the [`Usage`](crate::Usage) of a keyword.
#[derive(Clone, Copy)]
pub(crate) enum UsageRule {
    /// The generated crate depends on it.
    Used,
    /// It makes no difference to the generated crate, for this reason.
    Ignored(&'static str),
    /// Used in schemas of one of these types (an empty name is a schema without a type), else ignored.
    ForTypes(&'static [&'static str], &'static str),
}

impl UsageRule {
    /// Whether the generated crate depends on the keyword wherever it is.
    pub(crate) fn is_used(self) -> bool {
        matches!(self, UsageRule::Used)
    }

    /// The usage of a keyword with these siblings.
    pub(crate) fn usage(self, siblings: &Map<String, Value>) -> Usage {
        let has_type = |types: &[&str]| {
            let own = siblings.get("type").and_then(Value::as_str);
            types.contains(&own.unwrap_or_default())
        };
        match self {
            UsageRule::Used => Usage::Used,
            UsageRule::Ignored(reason) => Usage::Ignored(reason),
            UsageRule::ForTypes(types, _) if has_type(types) => Usage::Used,
            UsageRule::ForTypes(_, reason) => Usage::Ignored(reason),
        }
    }
}

pub(super) const fn used(name: &'static str, value: ValueType) -> Keyword {
    with_rule(name, value, UsageRule::Used)
}

pub(super) const fn ignored(name: &'static str, value: ValueType, reason: &'static str) -> Keyword {
    with_rule(name, value, UsageRule::Ignored(reason))
}

pub(super) const fn with_rule(name: &'static str, value: ValueType, usage: UsageRule) -> Keyword {
    Keyword {
        name,
        value,
        usage,
        required: false,
        since: Version::V3_0,
    }
}

impl Keyword {
    /// The same keyword, required by OpenAPI.
    pub(super) const fn required(self) -> Self {
        Self {
            required: true,
            ..self
        }
    }

    /// The same keyword, which OpenAPI has since a version.
    pub(super) const fn since(self, since: Version) -> Self {
        Self { since, ..self }
    }
}
