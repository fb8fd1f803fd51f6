//! Hides personal data and secrets in values, as the model of the API tells.

use std::collections::HashSet;

use serde_json::{Map, Value};

use crate::index::Index;

/// What stands for a hidden value, as in the SDK.
const HIDDEN: &str = "[redacted]";

/// How deep values are looked into; what is deeper is hidden.
const DEEPEST: usize = 48;

/// What is hidden.
pub(super) struct Redaction {
    /// Whether personal data is shown.
    reveal: bool,
    /// The names of secret values anywhere, in lower case without separators.
    secret_names: HashSet<String>,
    /// The names of personal values anywhere.
    personal_names: HashSet<String>,
}

impl Redaction {
    pub(super) fn new(index: &Index, reveal: bool) -> Self {
        let mut names = Self {
            reveal,
            secret_names: HashSet::new(),
            personal_names: HashSet::new(),
        };
        for schema in index.schemas() {
            names.collect(schema);
        }
        for operation in &index.operations {
            for parameter in &operation.parameters {
                names.add(&parameter.wire, &parameter.schema);
            }
            names.collect(&operation.response.schema);
        }
        names
    }

    fn collect(&mut self, schema: &Value) {
        for (name, property) in schema["properties"].as_object().into_iter().flatten() {
            self.add(name, property);
            self.collect(property);
        }
    }

    fn add(&mut self, name: &str, schema: &Value) {
        match schema["x-sensitive"].as_str() {
            Some("secret") => _ = self.secret_names.insert(plain(name)),
            Some(_) => _ = self.personal_names.insert(plain(name)),
            None => {}
        }
    }

    /// Hides what must not be shown in a response.
    pub(super) fn redact(&self, index: &Index, schema: &Value, value: &mut Value) {
        let walk = Walk {
            index,
            redaction: self,
            hides_personal: !self.reveal,
            hides_unknown: !self.reveal,
        };
        walk.value(&[schema], value, DEEPEST);
    }

    /// Hides the secrets in an argument. What is personal in it comes from the caller.
    pub(super) fn hide_secrets(&self, index: &Index, schema: &Value, value: &mut Value) {
        let walk = Walk {
            index,
            redaction: self,
            hides_personal: false,
            hides_unknown: false,
        };
        walk.value(&[schema], value, DEEPEST);
    }

    fn is_secret(&self, name: &str) -> bool {
        let name = plain(name);
        let mut secrets = self.secret_names.iter();
        // Short names, such as that of a code, are the end of many others.
        secrets.any(|secret| name == *secret || secret.len() > 4 && name.ends_with(secret.as_str()))
    }
}

/// One pass over a value.
struct Walk<'w> {
    index: &'w Index,
    redaction: &'w Redaction,
    hides_personal: bool,
    /// Whether properties that the model does not know are hidden: they can be anything.
    hides_unknown: bool,
}

impl Walk<'_> {
    /// Hides within a value that has one of the schemas.
    fn value(&self, schemas: &[&Value], value: &mut Value, depth: usize) {
        let candidates = self.candidates(schemas);
        let is_marked = |mark: &str| {
            candidates
                .iter()
                .any(|schema| schema["x-sensitive"] == mark)
        };
        let is_hidden = is_marked("secret") || self.hides_personal && is_marked("personal");
        let is_unexpected = || self.hides_unknown && !is_expected(&candidates, value);
        if !value.is_null() && (is_hidden || depth == 0 || is_unexpected()) {
            hide(value);
            return;
        }
        match value {
            Value::Array(items) => {
                let schemas = candidates.iter().filter_map(|schema| schema.get("items"));
                let schemas: Vec<_> = schemas.collect();
                for item in items {
                    self.value(&schemas, item, depth - 1);
                }
            }
            Value::Object(map) => self.object(&candidates, map, depth),
            _ => {}
        }
    }

    fn object(&self, candidates: &[&Value], map: &mut Map<String, Value>, depth: usize) {
        // Without properties, nothing is known about them, and their names must do.
        let is_free = !candidates
            .iter()
            .any(|schema| schema.get("properties").is_some());
        for (name, value) in map {
            let schemas = candidates.iter().filter_map(|schema| {
                let own = schema["properties"].get(name);
                own.or_else(|| schema.get("additionalProperties"))
            });
            let schemas: Vec<_> = schemas.collect();
            let is_unknown = schemas.is_empty() && !is_free && self.hides_unknown;
            let is_personal = || {
                let names = &self.redaction.personal_names;
                is_free && self.hides_personal && names.contains(&plain(name))
            };
            let has_no_schema = schemas.is_empty() || is_free;
            let is_single = value.is_string() || value.is_number();
            let is_secret = has_no_schema && is_single && self.redaction.is_secret(name);
            match !value.is_null() && (is_unknown || is_secret || is_personal()) {
                true => hide(value),
                false => self.value(&schemas, value, depth - 1),
            }
        }
    }

    /// The schemas, those that they refer to, and their alternatives.
    fn candidates<'s>(&'s self, schemas: &[&'s Value]) -> Vec<&'s Value> {
        let mut all: Vec<&Value> = Vec::new();
        let mut open = schemas.to_vec();
        while let Some(schema) = open.pop() {
            if all.iter().any(|other| std::ptr::eq(*other, schema)) {
                continue;
            }
            all.push(schema);
            let resolved = self.index.resolve(schema);
            open.push(resolved);
            open.extend(resolved["anyOf"].as_array().into_iter().flatten());
        }
        all
    }
}

/// Whether a value has a type that the model states. Others can contain anything, whatever the model says about them.
fn is_expected(candidates: &[&Value], value: &Value) -> bool {
    let is_reference =
        |schema: &Value| schema.get("$ref").is_some() || schema.get("anyOf").is_some();
    let mut leaves = candidates
        .iter()
        .filter(|schema| !is_reference(schema))
        .peekable();
    let has_none = leaves.peek().is_none();
    has_none
        || leaves.any(|schema| match (schema["type"].as_str(), value) {
            (None, _) | (Some("string"), Value::String(_)) => true,
            (Some("boolean"), Value::Bool(_)) => true,
            (Some("number" | "integer"), Value::Number(_)) => true,
            // As the SDK reads them.
            (Some("number" | "integer"), Value::String(text)) => text.parse::<f64>().is_ok(),
            (Some("array"), Value::Array(_)) | (Some("object"), Value::Object(_)) => true,
            _ => false,
        })
}

fn hide(value: &mut Value) {
    *value = Value::String(HIDDEN.to_owned());
}

/// A name in lower case without separators, so that its spelling makes no difference.
fn plain(name: &str) -> String {
    let symbols = name.chars().filter(|c| c.is_alphanumeric());
    symbols.flat_map(char::to_lowercase).collect()
}
