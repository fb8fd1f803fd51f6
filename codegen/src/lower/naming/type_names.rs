//! The names of types.

use std::collections::{BTreeMap, BTreeSet};

use openapiv3::{ReferenceOr, Schema};

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
    /// The names of components that are references to something else, by its location.
    aliases: BTreeMap<Pointer, String>,
}

/// The keywords of schemas within others, and of objects that have schemas.
const INNER: &[&str] = &[
    "additionalProperties",
    "allOf",
    "anyOf",
    "content",
    "items",
    "not",
    "oneOf",
    "properties",
    "schema",
];

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
        let components: BTreeMap<_, _> = schemas
            .iter()
            .map(|schema| (*schema).to_owned())
            .zip(names)
            .collect();
        let locations = reserved.enumerate().map(|(index, name)| {
            let at = Pointer::root().descend(["sids", &index.to_string()]);
            (name.to_owned(), at)
        });
        Self {
            aliases: aliases(document, &components),
            components,
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

    /// The name of the type at a location: `name`; if another location has it already, after that of the file if it is
    /// in another one, else with a hash suffix.
    ///
    /// SID types and components come first: a new one takes the name of a type within another schema or an operation
    /// if both would have the same.
    pub(in crate::lower) fn claim(&mut self, name: &str, at: &Pointer) -> String {
        if let Some(own) = self.names.get(at) {
            return own.clone();
        }
        let qualified = joined(&type_name(qualifier(at)), name);
        let name = if !self.locations.contains_key(name) {
            name.to_owned()
        } else if at.file().is_some() && !self.locations.contains_key(&qualified) {
            qualified
        } else {
            joined(name, &hash_suffix(&at.to_string()))
        };
        self.locations.insert(name.clone(), at.clone());
        self.names.insert(at.clone(), name.clone());
        name
    }

    /// The preferred name of the type at a location: a component's or definition's own, and a combination of both for
    /// one within them or an operation. It depends on the location alone, not on what refers to the type first.
    pub(in crate::lower) fn preferred(&self, at: &Pointer) -> String {
        if let Some(name) = self.alias(at) {
            return name;
        }
        let tokens: Vec<&str> = at.tokens().iter().map(String::as_str).collect();
        let (owner, inner) = match tokens.as_slice() {
            ["components", "schemas", name, inner @ ..] => {
                let known = self.components.get(*name).filter(|_| at.file().is_none());
                (known.cloned().unwrap_or_else(|| type_name(name)), inner)
            }
            ["components", _, name, inner @ ..] => (type_name(name), inner),
            ["paths", path, method, keyword, inner @ ..] if at.file().is_none() => {
                let operation = Pointer::root().descend(["paths", path, method]);
                let id = self.operation_id(&operation);
                let suffix = match *keyword {
                    "responses" => "Response",
                    _ => "Params",
                };
                (joined(&type_name(id), suffix), inner)
            }
            tokens => {
                let is_inner = |token: &&str| INNER.contains(token);
                let end = tokens.iter().position(is_inner).unwrap_or(tokens.len());
                let (outer, inner) = tokens.split_at(end);
                (definition_name(outer, at.file_name()), inner)
            }
        };
        with_properties(owner, inner)
    }

    /// The name of a type within the target of a component that is a reference.
    fn alias(&self, at: &Pointer) -> Option<String> {
        let mut lengths = (0..=at.tokens().len()).rev();
        lengths.find_map(|length| {
            let owner = self.aliases.get(&at.ancestor(length))?;
            let inner: Vec<_> = at.tokens()[length..].iter().map(String::as_str).collect();
            Some(with_properties(owner.clone(), &inner))
        })
    }
}

/// The name of a type within its owner: that of the owner and of each property on the way.
fn with_properties(owner: String, inner: &[&str]) -> String {
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

/// The name of a schema that is no component: the last name on the way to it, with the indices after that.
fn definition_name(outer: &[&str], file: &str) -> String {
    let is_index = |token: &&&str| token.bytes().all(|byte| byte.is_ascii_digit());
    let indices = outer.iter().rev().take_while(is_index).count();
    let (names, indices) = outer.split_at(outer.len() - indices);
    let name = names.last().copied().unwrap_or(file);
    let indices = indices.iter();
    indices.fold(type_name(name), |name, index| joined(&name, index))
}

/// The names of the components that are references to something else, by its location.
fn aliases(
    document: TypedDocument<'_>,
    components: &BTreeMap<String, String>,
) -> BTreeMap<Pointer, String> {
    let mut aliases = BTreeMap::new();
    for (component, schema, _) in document.component_schemas() {
        let mut schema = schema;
        let mut followed = BTreeSet::new();
        while let ReferenceOr::Reference { reference } = schema
            && followed.insert(reference)
            && let Some((target, at)) = document.target::<Schema>(reference)
        {
            let has_name = at.file().is_none()
                && matches!(at.tokens(), [first, ..] if ["components", "paths"].contains(&first.as_str()));
            if !has_name && let Some(name) = components.get(component) {
                aliases.entry(at).or_insert_with(|| name.clone());
            }
            schema = target;
        }
    }
    aliases
}

/// The name that distinguishes a file's types from others: that of the file, or of its folder if the file is the type.
fn qualifier(at: &Pointer) -> &str {
    if !at.tokens().is_empty() {
        return at.file_name();
    }
    let folder = at.file().and_then(|path| Some(path.rsplit_once('/')?.0));
    let folder = folder.unwrap_or_default();
    folder.rsplit_once('/').map_or(folder, |(_, name)| name)
}
