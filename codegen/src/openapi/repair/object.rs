//! Walks a document along the grammar and repairs each object.

use std::collections::HashSet;

use serde_json::{Map, Value};

use super::body_parameters::{self, Shared};
use super::coerce::{Coerced, coerce};
use super::{keys, lists, missing, schema, swagger};
use crate::openapi::dialect;
use crate::openapi::grammar::{Keyword, ObjectKind, ValueType, is_extension};
use crate::openapi::warnings::Warnings;
use crate::source::{Pointer, location};

/// The state of the walk.
pub(super) struct Repair<'w, 'm> {
    pub(super) warnings: &'w mut Warnings<'m>,
    /// The name of the document's own file.
    document: &'w str,
    body_parameters: &'w Shared,
    /// The objects so far, with their kinds, those within others first.
    pub(super) repaired: Vec<(ObjectKind, Pointer)>,
    visited: HashSet<(ObjectKind, Pointer)>,
    /// What the references so far refer to.
    pub(super) targets: Vec<Target>,
}

/// A value that a reference refers to, and what it is in place of the reference.
pub(super) struct Target {
    pub(super) at: Pointer,
    pub(super) kind: TargetKind,
}

#[derive(Clone, Copy)]
pub(super) enum TargetKind {
    Object(ObjectKind),
    /// The value of a keyword.
    Value(Keyword),
}

impl<'w, 'm> Repair<'w, 'm> {
    pub(super) fn new(
        document: &'w str,
        body_parameters: &'w Shared,
        warnings: &'w mut Warnings<'m>,
    ) -> Self {
        Self {
            warnings,
            document,
            body_parameters,
            repaired: Vec::new(),
            visited: HashSet::new(),
            targets: Vec::new(),
        }
    }

    /// Repairs a value, and notes what the references in it refer to.
    pub(super) fn target(&mut self, kind: TargetKind, value: &mut Value, at: &Pointer) {
        match (kind, value) {
            (TargetKind::Object(kind), Value::Object(entries)) => self.object(kind, entries, at),
            (TargetKind::Object(_), _) => {}
            (TargetKind::Value(keyword), value) => {
                if let Some(repaired) = self.keyword(&keyword, value.clone(), at) {
                    *value = repaired;
                }
            }
        }
    }

    fn object(&mut self, kind: ObjectKind, entries: &mut Map<String, Value>, at: &Pointer) {
        if !self.visited.insert((kind, at.clone())) {
            return;
        }
        if kind == ObjectKind::Schema {
            dialect::wrap(entries, at, self.warnings);
        }
        if let Some(reference) = entries.get("$ref").and_then(Value::as_str) {
            self.add_target(reference, at, TargetKind::Object(kind));
        }
        if is_followed(kind, entries) {
            return;
        }
        if kind == ObjectKind::Operation {
            let shared = self.body_parameters;
            body_parameters::move_to_body(entries, shared, self.document, at, self.warnings);
        }
        keys::rename_keywords(kind, entries, at, self.warnings);
        dialect::translate(kind, entries, at, self.warnings);
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
        let mut ignored = Vec::new();
        for (key, value) in entries.iter_mut() {
            match self.entry(kind, key, value.take(), &at.child(key)) {
                Some(repaired) => *value = repaired,
                None => ignored.push(key.clone()),
            }
        }
        entries.retain(|key, _| !ignored.contains(key));
        lists::remove_repeated(kind, entries, at, self.warnings);
        missing::add(kind, entries, at, self.warnings);
        if let (ObjectKind::Discriminator, Some(Value::Object(mapping))) =
            (kind, entries.get("mapping"))
        {
            for target in mapping.values().filter_map(Value::as_str) {
                self.add_target(target, at, TargetKind::Object(ObjectKind::Schema));
            }
        }
        self.repaired.push((kind, at.clone()));
    }

    fn add_target(&mut self, reference: &str, from: &Pointer, kind: TargetKind) {
        if let Ok(at) = location(reference, from, self.document) {
            self.targets.push(Target { at, kind });
        }
    }

    /// The repaired value of a key; none if the key is ignored.
    fn entry(&mut self, kind: ObjectKind, key: &str, value: Value, at: &Pointer) -> Option<Value> {
        if is_extension(key) {
            return Some(value);
        }
        if let Some(keyword) = kind.keyword_of(self.warnings.version, key) {
            let repaired = self.keyword(&keyword, value, at);
            return match (kind, keyword.value, repaired) {
                (
                    ObjectKind::Components,
                    ValueType::ObjectMap(inner),
                    Some(Value::Object(components)),
                ) => Some(lists::without_scalars(inner, components, at, self.warnings)),
                (_, _, repaired) => repaired,
            };
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
            if !matches!(keyword.value, ValueType::Any | ValueType::StringMap) {
                self.add_target(reference, at, TargetKind::Value(*keyword));
            }
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
