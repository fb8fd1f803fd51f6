//! Walks a document and validates each object against the grammar, first those that the SDK depends on, then the others.

use std::collections::{BTreeSet, HashMap, HashSet};
use std::sync::Arc;

use serde_json::{Map, Value};

use super::linker::MAX_DEPTH;
use super::links::Links;
use super::misplaced::Misplaced;
use super::resolver::Resolver;
use super::unresolved::Unresolved;
use super::{entries, required, value};
use crate::diagnostic::Diagnostic;
use crate::openapi::grammar::{Keyword, ObjectKind, UNREFERENCED, ValueType, is_extension};
use crate::openapi::object::Object;
use crate::openapi::{KeywordOccurrence, Usage, Version};
use crate::source::{Pointer, Sources};

/// The state of the walk, and finally its result.
pub(super) struct Walker<'d> {
    pub(super) version: Version,
    /// The locations of the schemas of the bodies of webhooks that are not components.
    pub(super) webhook_schemas: Vec<Pointer>,
    pub(super) resolver: Resolver<'d>,
    pub(super) objects: Vec<Object<'d>>,
    pub(super) occurrences: Vec<KeywordOccurrence>,
    pub(super) errors: Vec<Diagnostic>,
    pub(super) links: Links,
    /// The locations of references, and of their targets.
    pub(super) references: Vec<(Pointer, Pointer)>,
    pub(super) unresolved: Unresolved,
    pub(super) misplaced: Misplaced,
    /// The targets of used references.
    pub(super) used_targets: BTreeSet<Pointer>,
    /// The other files that references refer to.
    pub(super) files: BTreeSet<Arc<str>>,
    /// The targets of used references, which are visited before anything that is ignored.
    pub(super) used: Vec<Visit<'d>>,
    /// The objects that are ignored.
    pub(super) ignored: Vec<Visit<'d>>,
    pub(super) visits_ignored: bool,
    visited: HashSet<(ObjectKind, Pointer)>,
    /// The number of values in place of references that contain the current one.
    depth: usize,
    /// The components whose usage is not recorded yet, with their keyword in the Components Object.
    pub(super) components: HashMap<Pointer, (&'static str, Visit<'d>)>,
}

/// The reason why an object is ignored, if it is.
pub(super) type Ignored = Option<&'static str>;

/// An object to visit.
#[derive(Clone)]
pub(super) struct Visit<'d> {
    pub(super) kind: ObjectKind,
    pub(super) value: &'d Value,
    pub(super) pointer: Pointer,
    pub(super) ignored: Ignored,
}

/// Walks a document.
pub(super) fn walk<'d>(document: &'d Value, sources: &'d Sources, version: Version) -> Walker<'d> {
    let mut walker = Walker {
        version,
        webhook_schemas: Vec::new(),
        resolver: Resolver::new(sources),
        objects: Vec::new(),
        occurrences: Vec::new(),
        errors: Vec::new(),
        links: Links::default(),
        references: Vec::new(),
        unresolved: Unresolved::default(),
        misplaced: Misplaced::default(),
        used_targets: BTreeSet::new(),
        files: BTreeSet::new(),
        used: Vec::new(),
        ignored: Vec::new(),
        visits_ignored: false,
        visited: HashSet::new(),
        depth: 0,
        components: HashMap::new(),
    };
    walker.object(ObjectKind::Document, document, &Pointer::root(), None);
    walker.webhooks(document);
    walker.targets();
    let unresolved = std::mem::take(&mut walker.unresolved);
    walker.errors.extend(unresolved.into_errors());
    let targets = std::mem::take(&mut walker.used_targets);
    for occurrence in &mut walker.occurrences {
        // Extensions, keywords that OpenAPI does not define, and definitions.
        let is_undefined = occurrence.usage == Usage::Unknown
            || occurrence.usage == Usage::Ignored(UNREFERENCED)
            || is_extension(occurrence.pointer.name());
        let mut targets = targets.range(&occurrence.pointer..);
        if is_undefined
            && let Some(target) = targets.next()
            && target.is_within(&occurrence.pointer)
        {
            occurrence.usage = Usage::Used;
        }
    }
    walker
}

impl<'d> Walker<'d> {
    /// Visits an object or a reference to one.
    pub(super) fn object(
        &mut self,
        kind: ObjectKind,
        value: &'d Value,
        pointer: &Pointer,
        ignored: Ignored,
    ) {
        let Some(entries) = value.as_object() else {
            self.errors.push(value::not_an_object(kind, value, pointer));
            return;
        };
        if ignored.is_some() && !self.visits_ignored {
            self.ignored.push(Visit {
                kind,
                value,
                pointer: pointer.clone(),
                ignored,
            });
            return;
        }
        if !self.visited.insert((kind, pointer.clone()))
            || self.is_reference(kind, entries, pointer, ignored)
        {
            return;
        }
        self.objects.push(Object {
            kind,
            entries,
            pointer: pointer.clone(),
        });
        self.entries(kind, entries, pointer, ignored);
        self.errors.extend(required::check(kind, entries, pointer));
    }

    /// Visits the entries of an object.
    pub(super) fn entries(
        &mut self,
        kind: ObjectKind,
        entries: &'d Map<String, Value>,
        pointer: &Pointer,
        ignored: Ignored,
    ) {
        for (key, value) in entries {
            let child = pointer.child(key);
            if is_extension(key) {
                self.extension(kind, key, value, &child);
            } else if kind.keywords().is_empty() {
                self.entry(kind, key, value, &child, ignored);
            } else if let Some(keyword) = kind.keyword_of(self.version, key) {
                self.keyword(kind, &keyword, value, entries, &child, ignored);
            } else {
                self.record(kind, key, &child, Usage::Unknown);
            }
        }
    }

    /// Visits a keyword and the objects in its value.
    pub(super) fn keyword(
        &mut self,
        kind: ObjectKind,
        keyword: &Keyword,
        value: &'d Value,
        siblings: &'d Map<String, Value>,
        pointer: &Pointer,
        ignored: Ignored,
    ) {
        if let Some(target) = self.inlined_value(kind, keyword, value, pointer, ignored) {
            if let Some(target) = target.filter(|_| self.depth < MAX_DEPTH) {
                self.depth += 1;
                self.keyword(kind, keyword, target.value, siblings, &target.at, ignored);
                self.depth -= 1;
            }
            return;
        }
        let error = value::check(kind, keyword, value, pointer);
        if let (ObjectKind::Components, ValueType::ObjectMap(of), None) =
            (kind, keyword.value, &error)
            && keyword.usage.is_used()
        {
            // Each component is recorded by itself.
            self.add_components(of, keyword.name, value, pointer);
            return;
        }
        let usage = match &error {
            Some(_) => Usage::Rejected,
            None => keyword.usage.usage(siblings),
        };
        self.record_used(kind, keyword.name, pointer, usage, ignored);
        if let Some(error) = error {
            self.errors.push(error);
            return;
        }
        let inner = match usage {
            Usage::Ignored(reason) => ignored.or(Some(reason)),
            _ => ignored,
        };
        self.children(keyword.value, value, pointer, inner);
        if let (ObjectKind::Discriminator, ValueType::StringMap) = (kind, keyword.value) {
            self.mapping(value, pointer, inner);
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
        if kind == ObjectKind::SecurityRequirement {
            let scheme = Pointer::root().descend(["components", "securitySchemes", key]);
            self.references.push((pointer.clone(), scheme));
        }
        if let Some(entry_kind) = kind.entry_kind() {
            self.object(entry_kind, value, pointer, ignored);
        }
    }
}
