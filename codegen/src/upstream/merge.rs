use std::collections::BTreeSet;

use serde_json::{Map, Value};

use super::adopt::adopt;
use super::shared::{SECTIONS, Shared, reference};
use super::words::Keys;

/// Merges the facts of `theirs` into `ours`: new items are added with placeholders for their words, items that are gone
/// are removed, and the words and examples of all others stay. The order of named items is that of `theirs`.
pub(crate) fn merge(ours: &Value, theirs: &Value) -> Value {
    // The first pass finds out what becomes of shared objects, and the second one uses it.
    let mut merger = Merger {
        shared: Shared::of(ours),
        is_final: false,
    };
    merger.document(ours, theirs);
    merger.is_final = true;
    let mut merged = merger.document(ours, theirs);
    keep_shared(&mut merged, ours, &merger.shared);
    in_order(merged, ours)
}

struct Merger<'d> {
    /// The shared objects of our document.
    shared: Shared<'d>,
    /// Whether the proposals for shared objects are complete.
    is_final: bool,
}

impl Merger<'_> {
    fn document(&mut self, ours: &Value, theirs: &Value) -> Value {
        let mut merged = self.value(ours, theirs, Keys::Keywords);
        // These are our own, but for the version, extensions and the tags of new operations.
        if let (Some(info), Some(theirs)) = (ours.get("info"), theirs.get("info")) {
            merged["info"] = self.info(info, theirs);
        }
        let tags = self.tags(ours.get("tags"), theirs.get("tags"), &merged);
        match merged.as_object_mut() {
            Some(merged) if tags.is_empty() => merged.shift_remove("tags"),
            Some(merged) => merged.insert("tags".to_owned(), tags.into()),
            None => None,
        };
        merged
    }

    fn info(&self, ours: &Value, theirs: &Value) -> Value {
        let mut info = ours.clone();
        if let Some(info) = info.as_object_mut() {
            info.retain(|key, _| !key.starts_with("x-") || theirs.get(key).is_some());
        }
        for (key, value) in theirs.as_object().into_iter().flatten() {
            if key == "version" || key.starts_with("x-") {
                info[key] = value.clone();
            }
        }
        info
    }

    /// Our tags that operations use, and then theirs that ours lack.
    fn tags(&self, ours: Option<&Value>, theirs: Option<&Value>, merged: &Value) -> Vec<Value> {
        let used = used_tags(merged);
        let is_used = |tag: &&Value| tag["name"].as_str().is_some_and(|name| used.contains(name));
        let list =
            |tags: Option<&Value>| tags.and_then(Value::as_array).cloned().unwrap_or_default();
        let mut tags: Vec<Value> = list(ours).iter().filter(is_used).cloned().collect();
        for tag in list(theirs).iter().filter(is_used) {
            if !tags.iter().any(|known| known["name"] == tag["name"]) {
                tags.push(adopt(tag, Keys::Keywords, &self.shared));
            }
        }
        tags
    }

    fn value(&mut self, ours: &Value, theirs: &Value, keys: Keys) -> Value {
        if let Some((section, name, object)) = self.shared.target(ours)
            && ours.get("$ref") != theirs.get("$ref")
        {
            let merged = self.value(object, theirs, keys);
            if self.is_final && (merged == *object || self.shared.agreed(section, name).is_some()) {
                return ours.clone();
            }
            self.shared.propose(section, name, merged.clone());
            return merged;
        }
        match (ours, theirs) {
            _ if keys == Keys::Data => theirs.clone(),
            (Value::Object(ours), Value::Object(theirs)) => {
                Value::Object(self.entries(ours, theirs, keys))
            }
            (Value::Array(ours), Value::Array(theirs)) => self.items(ours, theirs).into(),
            _ => theirs.clone(),
        }
    }

    fn entries(
        &mut self,
        ours: &Map<String, Value>,
        theirs: &Map<String, Value>,
        keys: Keys,
    ) -> Map<String, Value> {
        let order: Vec<&String> = match keys {
            Keys::Names => theirs.keys().collect(),
            // Keywords stay where they are, and new ones follow.
            _ => {
                let new = theirs.keys().filter(|key| !ours.contains_key(*key));
                ours.keys().chain(new).collect()
            }
        };
        let mut merged = Map::new();
        for key in order {
            let of_child = keys.of_child(key);
            let value = match (ours.get(key), theirs.get(key)) {
                (Some(ours), _) if keys.is_word(key) => ours.clone(),
                (Some(ours), Some(theirs)) => self.value(ours, theirs, of_child),
                // Whatever our document does not describe is described elsewhere in it.
                (None, Some(_)) if keys.is_word(key) => continue,
                (None, Some(theirs)) => {
                    let single = Map::from_iter([(key.clone(), theirs.clone())]);
                    match adopt(&single.into(), keys, &self.shared).get(key) {
                        Some(adopted) => adopted.clone(),
                        None => continue,
                    }
                }
                (_, None) => continue,
            };
            merged.insert(key.clone(), value);
        }
        merged
    }

    fn items(&mut self, ours: &[Value], theirs: &[Value]) -> Vec<Value> {
        let mut merged = Vec::new();
        for (index, item) in theirs.iter().enumerate() {
            let known = match self.identity(item) {
                Some(identity) => ours
                    .iter()
                    .find(|known| self.identity(known) == Some(identity.clone())),
                None => ours.get(index),
            };
            merged.push(match known {
                Some(known) => self.value(known, item, Keys::Keywords),
                None => {
                    let name = item["name"].as_str();
                    let known = self.shared.reference_to("parameters", name, item);
                    known.unwrap_or_else(|| adopt(item, Keys::Keywords, &self.shared))
                }
            });
        }
        merged
    }

    /// What an item is recognized by: a parameter by its name and location, a server by its URL.
    fn identity(&self, item: &Value) -> Option<Vec<Value>> {
        let item = self
            .shared
            .target(item)
            .map_or(item, |(_, _, object)| object);
        ["name", "url"].iter().find_map(|key| {
            let name = item.get(key)?.clone();
            Some(vec![name, item.get("in").cloned().unwrap_or_default()])
        })
    }
}

