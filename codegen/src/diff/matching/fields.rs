use std::collections::HashMap;
use std::hash::Hash;

use crate::api::Field;

/// The items of two lists: those in both, and those in one of them.
pub(in crate::diff) struct Pairs<B, O> {
    pub(in crate::diff) both: Vec<B>,
    pub(in crate::diff) old: Vec<O>,
    pub(in crate::diff) new: Vec<O>,
}

/// A field of both APIs.
pub(in crate::diff) struct FieldPair<'a, F> {
    pub(in crate::diff) old: &'a F,
    pub(in crate::diff) new: &'a F,
    /// The reason for pairing fields with different names.
    pub(in crate::diff) evidence: Option<String>,
}

/// Pairs items by a key, in the order of the new ones.
pub(in crate::diff) fn pair_by<'a, T, K: Eq + Hash>(
    old: impl IntoIterator<Item = &'a T>,
    new: impl IntoIterator<Item = &'a T>,
    key: impl Fn(&'a T) -> K,
) -> Pairs<(&'a T, &'a T), &'a T> {
    pair_by_keys(old, new, &key, &key)
}

/// Pairs items by keys that are made differently of old and of new ones, in the order of the new ones.
pub(in crate::diff) fn pair_by_keys<'a, T, K: Eq + Hash>(
    old: impl IntoIterator<Item = &'a T>,
    new: impl IntoIterator<Item = &'a T>,
    old_key: impl Fn(&'a T) -> K,
    new_key: impl Fn(&'a T) -> K,
) -> Pairs<(&'a T, &'a T), &'a T> {
    let old: Vec<_> = old.into_iter().collect();
    let mut by_key: HashMap<K, usize> = HashMap::new();
    for (index, item) in old.iter().enumerate() {
        by_key.entry(old_key(item)).or_insert(index);
    }
    let mut is_paired = vec![false; old.len()];
    let mut both = Vec::new();
    let mut only_new = Vec::new();
    for item in new {
        let found = by_key.get(&new_key(item)).copied();
        match found.filter(|index| !is_paired[*index]) {
            Some(index) => {
                is_paired[index] = true;
                both.push((old[index], item));
            }
            None => only_new.push(item),
        }
    }
    let only_old = old.into_iter().zip(is_paired);
    Pairs {
        both,
        old: only_old
            .filter(|(_, is_paired)| !is_paired)
            .map(|(item, _)| item)
            .collect(),
        new: only_new,
    }
}

/// Pairs fields by wire name, then by Rust name, then by description and type. `field` returns the field of an item, and
/// `is_same` whether a field has the same type before and after.
pub(in crate::diff) fn pair_fields<'a, F>(
    old: &'a [F],
    new: &'a [F],
    field: impl Fn(&F) -> &Field,
    is_same: impl Fn(&Field, &Field) -> bool,
) -> Pairs<FieldPair<'a, F>, &'a F> {
    let by_wire = pair_by(old, new, |item| field(item).wire.clone());
    let by_name = pair_by(by_wire.old, by_wire.new, |item| field(item).name.clone());
    let described = |item: &&F| {
        let description = &field(item).docs.description;
        description
            .as_ref()
            .is_some_and(|text| text.split_whitespace().nth(2).is_some())
    };
    let (old_described, old_left) = split(by_name.old, described);
    let (new_described, new_left) = split(by_name.new, described);
    let by_docs = pair_by(old_described, new_described, |item| {
        field(item).docs.description.clone()
    });
    let mut pairs = Pairs {
        both: Vec::new(),
        old: by_docs.old,
        new: by_docs.new,
    };
    pairs.old.extend(old_left);
    pairs.new.extend(new_left);
    let unevidenced = by_wire.both.into_iter().chain(by_name.both);
    pairs.both = unevidenced
        .map(|(old, new)| FieldPair {
            old,
            new,
            evidence: None,
        })
        .collect();
    for (old, new) in by_docs.both {
        if is_same(field(old), field(new)) {
            pairs.both.push(FieldPair {
                old,
                new,
                evidence: Some("both have the same type and description".to_owned()),
            });
        } else {
            pairs.old.push(old);
            pairs.new.push(new);
        }
    }
    pairs
}

fn split<T>(items: Vec<T>, is_first: impl Fn(&T) -> bool) -> (Vec<T>, Vec<T>) {
    items.into_iter().partition(|item| is_first(item))
}
