//! Resolution of references.

use std::collections::BTreeSet;

use openapiv3::{OpenAPI, PathItem, ReferenceOr, Schema};
use serde_json::Value;

use super::component::Component;
use super::nested::NestedSchemas;
use crate::diagnostic::Code;
use crate::lower::reporter::Reporter;
use crate::openapi::Document;
use crate::source::Pointer;

/// A typed document with the schemas that its references point to.
#[derive(Clone, Copy)]
pub(in crate::lower) struct TypedDocument<'a> {
    pub(in crate::lower) openapi: &'a OpenAPI,
    json: &'a Value,
    nested: &'a NestedSchemas,
    reporter: &'a Reporter,
}

impl<'a> TypedDocument<'a> {
    pub(in crate::lower) fn new(
        document: &'a Document,
        nested: &'a NestedSchemas,
        reporter: &'a Reporter,
    ) -> Self {
        Self {
            openapi: &document.typed,
            json: &document.value,
            nested,
            reporter,
        }
    }

    /// The value of an object's keyword, for those of which the typed document does not tell whether they are there.
    pub(in crate::lower) fn keyword(self, at: &Pointer, keyword: &str) -> Option<&'a Value> {
        let mut tokens = at.tokens().iter().map(String::as_str).chain([keyword]);
        tokens.try_fold(self.json, |value, token| match value {
            Value::Array(items) => items.get(token.parse::<usize>().ok()?),
            value => value.get(token),
        })
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

    /// All schemas that references can point to: components, and those within others that are referenced.
    pub(in crate::lower) fn referenced_schemas(
        self,
    ) -> impl Iterator<Item = (Pointer, &'a ReferenceOr<Schema>)> {
        let components = self.component_schemas().map(|(_, schema, at)| (at, schema));
        let nested = self.nested.iter();
        components.chain(nested.map(|(at, schema)| (at.clone(), schema)))
    }

    /// The schema that a reference points to, and its location; an error if there is none.
    pub(in crate::lower) fn schema(
        self,
        reference: &str,
        at: &Pointer,
    ) -> Option<(&'a ReferenceOr<Schema>, Pointer)> {
        if let Some(target) = Pointer::parse(reference)
            && let Some(schema) = self.schema_at(&target)
        {
            return Some((schema, target));
        }
        if self.component_name(reference, "schemas", at).is_some() {
            self.reporter.dangling(reference, at);
        }
        None
    }

    fn schema_at(self, at: &Pointer) -> Option<&'a ReferenceOr<Schema>> {
        self.nested.get(at).or_else(|| match at.tokens() {
            [components, schemas, name] if components == "components" && schemas == "schemas" => {
                self.openapi.components.as_ref()?.schemas.get(name)
            }
            _ => None,
        })
    }

    /// An item, or the component that its reference points to, with its location; an error if there is none.
    pub(in crate::lower) fn component<T: Component>(
        self,
        item: &'a ReferenceOr<T>,
        at: &Pointer,
    ) -> Option<(&'a T, Pointer)> {
        let mut item = item;
        let mut item_at = at.clone();
        let mut followed = BTreeSet::new();
        loop {
            let reference = match item {
                ReferenceOr::Item(found) => return Some((found, item_at)),
                ReferenceOr::Reference { reference } => reference,
            };
            if !followed.insert(reference) {
                let message = format!("circular reference `{reference}`");
                self.reporter.error(Code::CircularReference, at, message);
                return None;
            }
            let name = self.component_name(reference, T::KEY, at)?;
            let components = self.openapi.components.as_ref();
            let Some(next) = components.and_then(|components| T::get(components, &name)) else {
                self.reporter.dangling(reference, at);
                return None;
            };
            item_at = Pointer::root().descend(["components", T::KEY, &name]);
            item = next;
        }
    }

    /// The name in a reference such as `#/components/schemas/NAME`; an error for any other reference.
    fn component_name(self, reference: &str, key: &str, at: &Pointer) -> Option<String> {
        let pointer = Pointer::parse(reference);
        if let Some([components, map, name]) = pointer.as_ref().map(Pointer::tokens)
            && components == "components"
            && map == key
        {
            return Some(name.clone());
        }
        let message =
            format!("unsupported reference `{reference}`, expected `#/components/{key}/NAME`");
        self.reporter.error(Code::UnsupportedReference, at, message);
        None
    }

    /// A path item, or the one of another path that it refers to.
    pub(in crate::lower) fn path_item(
        self,
        item: &'a ReferenceOr<PathItem>,
    ) -> Option<&'a PathItem> {
        let reference = match item {
            ReferenceOr::Item(item) => return Some(item),
            ReferenceOr::Reference { reference } => Pointer::parse(reference)?,
        };
        match reference.tokens() {
            [paths, path] if paths == "paths" => self.openapi.paths.paths.get(path)?.as_item(),
            _ => None,
        }
    }
}
