//! Walks a document and validates each object against the grammar.

use std::collections::BTreeMap;

use serde_json::{Map, Value};

use super::{entries, references, required, value};
use crate::diagnostic::Diagnostic;
use crate::openapi::grammar::{
    BESIDE_REFERENCE, Keyword, ObjectKind, UNUSED, UsageRule, ValueType, extension_usage,
    is_extension,
};
use crate::openapi::object::Object;
use crate::openapi::{KeywordOccurrence, Usage};
use crate::source::Pointer;

/// The state of the walk, and finally its result.
pub(super) struct Walker<'d> {
    document: &'d Value,
    pub(super) objects: Vec<Object<'d>>,
    pub(super) occurrences: Vec<KeywordOccurrence>,
    pub(super) errors: Vec<Diagnostic>,
    /// The components that something used refers to and that have not been visited yet.
    referenced: Vec<Component>,
}

/// The reason why an object is ignored, if it is.
type Ignored = Option<&'static str>;

/// The keyword of the Components Object and the name of a component.
type Component = (&'static str, String);

/// Walks a document.
pub(super) fn walk(document: &Value) -> Walker<'_> {
    let mut walker = Walker {
        document,
        objects: Vec::new(),
        occurrences: Vec::new(),
        errors: Vec::new(),
        referenced: Vec::new(),
    };
    walker.object(ObjectKind::Document, document, &Pointer::root(), None);
    walker.components();
    walker
}

impl<'d> Walker<'d> {
    /// Visits an object or a reference to one.
    fn object(&mut self, kind: ObjectKind, value: &'d Value, pointer: &Pointer, ignored: Ignored) {
        let Some(entries) = value.as_object() else {
            self.errors.push(value::not_an_object(kind, value, pointer));
            return;
        };
        if let (Some(components), Some(reference)) = (kind.component_key(), entries.get("$ref")) {
            self.siblings(kind, entries, pointer, ignored);
            self.reference(kind, components, reference, pointer, ignored);
            return;
        }
        self.objects.push(Object {
            kind,
            entries,
            pointer: pointer.clone(),
        });
        for (key, value) in entries {
            let child = pointer.child(key);
            if is_extension(key) {
                self.extension(kind, key, value, &child);
            } else if kind.keywords().is_empty() {
                self.entry(kind, key, value, &child, ignored);
            } else if let Some(keyword) = kind.keyword(key) {
                self.keyword(kind, &keyword, value, entries, &child, ignored);
            } else {
                self.record(kind, key, &child, Usage::Unknown);
            }
        }
        self.errors.extend(required::check(kind, entries, pointer));
    }

    /// Visits a keyword and the objects in its value.
    fn keyword(
        &mut self,
        kind: ObjectKind,
        keyword: &Keyword,
        value: &'d Value,
        siblings: &'d Map<String, Value>,
        pointer: &Pointer,
        ignored: Ignored,
    ) {
        let error = value::check(kind, keyword, value, pointer);
        let usage = match &error {
            Some(_) => Usage::Rejected,
            None => keyword.usage.usage(siblings),
        };
        self.record_used(kind, keyword.name, pointer, usage, ignored);
        if let Some(error) = error {
            self.errors.push(error);
        } else if (kind, keyword.name) != (ObjectKind::Document, "components") {
            // Components are visited last, when it is known which of them are used.
            let inner = match usage {
                Usage::Ignored(reason) => ignored.or(Some(reason)),
                _ => ignored,
            };
            self.children(keyword.value, value, pointer, inner);
        }
    }

    /// Visits the objects in the value of a keyword.
    fn children(
        &mut self,
        value_type: ValueType,
        value: &'d Value,
        pointer: &Pointer,
        ignored: Ignored,
    ) {
        let items = value.as_array().into_iter().flatten().enumerate();
        let entries = value.as_object().into_iter().flatten();
        match value_type {
            ValueType::Object(kind) | ValueType::ObjectOrBool(kind) if value.is_object() => {
                self.object(kind, value, pointer, ignored);
            }
            ValueType::ObjectList(kind) => {
                for (index, item) in items {
                    self.object(kind, item, &pointer.child(index), ignored);
                }
            }
            ValueType::FirstObject(kind, reason) => {
                for (index, item) in items {
                    let child = pointer.child(index);
                    if index == 0 {
                        self.object(kind, item, &child, ignored);
                    } else {
                        let usage = Usage::Ignored(reason);
                        self.record_used(kind, "(another)", &child, usage, ignored);
                        self.object(kind, item, &child, ignored.or(Some(reason)));
                    }
                }
            }
            ValueType::ObjectMap(kind) => {
                for (key, item) in entries {
                    self.object(kind, item, &pointer.child(key), ignored);
                }
            }
            ValueType::StringList => {
                let errors =
                    items.filter_map(|(index, item)| value::not_a_string(item, pointer, index));
                self.errors.extend(errors);
            }
            ValueType::StringMap => {
                let errors =
                    entries.filter_map(|(key, item)| value::not_a_string(item, pointer, key));
                self.errors.extend(errors);
            }
            _ => {}
        }
    }

