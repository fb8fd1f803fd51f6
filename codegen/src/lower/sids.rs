//! The SID types: one for each prefix that the document's patterns name.
//!
//! A type is called after the resource whose own `sid` has the prefix, by the last part of its schema's name, and by
//! the shortest where there are several. Where there is none, after the words that most of the properties and
//! parameters with the prefix end in, before `_sid`; after the prefix where nothing else names it. All are what a
//! newcomer seldom changes; it does where it
//!
//! - is a resource with that prefix, and there was none, or its name is shorter;
//! - tips the balance between the names of properties;
//! - has a name that properties of another prefix have too, and is a resource or more of them.

use std::cmp::Reverse;
use std::collections::{BTreeMap, BTreeSet};

use heck::ToSnakeCase;
use indexmap::IndexMap;
use serde_json::Value;
use twilio_runtime::__private::sid;

use super::names;
use crate::api::{Sid, SidId};

/// Prefix and SID type of everything in a document that has the pattern of a SID.
pub(super) struct Sids {
    by_prefix: BTreeMap<String, (SidId, Sid)>,
}

/// What is called by a name that has the pattern of a prefix.
#[derive(Default)]
struct Uses {
    /// Schemas whose own `sid` it is.
    resources: Vec<String>,
    /// The words that properties and parameters end in, each with how many do.
    endings: BTreeMap<String, usize>,
}

/// The prefix in a pattern such as `^VA[0-9a-fA-F]{32}$`.
pub(super) fn prefix(pattern: &str) -> Option<&str> {
    let prefix = pattern
        .strip_prefix('^')?
        .strip_suffix('$')?
        .strip_suffix(sid::DIGITS_PATTERN)?;
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
        let mut taken: BTreeSet<String> = BTreeSet::new();
        let mut by_prefix = BTreeMap::new();
        // Resources name theirs first, so that no property's name can take one away; then those that have more uses.
        let mut uses: Vec<_> = uses.iter().collect();
        uses.sort_by_key(|(_, uses)| {
            let most = uses.endings.values().max();
            (uses.resources.is_empty(), Reverse(most.copied()))
        });
        for (prefix, uses) in uses {
            let mut candidates = uses.candidates(prefix).into_iter();
            let Some((words, name)) = candidates.find_map(|words| {
                let name = names::type_name(&format!("{words}_sid"));
                taken.insert(name.clone()).then_some((words, name))
            }) else {
                continue;
            };
            let sid = Sid {
                prefix: prefix.clone(),
                resource: uses.names(&words).then(|| words.replace('_', " ")),
            };
            by_prefix.insert(prefix.clone(), (SidId::new(&name), sid));
        }
        Self { by_prefix }
    }

    /// The type for a pattern, if it is that of a SID.
    pub(super) fn for_pattern(&self, pattern: &str) -> Option<&SidId> {
        self.by_prefix.get(prefix(pattern)?).map(|(id, _)| id)
    }

    /// Their names.
    pub(super) fn names(&self) -> impl Iterator<Item = &str> {
        self.by_prefix.values().map(|(id, _)| id.as_str())
    }

    /// All of them, by name.
    pub(super) fn into_sorted(self) -> IndexMap<SidId, Sid> {
        let mut sids: IndexMap<_, _> = self.by_prefix.into_values().collect();
        sids.sort_unstable_keys();
        sids
    }
}

impl Uses {
    /// Notes the name of a property or parameter.
    fn note(&mut self, name: &str) {
        let last = name.rsplit('.').next().unwrap_or(name).to_snake_case();
        let Some(words) = last.strip_suffix("_sid") else {
            return;
        };
        let starts = words.match_indices('_').map(|(at, _)| at + 1);
        for start in std::iter::once(0).chain(starts) {
            *self.endings.entry(words[start..].to_owned()).or_default() += 1;
        }
    }

    /// Whether words say what SIDs of this prefix identify, and do not only spell the prefix.
    fn names(&self, words: &str) -> bool {
        let mut resources = self.resources.iter();
        self.endings.contains_key(words) || resources.any(|name| name.to_snake_case() == words)
    }

    /// The words, in snake case, for what SIDs of this prefix identify, best first; the last are no other
    /// prefix's.
    fn candidates(&self, prefix: &str) -> Vec<String> {
        let resources = self.resources.iter().map(|name| name.to_snake_case());
        let shortest = resources
            .filter(|name| !name.is_empty())
            .min_by_key(|name| (name.len(), name.clone()));
        let mut endings: Vec<_> = self.endings.iter().collect();
        endings.sort_by_key(|(words, count)| (Reverse(**count), Reverse(words.len())));
        let spelled: Vec<_> = prefix.bytes().map(|byte| format!("u{byte:x}")).collect();
        shortest
            .into_iter()
            .chain(endings.into_iter().map(|(words, _)| words.clone()))
            .chain([prefix.to_lowercase(), spelled.join("_")])
            .collect()
    }
}

/// Notes the name of everything below that has the pattern of a SID.
fn collect(value: &Value, name: &str, uses: &mut BTreeMap<String, Uses>) {
    match value {
        Value::Object(map) => {
            if let Some(prefix) = map.get("pattern").and_then(Value::as_str).and_then(prefix) {
                uses.entry(prefix.to_owned()).or_default().note(name);
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
