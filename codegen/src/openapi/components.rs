//! Components, of which those alone are used that something used refers to, and extensions.

use std::collections::BTreeMap;

use serde_json::{Map, Value};

use super::objects::{EXTENSIONS, UNUSED};
use super::table::{Keyword, Kind, Rule, Takes};
use super::walk::{Context, Walk, fate};
use super::{Fate, names};
use crate::Pointer;

impl<'d> Walk<'d> {
    /// The components of the document, after all that may refer to them.
    pub(super) fn components(&mut self, context: Context) {
        let components = self.document.get("components");
        let Some(Value::Object(components)) = components else {
            return;
        };
        let root = Pointer::root().child("components");
        let mut waiting: BTreeMap<(&'static str, String), (Kind, &'d Value)> = BTreeMap::new();
        for (key, value) in components {
            let at = root.child(key);
            match Kind::Components.keyword(key) {
                Some(Keyword {
                    name,
                    takes: Takes::Named(kind),
                    rule: Rule::Used,
                    ..
                }) if value.is_object() => {
                    for (component, value) in value.as_object().into_iter().flatten() {
                        let component = component.to_owned();
                        // These are part of the SDK even where no operation refers to them.
                        if matches!(kind, Kind::Schema | Kind::SecurityScheme) {
                            self.referred.push((name, component.clone()));
                        }
                        waiting.insert((name, component), (kind, value));
                    }
                }
                Some(keyword) => {
                    self.keyword(Kind::Components, &keyword, value, components, &at, context);
                }
                None if key.starts_with("x-") => {
                    self.extension(Kind::Components, key, value, &at);
                }
                None => {
                    self.record(Kind::Components, key, &at, Fate::Unknown);
                    let fault = names::unknown_keyword(Kind::Components, key, components, &at);
                    self.found.push(fault);
                }
            }
        }
        while let Some(component) = self.referred.pop() {
            if let Some((kind, value)) = waiting.remove(&component) {
                let (key, name) = component;
                let at = root.descend([key, &name]);
                self.record(Kind::Components, key, &at, Fate::Used);
                self.object(kind, value, &at, context);
            }
        }
        let ignored = Context {
            ignored: Some(UNUSED),
            ..context
        };
        for ((key, name), (kind, value)) in waiting {
            let at = root.descend([key, &name]);
            self.record(Kind::Components, key, &at, Fate::Ignored(UNUSED));
            self.object(kind, value, &at, ignored);
        }
    }

    /// An extension; of one that is an object, each key by itself.
    pub(super) fn extension(&mut self, kind: Kind, name: &str, value: &Value, at: &Pointer) {
        let rule = |name: &str| {
            let found = EXTENSIONS.iter().find(|(known, _)| *known == name);
            found.map(|(_, rule)| *rule)
        };
        let keys = value.as_object().into_iter().flatten();
        let keys: Vec<String> = keys.map(|(key, _)| key.to_owned()).collect();
        let general = rule(&format!("{name}.*"));
        let other = general.or_else(|| rule("*")).unwrap_or(Rule::Used);
        let context = Context {
            ignored: None,
            described: true,
        };
        if keys.is_empty() || general.is_none() {
            let fate = fate(rule(name).unwrap_or(other), &Map::new(), context);
            self.record(kind, name, at, fate);
            return;
        }
        for key in keys {
            let full = format!("{name}.{key}");
            let fate = fate(rule(&full).unwrap_or(other), &Map::new(), context);
            self.record(kind, &full, &at.child(key), fate);
        }
    }
}
