//! The limits of a schema on a value: allowed values, lengths, patterns, ranges, counts.

use std::str::FromStr;

use regex_lite::Regex;
use serde_json::{Number, Value};
use twilio_runtime::{Date, DateTime};

/// Whether a number is within a limit.
type Holds = fn(f64, f64) -> bool;

/// Adds the limits that a value exceeds to `problems`. `at` is its position.
pub(super) fn check(schema: &Value, value: &Value, at: &str, problems: &mut Vec<String>) {
    check_allowed(schema, value, at, problems);
    match value {
        Value::String(text) => check_text(schema, text, at, problems),
        Value::Number(number) => check_number(schema, number, at, problems),
        Value::Array(items) => check_count(schema, items.len(), "Items", "items", at, problems),
        Value::Object(map) => {
            check_count(schema, map.len(), "Properties", "properties", at, problems);
        }
        Value::Null | Value::Bool(_) => {}
    }
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
