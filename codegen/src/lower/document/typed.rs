//! The targets of references. Those without one have been reported before.

use std::collections::BTreeSet;

use indexmap::IndexMap;
use openapiv3::{OpenAPI, Operation, PathItem, ReferenceOr, Schema};
use serde_json::Value;

use super::component::Component;
use crate::openapi::{Document, Version, is_of_other_path};
use crate::source::{Pointer, child};

/// A typed document with the targets of its references.
#[derive(Clone, Copy)]
pub(in crate::lower) struct TypedDocument<'a> {
    pub(in crate::lower) openapi: &'a OpenAPI,
    document: &'a Document<'a>,
}

impl<'a> TypedDocument<'a> {
    pub(in crate::lower) fn new(document: &'a Document<'a>) -> Self {
        Self {
            openapi: &document.typed,
            document,
        }
    }

    /// The value of an object's keyword, for those of which the typed document does not tell whether they are there.
    pub(in crate::lower) fn keyword(self, at: &Pointer, keyword: &str) -> Option<&'a Value> {
        let at = self.document.origins.of(at);
        let text = *self.document.texts.get(&at.shared_file())?;
        let mut tokens = at.tokens().into_iter().chain([keyword]);
        tokens.try_fold(text, child)
    }

    /// The component schemas with their names and locations.
    pub(in crate::lower) fn component_schemas(
        self,
    ) -> impl Iterator<Item = (&'a str, &'a ReferenceOr<Schema>, Pointer)> {
        let components = self.openapi.components.iter();
        let schemas = components.flat_map(|components| &components.schemas);
        schemas.map(|(name, schema)| {
            let at = Pointer::root().descend(["components", "schemas", name]);
            (name.as_str(), schema, at)
        })
    }

    /// The other schemas that references refer to, in the order of their locations.
    pub(in crate::lower) fn other_schemas(
        self,
    ) -> impl Iterator<Item = (&'a Pointer, &'a ReferenceOr<Schema>)> {
        self.document.targets.schemas.iter()
    }

    /// The other components that have schemas, with their names, nouns for what they are, and their locations.
    pub(in crate::lower) fn shared_components(
        self,
    ) -> impl Iterator<Item = (&'a str, &'static str, Pointer)> {
        let components = self.openapi.components.iter();
        components.flat_map(|components| {
            named("responses", "Response", &components.responses)
                .chain(named("parameters", "Parameter", &components.parameters))
                .chain(named("requestBodies", "Body", &components.request_bodies))
                .chain(named("headers", "Header", &components.headers))
        })
    }

    /// All schemas that references can refer to.
    pub(in crate::lower) fn referenced_schemas(
        self,
    ) -> impl Iterator<Item = (Pointer, &'a ReferenceOr<Schema>)> {
        let components = self.component_schemas().map(|(_, schema, at)| (at, schema));
        let others = self.other_schemas();
        components.chain(others.map(|(at, schema)| (at.clone(), schema)))
    }

    /// The object that a reference refers to, and its location.
    pub(in crate::lower) fn target<T: Component>(
        self,
        reference: &str,
    ) -> Option<(&'a ReferenceOr<T>, Pointer)> {
        let at = self.document.origins.place_of(&Pointer::parse(reference)?);
        let component = match at.tokens()[..] {
            ["components", key, name] if at.file().is_none() && key == T::KEY => {
                T::component(self.openapi.components.as_ref()?, name)
            }
            _ => None,
        };
        let target = component.or_else(|| T::targets(&self.document.targets).get(&at))?;
        Some((target, at))
    }

    /// An object, or the final target of its reference, with its location.
    pub(in crate::lower) fn object<T: Component>(
        self,
        object: &'a ReferenceOr<T>,
        at: &Pointer,
    ) -> Option<(&'a T, Pointer)> {
        let (mut object, mut at) = (object, at.clone());
        let mut followed = BTreeSet::new();
        loop {
            match object {
                ReferenceOr::Item(found) => return Some((found, at)),
                ReferenceOr::Reference { reference } if followed.insert(reference) => {
                    (object, at) = self.target(reference)?;
                }
                ReferenceOr::Reference { .. } => return None,
            }
        }
    }

    /// The description of an object that is at a location, or that the reference there refers to, which has a description
    /// of its own since OpenAPI 3.1.
    pub(in crate::lower) fn description<T>(
        self,
        object: &ReferenceOr<T>,
        at: &Pointer,
        target: Option<&'a str>,
    ) -> Option<&'a str> {
        let is_reference = matches!(object, ReferenceOr::Reference { .. });
        let is_defined = self.document.version >= Version::V3_1;
        let own = (is_reference && is_defined).then(|| self.keyword(at, "description"));
        own.flatten().and_then(Value::as_str).or(target)
    }

    /// The locations of the schemas of the bodies of webhooks that are not components.
    pub(in crate::lower) fn webhook_schemas(self) -> impl Iterator<Item = &'a Pointer> {
        self.document.webhook_schemas.iter()
    }

    /// The path items with their paths.
    pub(in crate::lower) fn path_items(self) -> impl Iterator<Item = (&'a str, &'a PathItem)> {
        let items = self.openapi.paths.iter();
        items.filter_map(|(path, item)| Some((path.as_str(), item.as_item()?)))
    }

    /// The operations of a path item with their keywords.
    pub(in crate::lower) fn operations(
        self,
        path: &str,
        item: &'a PathItem,
    ) -> impl Iterator<Item = (&'a str, &'a Operation)> {
        let query = self.document.queries.get(path);
        item.iter().chain(query.map(|query| ("query", query)))
    }

    /// Whether the operation at a location is that of another path.
    pub(in crate::lower) fn is_of_other_path(self, at: &Pointer) -> bool {
        is_of_other_path(at, &self.document.origins)
    }
}

/// The names of the components in a map, each with a noun for what it is, and its location.
fn named<'a, T>(
    key: &'static str,
    noun: &'static str,
    map: &'a IndexMap<String, ReferenceOr<T>>,
) -> impl Iterator<Item = (&'a str, &'static str, Pointer)> {
    let items = map
        .iter()
        .filter(|(_, component)| component.as_item().is_some());
    items.map(move |(name, _)| {
        let at = Pointer::root().descend(["components", key, name]);
        (name.as_str(), noun, at)
    })
}