/// The sections of a document in the order of ours, and then the others.
fn in_order(document: Value, ours: &Value) -> Value {
    let Value::Object(mut sections) = document else {
        return document;
    };
    let ours = ours.as_object().into_iter().flatten();
    let known: Map<String, Value> = ours
        .filter_map(|(key, _)| sections.shift_remove_entry(key))
        .collect();
    Value::Object(known.into_iter().chain(sections).collect())
}

/// The tags of the operations of a document.
fn used_tags(document: &Value) -> BTreeSet<String> {
    let paths = document.get("paths").and_then(Value::as_object);
    let items = paths.into_iter().flatten().map(|(_, item)| item);
    let operations = items.filter_map(Value::as_object).flat_map(Map::values);
    let tags = operations.filter_map(|operation| operation.get("tags")?.as_array());
    let names = tags.flatten().filter_map(Value::as_str);
    names.map(str::to_owned).collect()
}

/// Puts our shared objects back, which the upstream document does not have: those that are still used.
fn keep_shared(merged: &mut Value, ours: &Value, shared: &Shared<'_>) {
    let sections = |document: &Value| {
        document
            .get("components")
            .and_then(Value::as_object)
            .cloned()
    };
    let Some(ours) = sections(ours) else {
        return;
    };
    let theirs = sections(merged).unwrap_or_default();
    let new = theirs.keys().filter(|key| !ours.contains_key(*key));
    let mut components = Map::new();
    for section in ours.keys().chain(new) {
        let mut objects = Map::new();
        if SECTIONS.contains(&section.as_str()) {
            for (name, object) in ours
                .get(section)
                .and_then(Value::as_object)
                .into_iter()
                .flatten()
            {
                if refers_to(merged, &reference(section, name)["$ref"]) {
                    let agreed = shared.agreed(section, name).unwrap_or(object);
                    objects.insert(name.clone(), agreed.clone());
                }
            }
        }
        let theirs = theirs.get(section).and_then(Value::as_object);
        for (name, object) in theirs.into_iter().flatten() {
            objects
                .entry(name.clone())
                .or_insert_with(|| object.clone());
        }
        if !objects.is_empty() {
            components.insert(section.clone(), objects.into());
        }
    }
    if !components.is_empty() {
        merged["components"] = components.into();
    }
}

fn refers_to(value: &Value, reference: &Value) -> bool {
    match value {
        Value::Object(entries) => {
            entries.get("$ref") == Some(reference)
                || entries.values().any(|value| refers_to(value, reference))
        }
        Value::Array(items) => items.iter().any(|item| refers_to(item, reference)),
        _ => false,
    }
}
