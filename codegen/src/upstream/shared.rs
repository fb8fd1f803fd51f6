use std::collections::BTreeMap;

use serde_json::{Map, Value};

use super::words::{Keys, facts};
use crate::source::Pointer;

/// The sections of `components` whose objects may also be written in place, without a change of meaning. A reference to
/// a schema, in contrast, names a type.
pub(super) const SECTIONS: &[&str] = &["headers", "parameters", "responses", "requestBodies"];

/// The shared objects of a document.
pub(super) struct Shared<'d> {
    components: Option<&'d Map<String, Value>>,
    /// What each of the places that use a shared object should contain instead.
    proposals: BTreeMap<String, Vec<Value>>,
}

impl<'d> Shared<'d> {
    pub(super) fn of(document: &'d Value) -> Self {
        Self {
            components: document.get("components").and_then(Value::as_object),
            proposals: BTreeMap::new(),
        }
    }

    /// The shared object that a value refers to.
    pub(super) fn target(&self, value: &Value) -> Option<(&'d str, &'d str, &'d Value)> {
        let pointer = Pointer::parse(value.get("$ref")?.as_str()?)?;
        let ["components", section, name] = pointer.tokens()[..] else {
            return None;
        };
        if !SECTIONS.contains(&section) {
            return None;
        }
        let (section, objects) = self.components?.get_key_value(section)?;
        let (name, object) = objects.as_object()?.get_key_value(name)?;
        Some((section, name, object))
    }

    /// A reference to the shared object of a section with this name and the same facts as a value, if there is one.
    pub(super) fn reference_to(
        &self,
        section: &str,
        name: Option<&str>,
        value: &Value,
    ) -> Option<Value> {
        let name = name?;
        let object = self.components?.get(section)?.get(name)?;
        let is_same = facts(object, Keys::Keywords) == facts(value, Keys::Keywords);
        is_same.then(|| reference(section, name))
    }

    /// Notes what a place that uses a shared object should contain.
    pub(super) fn propose(&mut self, section: &str, name: &str, value: Value) {
        let proposals = self
            .proposals
            .entry(format!("{section}/{name}"))
            .or_default();
        if !proposals.contains(&value) {
            proposals.push(value);
        }
    }

    /// The new content of a shared object, if all places that use it agree.
    pub(super) fn agreed(&self, section: &str, name: &str) -> Option<&Value> {
        match self.proposals.get(&format!("{section}/{name}"))?.as_slice() {
            [agreed] => Some(agreed),
            _ => None,
        }
    }
}

pub(super) fn reference(section: &str, name: &str) -> Value {
    let pointer = Pointer::root().descend(["components", section, name]);
    Value::Object(Map::from_iter([(
        "$ref".to_owned(),
        Value::from(pointer.to_string()),
    )]))
}
