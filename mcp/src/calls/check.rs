//! Checks values against schemas. Messages name the position and what is expected, never the value, which can be secret.

use std::str::FromStr;

use regex_lite::Regex;
use serde_json::{Number, Value};
use twilio_runtime::{Date, DateTime};

use crate::index::Index;

/// Whether a number is within a limit.
type Holds = fn(f64, f64) -> bool;

/// How deep values are checked; what is deeper is left to the API.
const DEEPEST: usize = 32;

/// Adds what is wrong with a value to `problems`. `at` is its position, such as `Tags[2]`.
pub(super) fn check(
    index: &Index,
    schema: &Value,
    value: &Value,
    at: &str,
    problems: &mut Vec<String>,
) {
    check_within(index, schema, value, at, problems, DEEPEST);
}

fn check_within(
    index: &Index,
    schema: &Value,
    value: &Value,
    at: &str,
    problems: &mut Vec<String>,
    depth: usize,
) {
    let resolved = index.resolve(schema);
    let is_nullable = [schema, resolved].iter().any(|it| it["nullable"] == true);
    if value.is_null() && is_nullable || depth == 0 {
        return;
    }
    if let Some(members) = resolved["anyOf"].as_array() {
        let fits = members.iter().any(|member| {
            let mut own = Vec::new();
            check_within(index, member, value, at, &mut own, depth - 1);
            own.is_empty()
        });
        if !fits {
            problems.push(format!(
                "{at} has none of its forms; the page of the operation shows them"
            ));
        }
        return;
    }
    let expected = resolved["type"].as_str().unwrap_or_default();
    if !has_type(value, expected) {
        problems.push(format!("{at} must be {}", with_article(expected)));
        return;
    }
    for limits in distinct(schema, resolved) {
        check_allowed(limits, value, at, problems);
        match value {
            Value::String(text) => check_text(limits, text, at, problems),
            Value::Number(number) => check_number(limits, number, at, problems),
            Value::Array(items) => check_count(limits, items.len(), "Items", "items", at, problems),
            Value::Object(map) => {
                check_count(limits, map.len(), "Properties", "properties", at, problems);
            }
            Value::Null | Value::Bool(_) => {}
        }
    }
    check_parts(index, resolved, value, at, problems, depth);
}

/// A schema and the one that it refers to, if that is another one.
fn distinct<'s>(schema: &'s Value, resolved: &'s Value) -> impl Iterator<Item = &'s Value> {
    let other = (!std::ptr::eq(schema, resolved)).then_some(schema);
    [resolved].into_iter().chain(other)
}

fn has_type(value: &Value, expected: &str) -> bool {
    match expected {
        "string" => value.is_string(),
        "boolean" => value.is_boolean(),
        "integer" => value.is_i64() || value.is_u64(),
        "number" => value.is_number(),
        "array" => value.is_array(),
        "object" => value.is_object(),
        _ => true,
    }
}

fn with_article(name: &str) -> String {
    let article = if name.starts_with(['a', 'i', 'o']) {
        "an"
    } else {
        "a"
    };
    format!("{article} {name}")
}

fn check_allowed(schema: &Value, value: &Value, at: &str, problems: &mut Vec<String>) {
    if let Some(allowed) = schema["enum"]
        .as_array()
        .filter(|allowed| !allowed.contains(value))
    {
        let allowed = allowed
            .iter()
            .map(|it| it.as_str().map_or_else(|| it.to_string(), str::to_owned));
        let allowed: Vec<_> = allowed.collect();
        problems.push(format!("{at} must be one of {}", allowed.join(", ")));
    }
}

fn check_text(schema: &Value, text: &str, at: &str, problems: &mut Vec<String>) {
    if let Some(prefix) = schema["x-sid"].as_str() {
        if !is_sid(prefix, text) {
            problems.push(format!(
                "{at} must be {prefix} followed by 32 hexadecimal digits"
            ));
        }
        return;
    }
    check_count(
        schema,
        text.chars().count(),
        "Length",
        "characters",
        at,
        problems,
    );
    let format = schema["format"].as_str().unwrap_or_default();
    let is_right = match format {
        "date-time" => DateTime::from_str(text).is_ok(),
        "date" => Date::from_str(text).is_ok(),
        _ => true,
    };
    if !is_right {
        problems.push(format!("{at} must be a {format}, as in RFC 3339"));
    }
    // A pattern that cannot be read here is left to the API.
    if let Some(pattern) = schema["pattern"].as_str()
        && let Ok(regex) = Regex::new(pattern)
        && !regex.is_match(text)
    {
        problems.push(format!("{at} must match the pattern {pattern}"));
    }
}

/// Whether a text is a SID with this prefix.
pub(super) fn is_sid(prefix: &str, text: &str) -> bool {
    let rest = text.strip_prefix(prefix);
    rest.is_some_and(|rest| rest.len() == 32 && rest.bytes().all(|c| c.is_ascii_hexdigit()))
}

fn check_number(schema: &Value, number: &Number, at: &str, problems: &mut Vec<String>) {
    let value = number.as_f64().unwrap_or_default();
    let limits: [(&str, Holds, &str); 4] = [
        ("minimum", |value, limit| value >= limit, "at least"),
        ("maximum", |value, limit| value <= limit, "at most"),
        (
            "exclusiveMinimum",
            |value, limit| value > limit,
            "more than",
        ),
        (
            "exclusiveMaximum",
            |value, limit| value < limit,
            "less than",
        ),
    ];
    for (keyword, holds, words) in limits {
        if let Some(limit) = schema[keyword]
            .as_f64()
            .filter(|limit| !holds(value, *limit))
        {
            problems.push(format!("{at} must be {words} {limit}"));
        }
    }
    if let (Some(step), Some(value)) = (schema["multipleOf"].as_i64(), number.as_i64())
        && step != 0
        && value % step != 0
    {
        problems.push(format!("{at} must be a multiple of {step}"));
    }
}

fn check_count(
    schema: &Value,
    count: usize,
    keyword: &str,
    noun: &str,
    at: &str,
    problems: &mut Vec<String>,
) {
    let limit = |bound: &str| schema[format!("{bound}{keyword}")].as_u64();
    let count = count as u64;
    if let Some(least) = limit("min").filter(|least| count < *least) {
        problems.push(format!("{at} must have at least {least} {noun}"));
    }
    if let Some(most) = limit("max").filter(|most| count > *most) {
        problems.push(format!("{at} must have at most {most} {noun}"));
    }
}

/// Checks the items of a list, or the properties of an object.
fn check_parts(
    index: &Index,
    schema: &Value,
    value: &Value,
    at: &str,
    problems: &mut Vec<String>,
    depth: usize,
) {
    match value {
        Value::Array(items) => {
            for (number, item) in items.iter().enumerate() {
                let at = format!("{at}[{number}]");
                check_within(index, &schema["items"], item, &at, problems, depth - 1);
                if schema["uniqueItems"] == true && items[..number].contains(item) {
                    problems.push(format!("{at} must differ from the other items"));
                }
            }
        }
        Value::Object(map) => {
            let required = schema["required"].as_array().into_iter().flatten();
            for name in required
                .filter_map(Value::as_str)
                .filter(|name| !map.contains_key(*name))
            {
                problems.push(format!("{at}.{name} is missing"));
            }
            for (name, property) in map {
                let own = schema["properties"].get(name);
                let own = own.unwrap_or(&schema["additionalProperties"]);
                check_within(
                    index,
                    own,
                    property,
                    &format!("{at}.{name}"),
                    problems,
                    depth - 1,
                );
            }
        }
        _ => {}
    }
}
