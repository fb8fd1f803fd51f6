//! The names of components, which those of the types within them begin with.

use std::collections::{BTreeMap, BTreeSet};

use super::case::camel;
use super::disambiguate::disambiguated_texts;
use super::rust::unreserved_type;
use super::type_path::TypePath;
use crate::lower::document::TypedDocument;
use crate::source::Pointer;

/// The paths of the types of all components, by location, no two of the same name. Schemas come first, and of those the
/// ones whose names are not reserved.
pub(super) fn component_paths(document: TypedDocument<'_>) -> BTreeMap<Pointer, TypePath> {
    let schemas = document.component_schemas().map(|(name, _, at)| (name, at));
    let (free, reserved): (Vec<_>, Vec<_>) = schemas.partition(|(name, _)| !is_reserved(name));
    let mut taken: BTreeSet<String> = free.iter().map(|(name, _)| camel(name)).collect();
    let mut roots: Vec<(String, Pointer)> = Vec::new();
    roots.extend(free.into_iter().map(|(name, at)| (name.to_owned(), at)));
    for (name, at) in reserved {
        let other = unreserved_type(&camel(name));
        let is_taken = taken.contains(&other);
        let text = if is_taken {
            format!("{name} Model")
        } else {
            other
        };
        taken.insert(camel(&text));
        roots.push((text, at));
    }
    for (name, noun, at) in document.shared_components() {
        let text = match camel(name) {
            own if !own.starts_with(char::is_alphabetic) => format!("{noun} {name}"),
            own if is_reserved(name) || taken.contains(&own) => format!("{name} {noun}"),
            _ => name.to_owned(),
        };
        taken.insert(camel(&text));
        roots.push((text, at));
    }
    let (texts, locations): (Vec<_>, Vec<_>) = roots.into_iter().unzip();
    let unique = disambiguated_texts(&texts, |text| TypePath::new(text).name());
    let paths = unique.iter().map(|text| TypePath::new(text));
    locations.into_iter().zip(paths).collect()
}

fn is_reserved(name: &str) -> bool {
    let own = camel(name);
    unreserved_type(&own) != own
}
