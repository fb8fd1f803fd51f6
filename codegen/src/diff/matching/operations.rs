use std::collections::{HashMap, HashSet};
use std::hash::Hash;

use super::fields::Pairs;
use crate::api::{Api, Module, Operation, Type};

/// An operation with its module.
#[derive(Clone, Copy)]
pub(in crate::diff) struct PlacedOperation<'a> {
    pub(in crate::diff) operation: &'a Operation,
    pub(in crate::diff) module: &'a Module,
}

/// An operation of both APIs.
pub(in crate::diff) struct OperationPair<'a> {
    pub(in crate::diff) old: PlacedOperation<'a>,
    pub(in crate::diff) new: PlacedOperation<'a>,
    /// The reason for pairing operations with different IDs.
    pub(in crate::diff) evidence: Option<String>,
}

/// Pairs operations by ID, by method and path, by the path without the names of its parameters, and by method, response
/// and last segment of the path.
pub(super) fn pairs<'a>(
    old: &'a Api,
    new: &'a Api,
) -> Pairs<OperationPair<'a>, PlacedOperation<'a>> {
    let mut search = Search {
        both: Vec::new(),
        old: placed(old),
        new: placed(new),
    };
    search.pair(|operation| Some(operation.id.clone()), |_| None);
    search.pair(
        |operation| Some((operation.method, operation.path.clone())),
        |operation| {
            Some(format!(
                "both are `{} {}`",
                operation.method, operation.path
            ))
        },
    );
    search.pair(
        |operation| Some((operation.method, unnamed(&operation.path))),
        |operation| {
            let path = unnamed(&operation.path);
            Some(format!("both are `{} {path}`", operation.method))
        },
    );
    search.pair(distinctive, |operation| {
        let last = last_segment(&operation.path);
        Some(format!(
            "both are the only {} that ends in `{last}` and returns this type",
            operation.method
        ))
    });
    let order: HashMap<*const Operation, usize> = placed(new)
        .into_iter()
        .map(|placed| std::ptr::from_ref(placed.operation))
        .zip(0..)
        .collect();
    search
        .both
        .sort_by_key(|pair| order.get(&std::ptr::from_ref(pair.new.operation)).copied());
    Pairs {
        both: search.both,
        old: search.old,
        new: search.new,
    }
}

fn placed(api: &Api) -> Vec<PlacedOperation<'_>> {
    let modules = api.modules.iter();
    let placed = modules.flat_map(|module| {
        let operations = module.operations.iter();
        operations.map(move |operation| PlacedOperation { operation, module })
    });
    placed.collect()
}

/// A path without the names of its parameters.
pub(in crate::diff) fn unnamed(path: &str) -> String {
    let parts = path.split('{').enumerate();
    let parts = parts.map(|(index, part)| match index {
        0 => part.to_owned(),
        _ => format!("{{}}{}", part.split_once('}').map_or("", |(_, rest)| rest)),
    });
    parts.collect()
}

fn last_segment(path: &str) -> &str {
    let mut segments = path.rsplit('/');
    let last = segments.find(|segment| !segment.is_empty() && !segment.contains('{'));
    last.unwrap_or_default()
}

/// Method, last segment and response of an operation that returns a type of the API.
fn distinctive(operation: &Operation) -> Option<(crate::api::Method, String, String)> {
    match &operation.response.ty {
        Type::Def(id) => Some((
            operation.method,
            last_segment(&operation.path).to_owned(),
            id.as_str().to_owned(),
        )),
        _ => None,
    }
}

/// The operations that are not paired yet, and the pairs.
struct Search<'a> {
    both: Vec<OperationPair<'a>>,
    old: Vec<PlacedOperation<'a>>,
    new: Vec<PlacedOperation<'a>>,
}

impl<'a> Search<'a> {
    /// Pairs operations that share a key which no other unpaired operation of their API has.
    fn pair<K: Eq + Hash>(
        &mut self,
        key: impl Fn(&Operation) -> Option<K>,
        evidence: impl Fn(&Operation) -> Option<String>,
    ) {
        let old_by_key = unique(&self.old, &key);
        let new_by_key = unique(&self.new, &key);
        let mut paired_old = HashSet::new();
        let mut paired_new = HashSet::new();
        for (key, old) in &old_by_key {
            if let (Some(old), Some(Some(new))) = (old, new_by_key.get(key)) {
                paired_old.insert(*old);
                paired_new.insert(*new);
                let new = self.new[*new];
                self.both.push(OperationPair {
                    old: self.old[*old],
                    evidence: evidence(new.operation),
                    new,
                });
            }
        }
        self.old = without(&self.old, &paired_old);
        self.new = without(&self.new, &paired_new);
    }
}

/// The index of the operation with each key, none for a key of several.
fn unique<K: Eq + Hash>(
    operations: &[PlacedOperation<'_>],
    key: impl Fn(&Operation) -> Option<K>,
) -> HashMap<K, Option<usize>> {
    let mut by_key = HashMap::new();
    for (index, placed) in operations.iter().enumerate() {
        if let Some(key) = key(placed.operation) {
            by_key
                .entry(key)
                .and_modify(|known| *known = None)
                .or_insert(Some(index));
        }
    }
    by_key
}

fn without<'a>(
    operations: &[PlacedOperation<'a>],
    paired: &HashSet<usize>,
) -> Vec<PlacedOperation<'a>> {
    let operations = operations.iter().enumerate();
    let left = operations.filter(|(index, _)| !paired.contains(index));
    left.map(|(_, placed)| *placed).collect()
}
