//! The names of types.

use std::collections::BTreeMap;

use super::disambiguate::{disambiguate, hash_suffix};
use super::media_types::media_type_words;
use super::operation_ids::operation_ids;
use super::rust::{joined, method_name, type_name};
use crate::lower::document::TypedDocument;
use crate::source::Pointer;

/// The names of types and the locations in the document that they belong to.
pub(in crate::lower) struct TypeNames {
    /// The names of component schemas.
    components: BTreeMap<String, String>,
    /// The IDs of operations, by location.
    operations: BTreeMap<Pointer, String>,
    /// The locations of the names that are in use.
    locations: BTreeMap<String, Pointer>,
    /// The reverse.
    names: BTreeMap<Pointer, String>,
}

impl TypeNames {
    /// The names of a document's types, of which those in `reserved` are in use.
    pub(in crate::lower) fn new<'n>(
        document: TypedDocument<'_>,
        reserved: impl Iterator<Item = &'n str>,
    ) -> Self {
        let schemas: Vec<_> = document
            .component_schemas()
            .map(|(name, ..)| name)
            .collect();
        let names = disambiguate(&schemas, type_name);
        let components = schemas.iter().map(|schema| (*schema).to_owned());
        let locations = reserved.enumerate().map(|(index, name)| {
            let at = Pointer::root().descend(["sids", &index.to_string()]);
            (name.to_owned(), at)
        });
        Self {
            components: components.zip(names).collect(),
            operations: operation_ids(document),
            locations: locations.collect(),
            names: BTreeMap::new(),
        }
    }

    /// The ID of the operation at a location.
    pub(in crate::lower) fn operation_id(&self, at: &Pointer) -> &str {
        self.operations.get(at).map_or("", String::as_str)
    }

    /// The ID of the operation at a location with a further body: its own followed by the media type, and a hash suffix
    /// if another operation has that name.
    pub(in crate::lower) fn operation_id_with(&mut self, at: &Pointer, media_type: &str) -> String {
        let text = format!("{}_{}", self.operation_id(at), media_type_words(media_type));
        let mut id = text.clone();
        while self.is_operation(&id) {
            id = format!("{text}_{}", hash_suffix(&id));
        }
        let body_at = at.descend(["requestBody", media_type]);
        self.operations.insert(body_at, id.clone());
        id
    }

    fn is_operation(&self, id: &str) -> bool {
        let mut known = self.operations.values();
        known.any(|known| method_name(known) == method_name(id))
    }

    /// The name of the type at a location: `name`, with a hash suffix if another location has it already.
    ///
    /// SID types and components come first: a new one takes the name of a type within another schema or an operation
    /// if both would have the same.
    pub(in crate::lower) fn claim(&mut self, name: &str, at: &Pointer) -> String {
        if let Some(own) = self.names.get(at) {
            return own.clone();
        }
        let name = match self.locations.contains_key(name) {
            false => name.to_owned(),
            true => joined(name, &hash_suffix(&at.to_string())),
        };
        self.locations.insert(name.clone(), at.clone());
        self.names.insert(at.clone(), name.clone());
        name
    }

    /// The preferred name of the type at a location: a component's own, and a combination of both for one within a
    /// component or an operation. It depends on the location alone, not on what refers to the type first.
    pub(in crate::lower) fn preferred(&self, at: &Pointer) -> String {
        let tokens: Vec<&str> = at.tokens().iter().map(String::as_str).collect();
        let (owner, inner) = match tokens.as_slice() {
            ["components", "schemas", name, inner @ ..] => {
                let known = self.components.get(*name).cloned();
                (known.unwrap_or_else(|| type_name(name)), inner)
            }
            ["paths", path, method, keyword, inner @ ..] => {
                let operation = Pointer::root().descend(["paths", path, method]);
                let id = self.operation_id(&operation);
                let suffix = match *keyword {
                    "responses" => "Response",
                    _ => "Params",
                };
                (joined(&type_name(id), suffix), inner)
            }
            inner => (String::new(), inner),
        };
        let mut steps = inner.iter();
        let mut name = owner;
        while let Some(step) = steps.next() {
            if *step == "properties"
                && let Some(property) = steps.next()
            {
                name = joined(&name, property);
            }
        }
        name
    }
}
