//! Visits references and their targets.

use serde_json::{Map, Value};

use super::links::Link;
use super::resolver::{Failure, Target, reference};
use super::unresolved::Reference;
use super::walker::{Ignored, Visit, Walker};
use crate::diagnostic::{Code, Diagnostic};
use crate::openapi::grammar::{Keyword, ObjectKind, UNUSED, ValueType};
use crate::openapi::{Usage, Version};
use crate::source::Pointer;

/// The extensions of files that references refer to.
const EXTENSIONS: [&str; 3] = [".json", ".yaml", ".yml"];

impl<'d> Walker<'d> {
    /// Visits a reference in place of an object; `false` if the object is not a reference.
    pub(super) fn is_reference(
        &mut self,
        kind: ObjectKind,
        entries: &'d Map<String, Value>,
        pointer: &Pointer,
        ignored: Ignored,
    ) -> bool {
        match (entries.get("$ref"), kind.component_key()) {
            (Some(Value::String(reference)), Some(_)) => {
                self.siblings(kind, entries, pointer, ignored);
                self.reference(kind, reference, pointer, ignored);
            }
            (Some(_), Some(key)) => {
                self.siblings(kind, entries, pointer, ignored);
                let message =
                    format!("expected a string for `$ref`, such as `'#/components/{key}/NAME'`");
                let error = Diagnostic::new(Code::Malformed, &pointer.child("$ref"), message);
                self.errors.push(error.at_value());
            }
            (Some(Value::String(reference)), None) => {
                self.inlined_object(kind, reference, entries, pointer, ignored);
            }
            _ => return false,
        }
        true
    }

    /// Visits a reference where OpenAPI allows one.
    fn reference(
        &mut self,
        kind: ObjectKind,
        reference: &str,
        pointer: &Pointer,
        ignored: Ignored,
    ) {
        self.record_used(kind, "$ref", &pointer.child("$ref"), Usage::Used, ignored);
        let target = self.target(Some(kind), reference, pointer);
        if kind == ObjectKind::Callback {
            // The typed model has no references to them.
            self.links.insert(pointer, Link::Stub(kind));
        }
        let Some(target) = target else {
            return;
        };
        if kind != ObjectKind::Callback && target.at.to_string() != reference {
            self.links
                .insert(pointer, Link::Reference(target.at.clone()));
        }
        self.links.add_target(kind, &target.at);
        self.visit_later(kind, target, ignored);
    }

    /// Visits a reference in place of an object that replaces it.
    fn inlined_object(
        &mut self,
        kind: ObjectKind,
        reference: &str,
        entries: &'d Map<String, Value>,
        pointer: &Pointer,
        ignored: Ignored,
    ) {
        if kind == ObjectKind::PathItem {
            self.entries(kind, entries, pointer, ignored);
        } else {
            self.siblings(kind, entries, pointer, ignored);
            self.record_used(kind, "$ref", &pointer.child("$ref"), Usage::Used, ignored);
        }
        let target = self.target(Some(kind), reference, pointer);
        let is_allowed = kind == ObjectKind::PathItem
            || kind == ObjectKind::MediaType && self.version >= Version::V3_2;
        if target.is_some() && !is_allowed {
            self.misplaced.add(kind.with_article(), pointer);
        }
        let link = match &target {
            _ if ignored.is_some() => Link::Stub(kind),
            Some(target) if kind == ObjectKind::PathItem => Link::PathItem(target.at.clone()),
            Some(target) => Link::Value(target.at.clone()),
            None => Link::Nothing,
        };
        // Without these, the rest of the document is complete.
        let is_optional = matches!(kind, ObjectKind::PathItem | ObjectKind::Operation);
        if matches!(link, Link::Nothing) && !is_optional {
            self.links.missing.push(pointer.clone());
        }
        self.links.insert(pointer, link);
        if let Some(target) = target {
            self.visit_later(kind, target, ignored);
        }
    }

