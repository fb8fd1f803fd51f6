//! Examples of bodies that are not values of their schema.

use serde_json::Value;

use super::json_text::{self, Containers};
use super::references::Located;
use super::scalars::ScalarType;
use crate::openapi::warnings::Warnings;
use crate::source::{Pointer, Sources};

/// The number of schemas within one another that are followed.
const DEPTH_LIMIT: usize = 32;

/// Finds the values in an example that are of the wrong type.
struct Search<'d, 'w, 'm> {
    sources: &'d Sources,
    warnings: &'w mut Warnings<'m>,
    /// Whether the example is sent rather than received. What is received may well be of the type that it has.
    is_request: bool,
    replacements: Vec<(Pointer, Value)>,
}

/// The values in the examples of a media type that are of another type than their schema says, with what they are read
/// as.
pub(super) fn of_media_type(
    sources: &Sources,
    at: &Pointer,
    warnings: &mut Warnings<'_>,
) -> Vec<(Pointer, Value)> {
    let Some(media_type) = sources.find(at) else {
        return Vec::new();
    };
    let any = Value::Object(serde_json::Map::new());
    let schema = Located {
        value: media_type.get("schema").unwrap_or(&any),
        at: at.child("schema"),
    };
    let is_json = at.tokens().pop().is_some_and(|name| name.contains("json"));
    let is_request = ["requestBody", "requestBodies"];
    let mut search = Search {
        sources,
        is_request: at.tokens().iter().any(|token| is_request.contains(token)),
        warnings,
        replacements: Vec::new(),
    };
    let single = media_type
        .get("example")
        .map(|value| (at.child("example"), value));
    let named = media_type
        .get("examples")
        .and_then(Value::as_object)
        .into_iter()
        .flatten();
    let named = named.filter_map(|(name, example)| {
        let pointer = at.descend(["examples", name, "value"]);
        Some((pointer, example.get("value")?))
    });
    for (pointer, value) in single.into_iter().chain(named) {
        let untyped = if is_json {
            Containers::any()
        } else {
            Containers::default()
        };
        let expected = search.containers(schema.clone(), untyped, 0);
        match json_text::parse(value, expected, &pointer, search.warnings) {
            Some(parsed) => search.replacements.push((pointer, parsed)),
            None => search.value(value, schema.clone(), &pointer, 0),
        }
    }
    search.replacements
}

impl<'d> Search<'d, '_, '_> {
    /// Whether values of a schema may be lists or objects, and are no strings.
    fn containers(&self, schema: Located<'d>, untyped: Containers, depth: usize) -> Containers {
        let schema = schema.resolved(self.sources);
        let has = |keyword: &str| schema.value.get(keyword).is_some();
        if let Some(name) = schema.text("type") {
            return Containers::of(name);
        }
        if depth > DEPTH_LIMIT {
            return Containers::default();
        }
        let of_members = |keyword: &str| {
            let members = schema.items(keyword);
            members.map(|member| self.containers(member, untyped, depth + 1))
        };
        if has("properties") || has("additionalProperties") {
            Containers::of("object")
        } else if has("items") {
            Containers::of("array")
        } else if has("allOf") {
            of_members("allOf").fold(Containers::default(), Containers::or)
        } else if has("oneOf") || has("anyOf") {
            let keyword = if has("oneOf") { "oneOf" } else { "anyOf" };
            let mut alternatives = of_members(keyword);
            let united = alternatives.try_fold(Containers::default(), |united, member| {
                (!member.is_none()).then(|| united.or(member))
            });
            united.unwrap_or_default()
        } else {
            untyped
        }
    }

    fn value(&mut self, value: &Value, schema: Located<'d>, at: &Pointer, depth: usize) {
        if depth > DEPTH_LIMIT {
            return;
        }
        let schema = schema.resolved(self.sources);
        for member in schema.items("allOf") {
            self.value(value, member, at, depth + 1);
        }
        match value {
            Value::Object(entries) => {
                for (name, entry) in entries {
                    let property = schema.get("properties").and_then(|all| all.get(name));
                    let property = property.or_else(|| schema.get("additionalProperties"));
                    if let Some(property) = property {
                        self.value(entry, property, &at.child(name), depth + 1);
                    }
                }
            }
            Value::Array(items) => {
                if let Some(item_schema) = schema.get("items") {
                    for (index, item) in items.iter().enumerate() {
                        self.value(item, item_schema.clone(), &at.child(index), depth + 1);
                    }
                }
            }
            scalar => self.scalar(scalar, schema.value, at),
        }
    }

    fn scalar(&mut self, value: &Value, schema: &Value, at: &Pointer) {
        let Some(scalar) = ScalarType::of(schema.get("type").and_then(Value::as_str)) else {
            return;
        };
        let Some(other) = scalar.read(value, at, self.warnings) else {
            return;
        };
        // The JSON of `1.10` or `+15551234` lacks what is written.
        let json = value.to_string();
        let is_lossy = other.as_str().is_some_and(|text| text != json);
        if (self.is_request || is_lossy)
            && let Some(other) = scalar.read_with_warning(value, at, self.warnings)
        {
            self.replacements.push((at.clone(), other));
        }
    }
}
