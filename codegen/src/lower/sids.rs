//! The SID types: one for each prefix that the document's patterns name.

use std::collections::{BTreeMap, BTreeSet};

use heck::ToSnakeCase;
use serde_json::Value;

use super::names;
use crate::api::Sid;

/// Prefix and SID type of everything in a document that has the pattern of a SID.
pub(super) struct Sids {
    by_prefix: BTreeMap<String, Sid>,
}

/// What is called by a name that has the pattern of a prefix.
#[derive(Default)]
struct Uses {
    /// Schemas whose own `sid` it is.
    resources: Vec<String>,
    /// Properties and parameters.
    names: BTreeSet<String>,
}

/// The prefix in a pattern such as `^VA[0-9a-fA-F]{32}$`.
pub(super) fn prefix(pattern: &str) -> Option<&str> {
    let prefix = pattern
        .strip_prefix('^')?
        .strip_suffix("[0-9a-fA-F]{32}$")?;
    (!prefix.is_empty() && prefix.chars().all(|c| c.is_ascii_alphanumeric())).then_some(prefix)
}

impl Sids {
    /// Finds the SIDs in a document, given as JSON.
    pub(super) fn find(document: &Value) -> Self {
        let mut uses = BTreeMap::new();
        let schemas = document
            .pointer("/components/schemas")
            .and_then(Value::as_object);
        for (schema, value) in schemas.into_iter().flatten() {
            if let Some(prefix) = value
                .pointer("/properties/sid/pattern")
                .and_then(Value::as_str)
                .and_then(prefix)
            {
                let resource = schema.rsplit('.').next().unwrap_or(schema);
                uses.entry(prefix.to_owned())
                    .or_insert_with(Uses::default)
                    .resources
                    .push(resource.to_owned());
            }
        }
        collect(document, "", &mut uses);
        let mut taken: Vec<String> = Vec::new();
        let mut by_prefix = BTreeMap::new();
        // Resources name theirs first, so that no property's name can take one away.
        let (own, other): (Vec<_>, Vec<_>) = uses
            .iter()
            .partition(|(_, uses)| !uses.resources.is_empty());
        for (prefix, uses) in own.into_iter().chain(other) {
            let words = uses.words(prefix, &taken);
            let docs = format!(
                "The SID of {} {}: `{prefix}` and 32 hexadecimal digits.",
                article(&words),
                words.replace('_', " ")
            );
            let name = names::type_name(&format!("{words}_sid"));
            taken.push(words);
            let sid = Sid {
                name,
                prefix: prefix.clone(),
                docs: vec![docs],
            };
            by_prefix.insert(prefix.clone(), sid);
        }
        Self { by_prefix }
    }

    /// The type for a pattern, if it is that of a SID.
    pub(super) fn for_pattern(&self, pattern: &str) -> Option<&Sid> {
        self.by_prefix.get(prefix(pattern)?)
    }

    /// All of them, by prefix.
    pub(super) fn iter(&self) -> impl Iterator<Item = &Sid> {
        self.by_prefix.values()
    }

    /// All of them, by name.
    pub(super) fn into_sorted(self) -> Vec<Sid> {
        let mut sids: Vec<_> = self.by_prefix.into_values().collect();
        sids.sort_by(|a, b| a.name.cmp(&b.name));
        sids
    }
}

impl Uses {
    /// The words, in snake case, for what SIDs of this prefix identify: the resource whose own `sid` they
    /// are; else the last words that all properties with them share; else the first property by name.
    fn words(&self, prefix: &str, taken: &[String]) -> String {
        let shortest = self
            .resources
            .iter()
            .map(|name| name.to_snake_case())
            .min_by_key(|name| (name.len(), name.clone()));
        let mut names = self.names.iter().filter_map(|name| {
            let last = name.rsplit('.').next().unwrap_or(name).to_snake_case();
            last.strip_suffix("_sid").map(str::to_owned)
        });
        let first = names.next();
        let common = first
            .clone()
            .map(|first| names.fold(first, |all, name| common_words(&all, &name)));
        [shortest, common, first]
            .into_iter()
            .flatten()
            .find(|words| !words.is_empty() && !taken.contains(words))
            .unwrap_or_else(|| prefix.to_lowercase())
    }
}

/// The words that two names in snake case end in.
fn common_words(a: &str, b: &str) -> String {
    let mut same: Vec<&str> = a
        .rsplit('_')
        .zip(b.rsplit('_'))
        .take_while(|(a, b)| a == b)
        .map(|(a, _)| a)
        .collect();
    same.reverse();
    same.join("_")
}

fn article(words: &str) -> &'static str {
    if words.starts_with(['a', 'e', 'i', 'o', 'u']) {
        "an"
    } else {
        "a"
    }
}

/// Notes the name of everything below that has the pattern of a SID.
fn collect(value: &Value, name: &str, uses: &mut BTreeMap<String, Uses>) {
    match value {
        Value::Object(map) => {
            if let Some(prefix) = map.get("pattern").and_then(Value::as_str).and_then(prefix) {
                uses.entry(prefix.to_owned())
                    .or_default()
                    .names
                    .insert(name.to_owned());
            }
            let own_name = map
                .get("name")
                .and_then(Value::as_str)
                .filter(|_| map.contains_key("in"));
            for (key, value) in map {
                // A parameter's schema and an array's items are called what holds them.
                let inner = if key == "schema" || key == "items" {
                    own_name.unwrap_or(name)
                } else {
                    key
                };
                collect(value, inner, uses);
            }
        }
        Value::Array(items) => items.iter().for_each(|item| collect(item, name, uses)),
        _ => {}
    }
}
