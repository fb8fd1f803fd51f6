//! What is read from the two sides: the spec as it stands, and the docs as they stand.

use std::collections::BTreeMap;

use serde_json::Value;
use tests::{entries, item_docs, read, repository};

/// The docs of the crate, by item.
pub(crate) type Docs = BTreeMap<String, String>;

/// The docs of all items outside `examples`; those of a file are under its name, such as `access_token.rs`.
pub(crate) fn docs() -> Docs {
    docs_in("generated/src")
}

/// The docs of the modules in `examples`, by the name of their file.
pub(crate) fn example_docs() -> Docs {
    docs_in("generated/src/examples")
}

fn docs_in(folder: &str) -> Docs {
    let mut docs = Docs::new();
    for path in entries(&repository().join(folder)) {
        if path.extension().is_some_and(|extension| extension == "rs") {
            let file = syn::parse_file(&read(&path)).expect("generated files are Rust");
            let mut items = item_docs(&file);
            let of_file = items.remove("").unwrap_or_default();
            let name = path.file_name().expect("files have names");
            docs.insert(name.to_string_lossy().into_owned(), of_file);
            docs.extend(items);
        }
    }
    docs
}

/// The spec as it stands.
pub(crate) struct Spec {
    pub(crate) text: String,
    document: Value,
}

impl Spec {
    pub(crate) fn new() -> Self {
        let text = read(&repository().join("specs/twilio_verify_v2.yaml"));
        let document = serde_yaml::from_str(&text).expect("the spec is YAML");
        Self { text, document }
    }

    /// What a value is, through references.
    pub(crate) fn resolve<'v>(&'v self, value: &'v Value) -> &'v Value {
        match value.get("$ref").and_then(Value::as_str) {
            Some(reference) => self.resolve(self.at(reference)),
            None => value,
        }
    }

    pub(crate) fn at(&self, reference: &str) -> &Value {
        let pointer = reference.trim_start_matches('#');
        let found = self.document.pointer(pointer);
        found.unwrap_or_else(|| panic!("{reference} leads nowhere"))
    }

    /// The operations with their paths and methods.
    pub(crate) fn operations(&self) -> Vec<(&str, String, &Value)> {
        let mut operations = Vec::new();
        for (path, item) in map(&self.document["paths"]) {
            for method in ["get", "put", "post", "delete", "patch"] {
                let entry = item.get(method);
                operations.extend(entry.map(|entry| (path, method.to_uppercase(), entry)));
            }
        }
        operations
    }
}

/// What is said of one thing, and what is found to be missing there.
pub(crate) struct Reader<'a> {
    pub(crate) place: String,
    pub(crate) text: &'a str,
    pub(crate) missing: Vec<String>,
}

impl<'a> Reader<'a> {
    pub(crate) fn new(place: impl Into<String>, text: &'a str) -> Self {
        Self {
            place: place.into(),
            text,
            missing: Vec::new(),
        }
    }

    /// Expects the words of a fact, in this order; any at all where the spec says nothing.
    pub(crate) fn expect(&mut self, fact: &str) {
        let (said, fact_words) = (words(self.text), words(fact));
        self.check(said.contains(&fact_words) && !said.trim().is_empty(), fact);
    }

    pub(crate) fn check(&mut self, holds: bool, fact: &str) {
        if !holds {
            self.missing.push(format!("{}: {fact}", self.place));
        }
    }
}

/// The words of a text, whatever markup there is between them.
pub(crate) fn words(text: &str) -> String {
    let words = text.split(|c: char| !c.is_alphanumeric());
    let words: Vec<_> = words.filter(|word| !word.is_empty()).collect();
    format!(" {} ", words.join(" ").to_lowercase()).replace("  ", " ")
}

pub(crate) fn text(value: &Value) -> &str {
    value.as_str().unwrap_or_default()
}

/// A value as a form writes it.
pub(crate) fn plain(value: &Value) -> String {
    value
        .as_str()
        .map_or_else(|| value.to_string(), str::to_owned)
}

pub(crate) fn map(value: &Value) -> impl Iterator<Item = (&str, &Value)> {
    let entries = value.as_object().into_iter().flatten();
    entries.map(|(name, value)| (name.as_str(), value))
}

pub(crate) fn list(value: &Value) -> impl Iterator<Item = &Value> {
    value.as_array().into_iter().flatten()
}

/// What docs have to say of the values of a schema, besides its description.
pub(crate) fn demands(schema: &Value) -> Vec<String> {
    let number = |key: &str| schema.get(key).and_then(Value::as_i64);
    let mut facts = Vec::new();
    for (low, high, unit) in [
        ("minLength", "maxLength", "character"),
        ("minItems", "maxItems", "item"),
        ("minimum", "maximum", ""),
    ] {
        let unit = |count: i64| match (unit, count) {
            ("", _) => String::new(),
            (unit, 1) => format!(" {unit}"),
            (unit, _) => format!(" {unit}s"),
        };
        facts.extend(match (number(low), number(high)) {
            (Some(low), Some(high)) if low == high => Some(format!("exactly {low}{}", unit(low))),
            (Some(low), Some(high)) => Some(format!("{low} to {high}{}", unit(high))),
            (Some(low), None) => Some(format!("at least {low}{}", unit(low))),
            (None, Some(high)) => Some(format!("at most {high}{}", unit(high))),
            (None, None) => None,
        });
    }
    for key in ["pattern", "default"] {
        let value = schema.get(key);
        facts.extend(value.map(|value| format!("{key} {}", plain(value))));
    }
    if let Some(pii) = schema.pointer("/x-twilio/pii") {
        facts.push(format!("personal data {} handling", text(&pii["handling"])));
        let days = pii["deleteSla"].as_u64().expect("how long it is kept");
        facts.push(match days {
            1 => "deleted within 1 day".to_owned(),
            days => format!("deleted within {days} days"),
        });
    }
    facts
}
