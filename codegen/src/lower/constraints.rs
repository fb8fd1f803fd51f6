//! What schemas demand of values, in words: nothing checks it before a request is sent.

use std::ptr;

use openapiv3::{
    AdditionalProperties, AnySchema, ReferenceOr, Schema, SchemaKind, StringFormat, Type,
    VariantOrUnknownOrEmpty,
};
use serde_json::Value;

use super::shape::{Part, Shape, borrowed};
use super::simple::simple;
use super::{Lowering, prose};
use crate::Pointer;
use crate::api::Docs;
use crate::backend::rust_sdk::markdown::code_span;

impl<'a> Lowering<'a> {
    /// One line with all that a schema demands of a value and of what is in it, if it demands anything.
    fn constraints(&self, schema: &'a Schema) -> Docs {
        let mut sentences = Vec::new();
        let mut whose = String::new();
        // Lists and maps can go round in circles.
        let mut seen: Vec<&Schema> = Vec::new();
        let mut next = Some(schema);
        while let Some(schema) = next.filter(|next| !seen.iter().any(|seen| ptr::eq(*seen, *next)))
        {
            seen.push(schema);
            let facts = facts(schema).join(", ");
            if !facts.is_empty() {
                sentences.push(match whose.as_str() {
                    "" => capitalized(facts) + ".",
                    whose => capitalized(format!("{whose}: {facts}.")),
                });
            }
            next = inner(schema).and_then(|(what, inner)| {
                whose = match whose.as_str() {
                    "" => format!("each {what}"),
                    whose => format!("each {what} of {whose}"),
                };
                self.followed(inner)
            });
        }
        match sentences.is_empty() {
            true => Vec::new(),
            false => vec![sentences.join(" ")],
        }
    }

    /// What a schema demands of its values, and of those who handle them.
    pub(super) fn demands(&self, schema: &'a Schema) -> Docs {
        let mut docs = self.constraints(schema);
        let twilio = schema.schema_data.extensions.get("x-twilio");
        docs.extend(twilio.and_then(prose::personal));
        docs
    }

