//! Walks a document along the grammar and repairs each object.

use serde_json::{Map, Value};

use super::coerce::{Coerced, coerce};
use super::warnings::Warnings;
use super::{body_parameters, keys, lists, missing, schema, swagger};
use crate::openapi::grammar::{Keyword, ObjectKind, ValueType, is_extension};
use crate::source::Pointer;

/// The state of the walk.
pub(super) struct Repair<'w, 'm> {
    warnings: &'w mut Warnings<'m>,
    /// The objects so far, with their kinds.
    visited: Vec<(ObjectKind, Pointer)>,
}

impl<'w, 'm> Repair<'w, 'm> {
    pub(super) fn new(warnings: &'w mut Warnings<'m>) -> Self {
        Self {
            warnings,
            visited: Vec::new(),
        }
    }

    pub(super) fn into_visited(self) -> Vec<(ObjectKind, Pointer)> {
        self.visited
    }

    /// Repairs a whole document.
    pub(super) fn document(&mut self, entries: &mut Map<String, Value>) {
        body_parameters::move_to_bodies(entries, self.warnings);
        self.object(ObjectKind::Document, entries, &Pointer::root());
    }

    fn object(&mut self, kind: ObjectKind, entries: &mut Map<String, Value>, at: &Pointer) {
        if is_followed(kind, entries) {
            return;
        }
        keys::rename_keywords(kind, entries, at, self.warnings);
        match kind {
            ObjectKind::Schema => schema::repair(entries, at, self.warnings),
            ObjectKind::Parameter | ObjectKind::Header | ObjectKind::MediaType => {
                swagger::move_into_schema(kind, entries, at, self.warnings);
            }
            ObjectKind::Response | ObjectKind::RequestBody => {
                swagger::move_into_content(kind, entries, at, self.warnings);
            }
            ObjectKind::SecurityScheme => swagger::name_scheme(entries, at, self.warnings),
            ObjectKind::Example => keys::wrap_example(entries, at, self.warnings),
            ObjectKind::Paths | ObjectKind::Responses => {
                keys::repair(kind, entries, at, self.warnings);
            }
            ObjectKind::SecurityRequirement => keys::list_scopes(entries, at, self.warnings),
            _ => {}
        }
        for (key, value) in std::mem::take(entries) {
            let child = at.child(&key);
            if let Some(repaired) = self.entry(kind, &key, value, &child) {
                entries.insert(key, repaired);
            }
        }
        lists::remove_repeated(kind, entries, at, self.warnings);
        missing::add(kind, entries, at, self.warnings);
        self.visited.push((kind, at.clone()));
    }

    /// The repaired value of a key; none if the key is ignored.
    fn entry(&mut self, kind: ObjectKind, key: &str, value: Value, at: &Pointer) -> Option<Value> {
        if is_extension(key) {
            return Some(value);
        }
        if let Some(keyword) = kind.keyword(key) {
            return self.keyword(&keyword, value, at);
        }
        match kind.entry_kind() {
            Some(entry_kind) if kind.keywords().is_empty() => {
                Some(self.child(entry_kind, value, at))
            }
            _ => Some(value),
        }
    }

    fn keyword(&mut self, keyword: &Keyword, value: Value, at: &Pointer) -> Option<Value> {
        // References in place of other values are followed, too.
        if let Some(reference) = value.get("$ref").and_then(Value::as_str)
            && !is_of_object(keyword.value, reference)
        {
            return Some(value);
        }
        let mut value = match coerce(keyword, &value, at, self.warnings) {
            Coerced::Unchanged => value,
            Coerced::To(other) => other,
            Coerced::Ignored => return None,
        };
        match keyword.value {
            ValueType::Object(inner) | ValueType::ObjectOrBool(inner) => {
                if let Value::Object(entries) = &mut value {
                    self.object(inner, entries, at);
                }
            }
            ValueType::ObjectList(inner) | ValueType::FirstObject(inner, _) => {
                if let Value::Array(items) = &mut value {
                    *items = lists::without_null(inner, std::mem::take(items), at, self.warnings);
                    for (index, item) in items.iter_mut().enumerate() {
                        *item = self.child(inner, item.take(), &at.child(index));
                    }
                }
            }
            ValueType::ObjectMap(inner) => {
                if let Value::Object(entries) = &mut value {
                    for (name, item) in entries {
                        *item = self.child(inner, item.take(), &at.child(name));
                    }
                }
            }
            _ => {}
        }
        Some(value)
    }

    /// Repairs an item of a list or a map of objects.
    fn child(&mut self, kind: ObjectKind, value: Value, at: &Pointer) -> Value {
        let coerced = lists::object(kind, &value, at, self.warnings);
        let mut value = coerced.unwrap_or(value);
        if let Value::Object(entries) = &mut value {
            self.object(kind, entries, at);
        }
        value
    }
}

/// Whether an object is a reference, which is followed wherever it is. One to a schema in place of a media type is that of
/// its schema.
fn is_followed(kind: ObjectKind, entries: &Map<String, Value>) -> bool {
    let Some(reference) = entries.get("$ref") else {
        return false;
    };
    let is_to_schema = reference
        .as_str()
        .is_some_and(|text| text.starts_with("#/components/schemas/"));
    match kind {
        ObjectKind::PathItem => false,
        ObjectKind::MediaType => !is_to_schema,
        _ => kind.component_key().is_some() || reference.is_string(),
    }
}

/// Whether a reference in place of a value refers to an object: the value itself, or the only item of a list.
fn is_of_object(value_type: ValueType, reference: &str) -> bool {
    match value_type {
        ValueType::Object(_) | ValueType::ObjectOrBool(_) => true,
        ValueType::ObjectList(kind) | ValueType::FirstObject(kind, _) => kind
            .component_key()
            .is_some_and(|key| reference.starts_with(&format!("#/components/{key}/"))),
        _ => false,
    }
}
