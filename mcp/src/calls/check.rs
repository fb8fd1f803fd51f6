//! Checks values against schemas. Messages name the position and what is expected, never the value, which can be secret.

use std::collections::HashSet;

use serde_json::{Map, Value};

use super::limits;
use crate::index::Index;

/// How deep values are checked; what is deeper is left to the API.
const DEEPEST: usize = 32;

/// How many values are checked, each time that one is; the others are left to the API.
const MOST_STEPS: usize = 50_000;

/// How many problems are reported.
const MOST_PROBLEMS: usize = 20;

/// Checks the values of a call.
pub(super) struct Checker<'i> {
    index: &'i Index,
    problems: Vec<String>,
    steps_left: usize,
}

impl<'i> Checker<'i> {
    /// A checker for values of a call that has these problems anyway.
    pub(super) fn new(index: &'i Index, problems: Vec<String>) -> Self {
        Self {
            index,
            problems,
            steps_left: MOST_STEPS,
        }
    }

    /// All that is wrong, as far as a reader can use it.
    pub(super) fn into_problems(mut self) -> Vec<String> {
        let others = self.problems.len().saturating_sub(MOST_PROBLEMS);
        self.problems.truncate(MOST_PROBLEMS);
        if others > 0 {
            self.problems.push(format!("{others} more problems"));
        }
        self.problems
    }

    /// Adds what is wrong with a value. `at` is its position, such as `Tags[2]`.
    pub(super) fn check(&mut self, schema: &Value, value: &Value, at: &str) {
        self.check_within(schema, value, at, DEEPEST);
    }

    fn check_within(&mut self, schema: &Value, value: &Value, at: &str, depth: usize) {
        let index = self.index;
        let resolved = index.resolve(schema);
        let is_nullable = [schema, resolved].iter().any(|it| it["nullable"] == true);
        if value.is_null() && is_nullable || depth == 0 || self.steps_left == 0 {
            return;
        }
        self.steps_left -= 1;
        if let Some(members) = resolved["anyOf"].as_array() {
            self.check_member(members, value, at, depth);
            return;
        }
        let expected = resolved["type"].as_str().unwrap_or_default();
        if !has_type(value, expected) {
            self.problems
                .push(format!("{at} must be {}", with_article(expected)));
            return;
        }
        limits::check(resolved, value, at, &mut self.problems);
        if !std::ptr::eq(schema, resolved) {
            limits::check(schema, value, at, &mut self.problems);
        }
        match value {
            Value::Array(items) => self.check_items(resolved, items, at, depth),
            Value::Object(map) => self.check_properties(resolved, map, at, depth),
            _ => {}
        }
    }

    /// Checks that one of several schemas fits.
    fn check_member(&mut self, members: &[Value], value: &Value, at: &str, depth: usize) {
        let before = self.problems.len();
        for member in members {
            self.check_within(member, value, at, depth - 1);
            if self.problems.len() == before {
                return;
            }
            self.problems.truncate(before);
        }
        self.problems.push(format!(
            "{at} has none of its forms; the page of the operation shows them"
        ));
    }

    fn check_items(&mut self, schema: &Value, items: &[Value], at: &str, depth: usize) {
        let mut seen = HashSet::new();
        let is_unique = schema["uniqueItems"] == true;
        for (number, item) in items.iter().enumerate() {
            if self.steps_left == 0 {
                return;
            }
            let at = format!("{at}[{number}]");
            self.check_within(&schema["items"], item, &at, depth - 1);
            if is_unique && !seen.insert(item.to_string()) {
                self.problems
                    .push(format!("{at} must differ from the other items"));
            }
        }
    }

    fn check_properties(
        &mut self,
        schema: &Value,
        map: &Map<String, Value>,
        at: &str,
        depth: usize,
    ) {
        let required = schema["required"].as_array().into_iter().flatten();
        let names = required.filter_map(Value::as_str);
        let missing = names.filter(|name| !map.contains_key(*name));
        self.problems
            .extend(missing.map(|name| format!("{at}.{name} is missing")));
        for (name, property) in map {
            let own = schema["properties"].get(name);
            let own = own.unwrap_or(&schema["additionalProperties"]);
            let at = format!("{at}.{}", shown(name));
            self.check_within(own, property, &at, depth - 1);
        }
    }
}

/// Whether a schema allows a value.
pub(super) fn fits(index: &Index, schema: &Value, value: &Value) -> bool {
    let mut checker = Checker::new(index, Vec::new());
    checker.check(schema, value, "");
    checker.problems.is_empty()
}

/// A name in a message.
fn shown(name: &str) -> String {
    name.chars().filter(|c| !c.is_control()).take(60).collect()
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