    /// A schema, or the one that its references lead to. That they lead somewhere is held elsewhere.
    fn followed(&self, schema: ReferenceOr<&'a Schema>) -> Option<&'a Schema> {
        let mut schema = schema;
        for _ in 0..32 {
            let reference = match schema {
                ReferenceOr::Item(schema) => return Some(schema),
                ReferenceOr::Reference { reference } => reference,
            };
            schema = borrowed(self.schema_at(&Pointer::parse(&reference)?)?);
        }
        None
    }
}

/// What the values are that a list or a map has, and what is said of each.
fn inner(schema: &Schema) -> Option<(&'static str, ReferenceOr<&Schema>)> {
    let (items, values) = match &schema.schema_kind {
        SchemaKind::Type(Type::Array(array)) => (array.items.as_ref(), None),
        SchemaKind::Type(Type::Object(object)) if object.properties.is_empty() => {
            (None, object.additional_properties.as_ref())
        }
        SchemaKind::Any(any) if any.items.is_some() => (any.items.as_ref(), None),
        SchemaKind::Any(any) if any.properties.is_empty() => {
            (None, any.additional_properties.as_ref())
        }
        _ => (None, None),
    };
    if let Some(items) = items {
        return Some(("item", Part::boxed(items, Pointer::root()).schema));
    }
    match values? {
        AdditionalProperties::Schema(values) => Some(("value", borrowed(values))),
        AdditionalProperties::Any(_) => None,
    }
}

/// All that a schema demands of a value itself.
fn facts(schema: &Schema) -> Vec<String> {
    let mut facts = Vec::new();
    match &schema.schema_kind {
        SchemaKind::Type(Type::String(string)) => {
            facts.extend(count(string.min_length, string.max_length, "character"));
            facts.extend(pattern(string.pattern.as_deref()));
            facts.extend(match &string.format {
                VariantOrUnknownOrEmpty::Unknown(format) => Some(named_format(format)),
                _ => None,
            });
        }
        SchemaKind::Type(Type::Integer(integer)) => {
            facts.extend(range(
                integer.minimum.map(|low| (low, integer.exclusive_minimum)),
                integer
                    .maximum
                    .map(|high| (high, integer.exclusive_maximum)),
            ));
            facts.extend(integer.multiple_of.map(multiple));
        }
        SchemaKind::Type(Type::Number(number)) => {
            facts.extend(range(
                number.minimum.map(|low| (low, number.exclusive_minimum)),
                number.maximum.map(|high| (high, number.exclusive_maximum)),
            ));
            facts.extend(number.multiple_of.map(multiple));
            facts.extend(one_of(number.enumeration.iter().flatten()));
        }
        SchemaKind::Type(Type::Boolean(boolean)) => {
            facts.extend(one_of(boolean.enumeration.iter().flatten()));
        }
        SchemaKind::Type(Type::Array(array)) => {
            facts.extend(count(array.min_items, array.max_items, "item"));
            facts.extend(array.unique_items.then(unique));
        }
        SchemaKind::Type(Type::Object(object)) => {
            facts.extend(count(
                object.min_properties,
                object.max_properties,
                "property",
            ));
        }
        SchemaKind::Any(any) => facts.extend(facts_of_any(any, schema)),
        _ => {}
    }
    if let Some(default) = &schema.schema_data.default {
        facts.push(format!("default {}", code_span(&default.to_string())));
    }
    facts
}

/// Those of a schema without a type, or with keywords that do not belong to its type, which say nothing.
fn facts_of_any(any: &AnySchema, schema: &Schema) -> Vec<String> {
    let own = any.typ.as_deref();
    let can_be = |types: &[&str]| own.is_none_or(|own| types.contains(&own));
    let mut facts = Vec::new();
    if can_be(&["string"]) {
        facts.extend(count(any.min_length, any.max_length, "character"));
        facts.extend(pattern(any.pattern.as_deref()));
        let known = VariantOrUnknownOrEmpty::<StringFormat>::from(any.format.clone());
        if let (Some(_), VariantOrUnknownOrEmpty::Unknown(format)) = (&any.typ, known) {
            facts.push(named_format(&format));
        }
    }
    if can_be(&["integer", "number"]) {
        facts.extend(range(
            any.minimum
                .map(|low| (low, any.exclusive_minimum == Some(true))),
            any.maximum
                .map(|high| (high, any.exclusive_maximum == Some(true))),
        ));
        facts.extend(any.multiple_of.map(multiple));
    }
    if can_be(&["array"]) {
        facts.extend(count(any.min_items, any.max_items, "item"));
        facts.extend((any.unique_items == Some(true)).then(unique));
    }
    if can_be(&["object"]) {
        facts.extend(count(any.min_properties, any.max_properties, "property"));
    }
    // An enum of its own says its values itself.
    let shape = simple(schema, &Pointer::root());
    if !matches!(shape, Shape::Enum(_) | Shape::Numbers(_)) {
        facts.extend(one_of(
            any.enumeration
                .iter()
                .filter(|value: &&Value| !value.is_null()),
        ));
    }
    facts
}

fn pattern(pattern: Option<&str>) -> Option<String> {
    pattern.map(|pattern| format!("pattern {}", code_span(pattern)))
}

fn named_format(format: &str) -> String {
    format!("format {}", code_span(format))
}

fn multiple<T: ToString>(of: T) -> String {
    format!("a multiple of {}", of.to_string())
}

fn unique() -> String {
    "no two the same".to_owned()
}

fn one_of<T: ToString>(values: impl Iterator<Item = T>) -> Option<String> {
    let values: Vec<_> = values.map(|value| code_span(&value.to_string())).collect();
    match values.as_slice() {
        [] => None,
        [only] => Some(format!("always {only}")),
        _ => Some(format!("one of {}", values.join(", "))),
    }
}

/// How many of something there can be.
fn count(low: Option<usize>, high: Option<usize>, what: &str) -> Option<String> {
    let plural = match (low, high) {
        (_, Some(1)) | (Some(1), None) => what.to_owned(),
        _ => what
            .strip_suffix('y')
            .map_or_else(|| format!("{what}s"), |stem| format!("{stem}ies")),
    };
    let range = range(low.map(|low| (low, false)), high.map(|high| (high, false)))?;
    Some(format!("{range} {plural}"))
}

/// The bounds of a number, each with whether it is none of the values itself.
fn range<T: PartialEq + ToString>(
    low: Option<(T, bool)>,
    high: Option<(T, bool)>,
) -> Option<String> {
    if let (Some((low, false)), Some((high, false))) = (&low, &high) {
        return Some(match low == high {
            true => format!("exactly {}", low.to_string()),
            false => format!("{} to {}", low.to_string(), high.to_string()),
        });
    }
    let bound = |bound: Option<(T, bool)>, inside: &str, outside: &str| {
        bound.map(|(bound, exclusive)| match exclusive {
            true => format!("{outside} {}", bound.to_string()),
            false => format!("{inside} {}", bound.to_string()),
        })
    };
    let low = bound(low, "at least", "more than");
    let high = bound(high, "at most", "less than");
    let bounds: Vec<_> = low.into_iter().chain(high).collect();
    (!bounds.is_empty()).then(|| bounds.join(", "))
}

fn capitalized(mut text: String) -> String {
    if let Some(first) = text.get_mut(..1) {
        first.make_ascii_uppercase();
    }
    text
}
