//! Values of the wrong type in the `enum` and `default` of schemas.

use serde_json::Value;

use super::coerce::number;
use super::json_text::{self, Containers};
use super::lists;
use super::references::Located;
use crate::openapi::expected::found;
use crate::openapi::warnings::Warnings;
use crate::source::{Pointer, Sources};

/// A scalar type, which tells how a value of another type is read.
#[derive(Clone, Copy)]
pub(super) enum ScalarType {
    String,
    Number,
    Bool,
}

impl ScalarType {
    /// The type of that name.
    pub(super) fn of(name: Option<&str>) -> Option<Self> {
        Some(match name? {
            "string" => ScalarType::String,
            "integer" | "number" => ScalarType::Number,
            "boolean" => ScalarType::Bool,
            _ => return None,
        })
    }

    fn noun(self) -> &'static str {
        match self {
            ScalarType::String => "a string",
            ScalarType::Number => "a number",
            ScalarType::Bool => "`true` or `false`",
        }
    }

    /// Reads a value as this type; none if it is of it, or cannot be read so.
    pub(super) fn read(
        self,
        value: &Value,
        at: &Pointer,
        warnings: &Warnings<'_>,
    ) -> Option<Value> {
        match (self, value) {
            (ScalarType::String, Value::Number(_) | Value::Bool(_)) => {
                warnings.text(value, at).map(Value::String)
            }
            (ScalarType::Number, Value::String(text)) => number(text).map(Value::Number),
            (ScalarType::Bool, Value::String(text)) => match text.to_lowercase().as_str() {
                "true" => Some(true.into()),
                "false" => Some(false.into()),
                _ => None,
            },
            _ => None,
        }
    }

    /// Reads a value as this type, with a warning.
    pub(super) fn read_with_warning(
        self,
        value: &Value,
        at: &Pointer,
        warnings: &mut Warnings<'_>,
    ) -> Option<Value> {
        let other = self.read(value, at, warnings)?;
        let written = warnings.text(value, at).unwrap_or_default();
        let reading = other
            .as_str()
            .map_or_else(|| other.to_string(), str::to_owned);
        let message = format!(
            "expected {}, found {}; read as `{reading}`",
            self.noun(),
            found(value, Some(&written))
        );
        let help = match self {
            ScalarType::String => format!("quote it: `\"{written}\"`"),
            ScalarType::Number | ScalarType::Bool => format!("remove the quotes: `{written}`"),
        };
        warnings.interpreted(at, message, Some(help));
        Some(other)
    }
}

/// The values of a schema that are of another type than it says, with what they are read as.
pub(super) fn of_schema(
    sources: &Sources,
    at: &Pointer,
    warnings: &mut Warnings<'_>,
) -> Vec<(Pointer, Value)> {
    let Some(schema) = sources.find(at) else {
        return Vec::new();
    };
    let located = Located {
        value: schema,
        at: at.clone(),
    };
    let name = type_name(sources, &located);
    let mut read = |value: &Value, at: &Pointer| match ScalarType::of(name) {
        Some(scalar) => scalar.read_with_warning(value, at, warnings),
        None => {
            let expected = name.map(Containers::of).unwrap_or_default();
            json_text::parse(value, expected, at, warnings)
        }
    };
    let mut replacements = Vec::new();
    if let Some(default) = schema.get("default") {
        let at = at.child("default");
        replacements.extend(read(default, &at).map(|other| (at, other)));
    }
    if let Some(Value::Array(listed)) = schema.get("enum") {
        let pointer = at.child("enum");
        let read = listed.iter().enumerate().map(|(index, value)| {
            let other = read(value, &pointer.child(index));
            other.unwrap_or_else(|| value.clone())
        });
        let items = lists::unique("enum", read.collect(), at, warnings);
        if items != *listed {
            replacements.push((pointer, items.into()));
        }
    }
    replacements
}

/// The type of a schema: its own, or one that it has from the schemas it is composed with by `allOf`.
fn type_name<'s>(sources: &'s Sources, schema: &Located<'s>) -> Option<&'s str> {
    let of_members = |schema: &Located<'s>| {
        let mut members = schema.items("allOf");
        members.find_map(|member| member.resolved(sources).text("type"))
    };
    let around = || match schema.at.tokens()[..] {
        [ref parents @ .., "allOf", _] => {
            let at = schema.at.ancestor(parents.len());
            let value = sources.find(&at)?;
            let whole = Located { value, at };
            whole.text("type").or_else(|| of_members(&whole))
        }
        _ => None,
    };
    let own = schema.text("type");
    own.or_else(|| of_members(schema)).or_else(around)
}
