//! `$id`, `$anchor` and `$dynamicAnchor`, which OpenAPI 3.0 lacks, and `$recursiveAnchor` of earlier versions of JSON
//! Schema: references by them are replaced by JSON Pointers.

use std::collections::{HashMap, HashSet};

use serde_json::Value;

use super::resource::{Resource, absolute};
use crate::openapi::Version;
use crate::openapi::grammar::is_extension;
use crate::openapi::warnings::Warnings;
use crate::source::{Pointer, Sources};

/// The keywords whose values have names for keys, as far as they can contain schemas.
const NAMED: &[&str] = &[
    "$defs",
    "callbacks",
    "content",
    "definitions",
    "dependentSchemas",
    "encoding",
    "headers",
    "parameters",
    "pathItems",
    "paths",
    "patternProperties",
    "properties",
    "requestBodies",
    "responses",
    "schemas",
    "webhooks",
];

/// The keywords whose values are data.
const DATA: &[&str] = &["const", "default", "enum", "example", "examples"];

/// The keywords whose values are references to schemas.
const REFERENCES: &[&str] = &["$ref", "$dynamicRef", RECURSIVE];

/// The keyword of references to the schema around them that has `$recursiveAnchor`.
const RECURSIVE: &str = "$recursiveRef";

/// The identifiers of a document and its files.
#[derive(Default)]
struct Identifiers {
    /// The schemas with an `$id`, and the document itself, by their URIs.
    resources: HashMap<String, Pointer>,
    /// The schemas with a name, by that and the schema with an `$id` that they are in.
    anchors: HashMap<(Pointer, String), Pointer>,
    /// The names that several schemas have.
    repeated: HashSet<String>,
    has_references: bool,
}

/// A reference by an identifier, with the JSON Pointer in its place.
struct Replacement {
    /// The object that has it.
    at: Pointer,
    keyword: &'static str,
    target: Pointer,
}

/// Replaces the references by identifiers in a document and its files.
pub(in crate::openapi) fn resolve(sources: &mut Sources, warnings: &mut Warnings<'_>) {
    if !warnings.is_since(Version::V3_1) {
        return;
    }
    let mut identifiers = Identifiers::default();
    for (at, root) in sources.roots() {
        let resource = identifiers.root(&at, root);
        visit(root, &at, &resource, &mut |value, at, resource| {
            identifiers.collect(value, at, resource)
        });
    }
    if identifiers.is_empty() {
        return;
    }
    let mut replacements = Vec::new();
    for (at, root) in sources.roots() {
        let resource = identifiers.root(&at, root);
        visit(root, &at, &resource, &mut |value, at, resource| {
            let inner = resource.of(value, at);
            let of_value = REFERENCES.iter().filter_map(|keyword| {
                let text = value.get(keyword)?.as_str()?;
                let target = match *keyword == RECURSIVE {
                    true => inner.recursive.clone()?,
                    false => identifiers.target(text, &inner, sources)?,
                };
                Some(Replacement {
                    at: at.clone(),
                    keyword,
                    target,
                })
            });
            replacements.extend(of_value);
            inner
        });
    }
    for replacement in replacements {
        identifiers.apply(&replacement, sources, warnings);
    }
}

/// Visits the objects that may be schemas, from the outside to the inside. `enter` returns the resource that an object's
/// children are in.
fn visit(
    value: &Value,
    at: &Pointer,
    resource: &Resource,
    enter: &mut dyn FnMut(&Value, &Pointer, &Resource) -> Resource,
) {
    let mut todo = vec![(value, at.clone(), resource.clone(), false)];
    while let Some((value, at, outer, is_named)) = todo.pop() {
        match value {
            Value::Object(entries) => {
                let inner = match is_named {
                    true => outer,
                    false => enter(value, &at, &outer),
                };
                for (key, child) in entries {
                    let is_data = DATA.contains(&key.as_str()) || is_extension(key);
                    if is_named || !is_data {
                        let named = !is_named && NAMED.contains(&key.as_str());
                        todo.push((child, at.child(key), inner.clone(), named));
                    }
                }
            }
            Value::Array(items) => {
                for (index, item) in items.iter().enumerate() {
                    todo.push((item, at.child(index), outer.clone(), false));
                }
            }
            _ => {}
        }
    }
}

