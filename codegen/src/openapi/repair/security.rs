//! Requirements of several security schemes that are sent in the same place: a request has only one of them.

use std::collections::BTreeMap;

use serde_json::{Map, Value};

use super::references::Located;
use crate::diagnostic::{Code, Diagnostic};
use crate::openapi::warnings::Warnings;
use crate::source::{Pointer, Sources};

/// The requirements of a document or an operation, with schemes in the same place as alternatives.
pub(super) fn of_owner(
    sources: &Sources,
    at: &Pointer,
    warnings: &mut Warnings<'_>,
) -> Vec<(Pointer, Value)> {
    let Some(owner) = sources.find(at) else {
        return Vec::new();
    };
    let owner = Located {
        value: owner,
        at: at.clone(),
    };
    let list = at.child("security");
    let mut alternatives = Vec::new();
    let mut is_changed = false;
    for requirement in owner.items("security") {
        let Some(schemes) = requirement.value.as_object() else {
            alternatives.push((requirement.at, requirement.value.clone()));
            continue;
        };
        let split = split(schemes, &requirement.at, sources, warnings);
        is_changed |= split.len() != 1;
        let split = split
            .into_iter()
            .map(|one| (requirement.at.clone(), one.into()));
        alternatives.extend(split);
    }
    if !is_changed {
        return Vec::new();
    }
    for (index, (from, _)) in alternatives.iter().enumerate() {
        warnings.moved(from, list.child(index));
    }
    let values = alternatives.into_iter().map(|(_, value)| value);
    vec![(list, values.collect())]
}

/// The alternatives that a requirement consists of: for each place, one of the schemes that are sent in it.
fn split(
    requirement: &Map<String, Value>,
    at: &Pointer,
    sources: &Sources,
    warnings: &mut Warnings<'_>,
) -> Vec<Map<String, Value>> {
    let mut alternatives = vec![Map::new()];
    let mut places: BTreeMap<_, Vec<&String>> = BTreeMap::new();
    for (name, _) in requirement {
        let place = place(name, sources);
        places.entry(place).or_default().push(name);
    }
    for (place, names) in places {
        let is_shared = place.is_some() && names.len() > 1;
        if let ([.., first, last], true) = (names.as_slice(), is_shared) {
            let message = format!(
                "the security schemes `{first}` and `{last}` are sent in the same place; read as alternatives"
            );
            let warning = Diagnostic::new(Code::AlternativeSchemes, &at.child(last), message);
            warnings.add(warning.help("list each as a requirement of its own"));
        }
        let with = |alternative: &Map<String, Value>, names: &[&String]| {
            let mut alternative = alternative.clone();
            for name in names {
                alternative.insert((*name).clone(), requirement[*name].clone());
            }
            alternative
        };
        alternatives = match is_shared {
            true => alternatives
                .iter()
                .flat_map(|alternative| names.iter().map(|name| with(alternative, &[*name])))
                .collect(),
            false => alternatives
                .iter()
                .map(|alternative| with(alternative, &names))
                .collect(),
        };
    }
    // In the order of the document.
    let in_order = |alternative: Map<String, Value>| {
        let names = requirement.iter();
        let own = names.filter(|(name, _)| alternative.contains_key(*name));
        own.map(|(name, scopes)| (name.clone(), scopes.clone()))
            .collect()
    };
    alternatives.into_iter().map(in_order).collect()
}

/// The part of a request that the credentials of a scheme are sent in; none if that is not known.
fn place(name: &str, sources: &Sources) -> Option<(String, String)> {
    let at = Pointer::root().descend(["components", "securitySchemes", name]);
    let value = sources.find(&at)?;
    let scheme = Located { value, at }.resolved(sources);
    let text = |keyword| scheme.text(keyword).map(str::to_ascii_lowercase);
    match text("type")?.as_str() {
        "oauth2" => Some(("header".to_owned(), "authorization".to_owned())),
        "http" if ["basic", "bearer"].contains(&text("scheme")?.as_str()) => {
            Some(("header".to_owned(), "authorization".to_owned()))
        }
        "apikey" => {
            let location = text("in")?;
            let name = match location.as_str() {
                "header" => text("name")?,
                _ => scheme.text("name")?.to_owned(),
            };
            Some((location, name))
        }
        _ => None,
    }
}
