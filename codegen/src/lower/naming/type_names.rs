//! The names of types.

use std::collections::BTreeMap;

use super::definitions::{aliases, definition, inner_start, qualifier};
use super::disambiguate::hash_suffix;
use super::media_types::media_type_words;
use super::operation_ids::operation_ids;
use super::root_names::component_paths;
use super::rust::method_name;
use super::type_path::TypePath;
use crate::api::Method;
use crate::lower::document::TypedDocument;
use crate::source::Pointer;

/// The names of types and the locations in the document that they belong to.
pub(in crate::lower) struct TypeNames {
    /// The paths of components, by location.
    components: BTreeMap<Pointer, TypePath>,
    /// The IDs of operations, by location.
    operations: BTreeMap<Pointer, String>,
    /// The names that only types within a component other than a schema can have, with its location.
    reserved: BTreeMap<String, Pointer>,
    /// The names that are in use, with the paths that types within begin with.
    taken: BTreeMap<String, TypePath>,
    /// The names by location.
    names: BTreeMap<Pointer, String>,
    /// The paths of components that are references to something else, by its location.
    aliases: BTreeMap<Pointer, TypePath>,
}

impl TypeNames {
    /// The names of a document's types, of which those in `sids` are in use.
    pub(in crate::lower) fn new<'n>(
        document: TypedDocument<'_>,
        sids: impl Iterator<Item = &'n str>,
    ) -> Self {
        let components = component_paths(document);
        let shared = document.shared_components();
        let reserved = shared.map(|(_, _, at)| (components[&at].name(), at));
        Self {
            reserved: reserved.collect(),
            aliases: aliases(document, &components),
            components,
            operations: operation_ids(document),
            taken: sids
                .map(|name| (name.to_owned(), TypePath::new(name)))
                .collect(),
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
        self.unique_operation_id(&text, at.descend(["requestBody", media_type]))
    }

    /// The ID of the operation that sends the same request as the one at a location and returns a stream: its own followed
    /// by `stream`, and a hash suffix if another operation has that name.
    pub(in crate::lower) fn streaming_operation_id(&mut self, at: &Pointer) -> String {
        let text = format!("{}_stream", self.operation_id(at));
        self.unique_operation_id(&text, at.child("responses"))
    }

    fn unique_operation_id(&mut self, text: &str, at: Pointer) -> String {
        let mut id = text.to_owned();
        while self.is_operation(&id) {
            id = format!("{text}_{}", hash_suffix(&id));
        }
        self.operations.insert(at, id.clone());
        id
    }

    fn is_operation(&self, id: &str) -> bool {
        let mut known = self.operations.values();
        known.any(|known| method_name(known) == method_name(id))
    }

    /// The path of a type with a name, which those of the types within it begin with.
    pub(in crate::lower) fn path(&self, name: &str) -> TypePath {
        let known = self.taken.get(name).cloned();
        known.unwrap_or_else(|| TypePath::new(name))
    }

    /// The name of the type at a location: that of `path`, or another one if another location has it already: after that
    /// of the file if it is in another one, or with a hash suffix if nothing else distinguishes it.
    ///
    /// SID types and components come first: a new one takes the name of a type within another schema or an operation
    /// if both would have the same.
    pub(in crate::lower) fn claim(&mut self, path: &TypePath, at: &Pointer) -> String {
        if let Some(own) = self.names.get(at) {
            return own.clone();
        }
        let mut salt = at.to_string();
        let in_file = at.file().map(|_| path.within(qualifier(at)));
        let mut candidates = vec![path.clone()];
        candidates.extend(in_file);
        candidates.push(path.join(noun(at)));
        let (path, name) = loop {
            let mut names = candidates.iter().flat_map(|path| {
                let names = path.names().into_iter();
                names.map(move |name| (path, name))
            });
            if let Some((path, name)) = names.find(|(_, name)| self.is_free(name, at)) {
                break (path.clone(), name);
            }
            let suffix = hash_suffix(&salt);
            salt.push_str(&suffix);
            candidates = vec![path.join(&suffix)];
        };
        self.taken.insert(name.clone(), path);
        self.names.insert(at.clone(), name.clone());
        name
    }

    fn is_free(&self, name: &str, at: &Pointer) -> bool {
        let owner = self.reserved.get(name);
        let is_within = |owner: &Pointer| at.is_within(owner);
        !self.taken.contains_key(name) && owner.is_none_or(is_within)
    }

    /// The path of the type at a location: a component's or definition's own, or from the component, definition or
    /// operation that it is within. It depends on the location alone, not on what refers to the type first.
    pub(in crate::lower) fn preferred(&self, at: &Pointer) -> TypePath {
        if let Some(path) = self.alias(at) {
            return path;
        }
        let tokens = at.tokens();
        match tokens.as_slice() {
            ["components", _, name, inner @ ..] => {
                let known = self.components.get(&at.ancestor(3)).cloned();
                with_properties(known.unwrap_or_else(|| TypePath::new(name)), inner)
            }
            ["paths", path, _, keyword, inner @ ..] if at.file().is_none() => {
                let id = match self.operation_id(&at.ancestor(3)) {
                    "" => path,
                    id => id,
                };
                let base = TypePath::new(id);
                let base = match *keyword {
                    "responses" => base.join("Response"),
                    _ => base.params(),
                };
                with_properties(base, inner)
            }
            ["webhooks", name, _, "requestBody", inner @ ..] if at.file().is_none() => {
                let base = TypePath::new(name).join("Body");
                with_properties(base, inner)
            }
            tokens => {
                let (outer, inner) = tokens.split_at(inner_start(at));
                with_properties(definition(outer, at.file_name()), inner)
            }
        }
    }

    /// The path of a type within the target of a component that is a reference.
    fn alias(&self, at: &Pointer) -> Option<TypePath> {
        at.outward().find_map(|outer| {
            let owner = self.aliases.get(&outer)?;
            let inner = &at.tokens()[outer.depth()..];
            Some(with_properties(owner.clone(), inner))
        })
    }

    /// The path of the type of a schema: within a shared object that of its location, else the given one.
    pub(in crate::lower) fn shared_or(&self, path: TypePath, at: &Pointer) -> TypePath {
        let is_shared = match at.tokens()[..] {
            ["components", ..] => true,
            // Whatever a file has besides operations.
            [first, second, ..] if at.file().is_some() => {
                let is_index = second.bytes().all(|byte| byte.is_ascii_digit());
                Method::from_keyword(first).is_none() && first != "paths" && !is_index
            }
            _ => at.file().is_some(),
        };
        if is_shared { self.preferred(at) } else { path }
    }
}

/// The path of a type within its owner, by way of each property and definition in between.
fn with_properties(owner: TypePath, inner: &[&str]) -> TypePath {
    let mut steps = inner.iter();
    let mut path = owner;
    while let Some(step) = steps.next() {
        if matches!(*step, "properties" | "$defs")
            && let Some(name) = steps.next()
        {
            path = path.join(name);
        }
    }
    path
}

/// A noun for the part of the document that a schema at a location is.
fn noun(at: &Pointer) -> &'static str {
    let mut tokens = at.tokens().into_iter().rev();
    match (tokens.next(), tokens.next()) {
        (_, Some("properties")) => "Property",
        (Some("items"), _) => "Item",
        (Some("additionalProperties"), _) => "Value",
        (Some("schema"), _) => "Body",
        _ => "Object",
    }
}
