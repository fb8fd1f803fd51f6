//! Schemas that are neither components nor within an operation, such as those in other files.

use std::collections::{BTreeMap, BTreeSet};

use openapiv3::{ReferenceOr, Schema};

use super::type_path::TypePath;
use crate::lower::document::TypedDocument;
use crate::source::Pointer;

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

/// The number of tokens before those that lead to a schema within another one.
pub(in crate::lower) fn inner_start(at: &Pointer) -> usize {
    let mut tokens = at.tokens().into_iter();
    let start = tokens.position(|token| INNER.contains(&token));
    start.unwrap_or(at.depth())
}

/// The path of a schema that is no component: the last name on the way to it, with the indices after that.
pub(super) fn definition(outer: &[&str], file: &str) -> TypePath {
    let is_index = |token: &&&str| token.bytes().all(|byte| byte.is_ascii_digit());
    let indices = outer.iter().rev().take_while(is_index).count();
    let (names, indices) = outer.split_at(outer.len() - indices);
    let name = names.last().copied().unwrap_or(file);
    let indices = indices.iter();
    indices.fold(TypePath::new(name), |path, index| path.join(index))
}

/// The paths of the components that are references to something else, by its location.
pub(super) fn aliases(
    document: TypedDocument<'_>,
    components: &BTreeMap<Pointer, TypePath>,
) -> BTreeMap<Pointer, TypePath> {
    let mut aliases = BTreeMap::new();
    for (_, schema, component) in document.component_schemas() {
        let mut schema = schema;
        let mut followed = BTreeSet::new();
        while let ReferenceOr::Reference { reference } = schema
            && followed.insert(reference)
            && let Some((target, at)) = document.target::<Schema>(reference)
        {
            let has_name =
                at.file().is_none() && matches!(at.tokens()[..], ["components" | "paths", ..]);
            if !has_name && let Some(path) = components.get(&component) {
                aliases.entry(at).or_insert_with(|| path.clone());
            }
            schema = target;
        }
    }
    aliases
}

/// The name that distinguishes a file's types from others: that of the file, or of its folder if the file is the type.
pub(super) fn qualifier(at: &Pointer) -> &str {
    if at.depth() > 0 {
        return at.file_name();
    }
    let folder = at.file().and_then(|path| Some(path.rsplit_once('/')?.0));
    let folder = folder.unwrap_or_default();
    folder.rsplit_once('/').map_or(folder, |(_, name)| name)
}