    /// Finds the target of a reference in place of a keyword's value that is no object; `None` if it is no reference.
    pub(super) fn inlined_value(
        &mut self,
        kind: ObjectKind,
        keyword: &Keyword,
        value: &'d Value,
        pointer: &Pointer,
        ignored: Ignored,
    ) -> Option<Option<Target<'d>>> {
        let reference = match keyword.value {
            // Objects are visited as such, and any other value is what it is.
            ValueType::Any
            | ValueType::Object(_)
            | ValueType::ObjectOrBool(_)
            | ValueType::StringMap => return None,
            _ => reference(value)?,
        };
        let target = self.target(None, reference, pointer);
        if target.is_some() {
            self.misplaced.add(format!("`{}`", keyword.name), pointer);
        }
        let link = match &target {
            Some(target) => {
                let used = Some(&target.at).filter(|_| ignored.is_none());
                self.used_targets.extend(used.cloned());
                Link::Value(target.at.clone())
            }
            None => {
                self.record_used(kind, keyword.name, pointer, Usage::Used, ignored);
                self.links.missing.push(pointer.clone());
                Link::Nothing
            }
        };
        self.links.insert(pointer, link);
        Some(target)
    }

    /// Visits the targets of a discriminator's mapping: names of component schemas, or references.
    pub(super) fn mapping(&mut self, mapping: &'d Value, pointer: &Pointer, ignored: Ignored) {
        for (key, to) in mapping.as_object().into_iter().flatten() {
            let Some(to) = to.as_str() else { continue };
            let pointer = pointer.child(key);
            let component = Pointer::root().descend(["components", "schemas", to]);
            if self.resolver.value(&component).is_some() {
                continue;
            }
            let is_reference =
                to.contains(['#', '/']) || EXTENSIONS.iter().any(|it| to.ends_with(it));
            let reference = if is_reference {
                to.to_owned()
            } else {
                component.to_string()
            };
            let kind = ObjectKind::Schema;
            if let Some(target) = self.target(Some(kind), &reference, &pointer) {
                if target.at.to_string() != to {
                    self.links.insert(&pointer, Link::Text(target.at.clone()));
                }
                self.links.add_target(kind, &target.at);
                self.visit_later(kind, target, ignored);
            }
        }
    }

    /// Notes the components of a kind, which are visited when it is known which of them are used.
    pub(super) fn add_components(
        &mut self,
        kind: ObjectKind,
        key: &'static str,
        map: &'d Value,
        pointer: &Pointer,
    ) {
        for (name, value) in map.as_object().into_iter().flatten() {
            let visit = Visit {
                kind,
                value,
                pointer: pointer.child(name),
                ignored: None,
            };
            // These are part of the SDK even if no operation refers to them.
            if matches!(kind, ObjectKind::Schema | ObjectKind::SecurityScheme) {
                self.used.push(visit.clone());
            }
            self.components.insert(visit.pointer.clone(), (key, visit));
        }
    }

    /// Visits the targets of references, first those that are used.
    pub(super) fn targets(&mut self) {
        while let Some(visit) = self.used.pop() {
            self.record_component(&visit.pointer);
            self.object(visit.kind, visit.value, &visit.pointer, None);
        }
        self.visits_ignored = true;
        let mut unused: Vec<_> = std::mem::take(&mut self.components).into_iter().collect();
        unused.sort_unstable_by(|(a, _), (b, _)| a.cmp(b));
        for (pointer, (key, visit)) in unused {
            self.record(
                ObjectKind::Components,
                key,
                &pointer,
                Usage::Ignored(UNUSED),
            );
            self.ignored.push(Visit {
                ignored: Some(UNUSED),
                ..visit
            });
        }
        while let Some(visit) = self.ignored.pop() {
            self.object(visit.kind, visit.value, &visit.pointer, visit.ignored);
        }
    }

    /// Records that a component is used, or a part of it.
    fn record_component(&mut self, pointer: &Pointer) {
        let mut lengths = 0..=pointer.depth();
        let component =
            lengths.find_map(|length| self.components.remove_entry(&pointer.ancestor(length)));
        if let Some((pointer, (key, _))) = component {
            self.record(ObjectKind::Components, key, &pointer, Usage::Used);
        }
    }

    fn visit_later(&mut self, kind: ObjectKind, target: Target<'d>, ignored: Ignored) {
        let visit = Visit {
            kind,
            value: target.value,
            pointer: target.at,
            ignored,
        };
        match ignored {
            None => {
                self.used_targets.insert(visit.pointer.clone());
                self.used.push(visit);
            }
            Some(_) => self.ignored.push(visit),
        }
    }

    /// Finds the target of a reference in place of an object of that kind, or of any value.
    fn target(
        &mut self,
        kind: Option<ObjectKind>,
        text: &str,
        pointer: &Pointer,
    ) -> Option<Target<'d>> {
        let found = match kind {
            Some(kind) => self.resolver.resolve_object(kind, text, pointer),
            None => self.resolver.resolve_value(text, pointer),
        };
        let failure = match found {
            Ok(target) => {
                self.files.extend(target.at.shared_file());
                self.references.push((pointer.clone(), target.at.clone()));
                return Some(target);
            }
            Err(failure) => failure,
        };
        if let Failure::Unparsable(file) = &failure {
            self.files.extend(file.shared_file());
        }
        let at = pointer;
        let reference = Reference { text, kind, at };
        self.unresolved.add(&reference, failure, &self.resolver);
        None
    }
}