    /// Visits an entry of an object whose keys are names.
    fn entry(
        &mut self,
        kind: ObjectKind,
        key: &str,
        value: &'d Value,
        pointer: &Pointer,
        ignored: Ignored,
    ) {
        self.errors
            .extend(entries::check(kind, key, value, pointer));
        if let Some(entry_kind) = kind.entry_kind() {
            self.object(entry_kind, value, pointer, ignored);
        }
    }

    /// Records an extension; of one that is an object, each key by itself.
    fn extension(&mut self, kind: ObjectKind, name: &str, value: &Value, pointer: &Pointer) {
        for (key, usage) in extension_usage(name, value) {
            match key {
                Some(key) => {
                    self.record(kind, &format!("{name}.{key}"), &pointer.child(key), usage);
                }
                None => self.record(kind, name, pointer, usage),
            }
        }
    }

    /// Records the keywords next to a `$ref`.
    fn siblings(
        &mut self,
        kind: ObjectKind,
        entries: &Map<String, Value>,
        pointer: &Pointer,
        ignored: Ignored,
    ) {
        for (key, value) in entries.iter().filter(|(key, _)| *key != "$ref") {
            let child = pointer.child(key);
            if is_extension(key) {
                self.extension(kind, key, value, &child);
            } else {
                let usage = Usage::Ignored(BESIDE_REFERENCE);
                self.record_used(kind, key, &child, usage, ignored);
            }
        }
    }

    /// Visits a reference in place of an object.
    fn reference(
        &mut self,
        kind: ObjectKind,
        components: &'static str,
        reference: &Value,
        pointer: &Pointer,
        ignored: Ignored,
    ) {
        if reference.is_string() {
            let child = pointer.child("$ref");
            self.record_used(kind, "$ref", &child, Usage::Used, ignored);
        }
        match references::check(self.document, components, reference, pointer) {
            Ok(Some(name)) if ignored.is_none() => {
                self.referenced.push((components, name));
            }
            Ok(_) => {}
            Err(error) => self.errors.push(error),
        }
    }

    /// Visits the components: those that something used refers to, then the others.
    fn components(&mut self) {
        let Some(Value::Object(entries)) = self.document.get("components") else {
            return;
        };
        let pointer = Pointer::root().child("components");
        let mut pending = BTreeMap::new();
        for (key, value) in entries {
            let child = pointer.child(key);
            match ObjectKind::Components.keyword(key) {
                Some(Keyword {
                    name,
                    value: ValueType::ObjectMap(kind),
                    usage: UsageRule::Used,
                    ..
                }) if value.is_object() => {
                    let named = value.as_object().into_iter().flatten();
                    pending.extend(
                        named.map(|(component, value)| ((name, component.clone()), (kind, value))),
                    );
                }
                Some(keyword) => {
                    let kind = ObjectKind::Components;
                    self.keyword(kind, &keyword, value, entries, &child, None);
                }
                None if is_extension(key) => {
                    self.extension(ObjectKind::Components, key, value, &child);
                }
                None => self.record(ObjectKind::Components, key, &child, Usage::Unknown),
            }
        }
        self.objects.push(Object {
            kind: ObjectKind::Components,
            entries,
            pointer,
        });
        self.pending_components(pending);
    }

    fn pending_components(&mut self, mut pending: BTreeMap<Component, (ObjectKind, &'d Value)>) {
        // These are part of the SDK even if no operation refers to them.
        let always_used = pending
            .iter()
            .filter(|(_, (kind, _))| {
                matches!(kind, ObjectKind::Schema | ObjectKind::SecurityScheme)
            })
            .map(|(component, _)| component.clone());
        self.referenced.extend(always_used);
        while let Some(component) = self.referenced.pop() {
            if let Some((kind, value)) = pending.remove(&component) {
                self.component(&component, Usage::Used, kind, value, None);
            }
        }
        for (component, (kind, value)) in pending {
            let usage = Usage::Ignored(UNUSED);
            self.component(&component, usage, kind, value, Some(UNUSED));
        }
    }

    fn component(
        &mut self,
        (key, name): &Component,
        usage: Usage,
        kind: ObjectKind,
        value: &'d Value,
        ignored: Ignored,
    ) {
        let pointer = Pointer::root().descend(["components", key, name]);
        self.record(ObjectKind::Components, key, &pointer, usage);
        self.object(kind, value, &pointer, ignored);
    }

    /// Records the usage of a keyword unless its object is ignored.
    fn record_used(
        &mut self,
        kind: ObjectKind,
        keyword: &str,
        pointer: &Pointer,
        usage: Usage,
        ignored: Ignored,
    ) {
        if ignored.is_none() {
            self.record(kind, keyword, pointer, usage);
        }
    }

    fn record(&mut self, kind: ObjectKind, keyword: &str, pointer: &Pointer, usage: Usage) {
        self.occurrences.push(KeywordOccurrence {
            object: kind.name(),
            keyword: keyword.to_owned(),
            pointer: pointer.clone(),
            usage,
        });
    }
}