impl Identifiers {
    fn is_empty(&self) -> bool {
        self.resources.is_empty() && self.anchors.is_empty() && !self.has_references
    }

    /// The resource that a whole document is.
    fn root(&mut self, at: &Pointer, root: &Value) -> Resource {
        let own = root.get("$self").and_then(Value::as_str);
        if let Some(uri) = own {
            self.resources.insert(uri.to_owned(), at.clone());
        }
        Resource {
            at: at.clone(),
            uri: own.unwrap_or_default().to_owned(),
            recursive: None,
        }
    }

    fn collect(&mut self, value: &Value, at: &Pointer, outer: &Resource) -> Resource {
        let inner = outer.of(value, at);
        if value.get("$id").is_some_and(Value::is_string) {
            self.resources.insert(inner.uri.clone(), at.clone());
        }
        for keyword in ["$anchor", "$dynamicAnchor"] {
            if let Some(name) = value.get(keyword).and_then(Value::as_str) {
                let key = (inner.at.clone(), name.to_owned());
                let mut known = self.anchors.keys();
                if known.any(|(_, known)| known == name) {
                    self.repeated.insert(name.to_owned());
                }
                self.anchors.entry(key).or_insert_with(|| at.clone());
            }
        }
        let mut others = REFERENCES.iter().filter(|keyword| **keyword != "$ref");
        self.has_references |= others.any(|keyword| value.get(keyword).is_some());
        inner
    }

    /// The target of a reference by an identifier; none if it is another one, or has no target.
    fn target(&self, reference: &str, from: &Resource, sources: &Sources) -> Option<Pointer> {
        let (path, fragment) = reference.split_once('#').unwrap_or((reference, ""));
        let resource = match path {
            "" => &from.at,
            path => {
                let uri = absolute(&from.uri, path);
                self.resources
                    .get(&uri)
                    .or_else(|| self.resources.get(path))?
            }
        };
        if fragment.is_empty() || fragment.starts_with('/') {
            let inner = Pointer::parse(&format!("#{fragment}"))?;
            let target = resource.descend(inner.tokens());
            return sources.find(&target).is_some().then_some(target);
        }
        let known = self.anchors.get(&(resource.clone(), fragment.to_owned()));
        let elsewhere = || {
            let mut anchors = self.anchors.iter();
            let found = anchors.find(|((_, name), _)| name == fragment)?;
            (!self.repeated.contains(fragment)).then_some(found.1)
        };
        known.or_else(elsewhere).cloned()
    }

    fn apply(&self, replacement: &Replacement, sources: &mut Sources, warnings: &mut Warnings<'_>) {
        let Replacement {
            at,
            keyword,
            target,
        } = replacement;
        let Some(Value::Object(entries)) = sources.find_mut(at) else {
            return;
        };
        let Some(text) = entries
            .get(*keyword)
            .and_then(Value::as_str)
            .map(str::to_owned)
        else {
            return;
        };
        if *keyword == "$ref" {
            if target.to_string() != text {
                entries.insert("$ref".to_owned(), target.to_string().into());
            }
            return;
        }
        if entries.contains_key("$ref") {
            return;
        }
        entries.shift_remove(*keyword);
        entries.insert("$ref".to_owned(), target.to_string().into());
        let name = text.rsplit_once('#').map_or("", |(_, name)| name);
        if *keyword == RECURSIVE {
            let message = format!(
                "`{RECURSIVE}` is not part of JSON Schema 2020-12; read as a reference to `{target}`"
            );
            warnings.other_version(&at.child(*keyword), &message, "refer to it by `$ref`");
        } else if self.repeated.contains(name) {
            let message = format!(
                "several schemas have the anchor `{name}`; read as a reference to `{target}`"
            );
            let help = "refer to the schema that is meant by `$ref`";
            warnings.lost(&at.child(*keyword), &message, help);
        }
        warnings.moved(&at.child(*keyword), at.child("$ref"));
    }
}
