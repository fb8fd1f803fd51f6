//! SIDs: which prefixes a document has, and what they identify.
//!
//! A SID type is named after the resource whose own `sid` has its prefix: the last part of the schema's name, and the
//! shortest where there are several. Without one, it is named after the words before `_sid` that most properties and
//! parameters with the prefix end in; after the prefix where nothing else names it. A new schema or property seldom
//! changes such a name. It does where it
//!
//! - is a resource with that prefix, and there was none, or its name is shorter;
//! - tips the balance between the names of properties;
//! - has a name that properties of another prefix have too, and is a resource or more of them.

use std::cmp::Reverse;
use std::collections::BTreeMap;

use heck::ToSnakeCase;
use serde_json::Value;
use twilio_runtime::__private::sid;

/// The property that has the SID of the resource itself.
pub(crate) const OWN: &str = "sid";

/// The names that have the pattern of a prefix.
#[derive(Default)]
pub(crate) struct Uses {
    /// The schemas whose own `sid` has it.
    resources: Vec<String>,
    /// The words that properties and parameters end in, each with the number of them.
    endings: BTreeMap<String, usize>,
}

/// The prefix in a pattern such as `^VA[0-9a-fA-F]{32}$`.
pub(crate) fn prefix(pattern: &str) -> Option<&str> {
    let prefix = pattern
        .strip_prefix('^')?
        .strip_suffix('$')?
        .strip_suffix(sid::DIGITS_PATTERN)?;
    (!prefix.is_empty() && prefix.chars().all(|c| c.is_ascii_alphanumeric())).then_some(prefix)
}

/// The prefixes of the SIDs in the texts of a document, with their uses.
pub(crate) fn uses(texts: &[&Value]) -> BTreeMap<String, Uses> {
    let mut uses: BTreeMap<String, Uses> = BTreeMap::new();
    let schemas = texts
        .iter()
        .filter_map(|text| text.pointer("/components/schemas")?.as_object());
    for (schema, value) in schemas.flatten() {
        let pattern = value.pointer(&format!("/properties/{OWN}/pattern"));
        if let Some(prefix) = pattern.and_then(Value::as_str).and_then(prefix) {
            let resource = schema.rsplit('.').next().unwrap_or(schema);
            let uses = uses.entry(prefix.to_owned()).or_default();
            uses.resources.push(resource.to_owned());
        }
    }
    texts.iter().for_each(|text| collect(text, "", &mut uses));
    uses
}

impl Uses {
    /// Whether a resource has the prefix.
    pub(crate) fn is_resource(&self) -> bool {
        !self.resources.is_empty()
    }

    /// The number of properties and parameters with the most frequent ending.
    pub(crate) fn most_frequent(&self) -> Option<usize> {
        self.endings.values().max().copied()
    }

    /// Whether words name what SIDs of this prefix identify, and do not only spell the prefix.
    pub(crate) fn is_name(&self, words: &str) -> bool {
        let mut resources = self.resources.iter();
        self.endings.contains_key(words) || resources.any(|name| name.to_snake_case() == words)
    }

    /// The words, in snake case, for what SIDs of this prefix identify, best first. The last ones are unique to the
    /// prefix.
    pub(crate) fn candidates(&self, prefix: &str) -> Vec<String> {
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

    /// Counts the name of a property or parameter.
    fn count(&mut self, name: &str) {
        let last = name.rsplit('.').next().unwrap_or(name).to_snake_case();
        let Some(words) = last.strip_suffix("_sid") else {
            return;
        };
        let starts = words.match_indices('_').map(|(at, _)| at + 1);
        for start in std::iter::once(0).chain(starts) {
            *self.endings.entry(words[start..].to_owned()).or_default() += 1;
        }
    }
}

/// Counts the name of each value that has the pattern of a SID.
fn collect(value: &Value, name: &str, uses: &mut BTreeMap<String, Uses>) {
    match value {
        Value::Object(map) => {
            if let Some(prefix) = map.get("pattern").and_then(Value::as_str).and_then(prefix) {
                uses.entry(prefix.to_owned()).or_default().count(name);
            }
            let own_name = map
                .get("name")
                .and_then(Value::as_str)
                .filter(|_| map.contains_key("in"));
            for (key, value) in map {
                // The schema of a parameter and of an array's items has the name of what contains it.
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
