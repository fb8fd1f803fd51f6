//! Changes that come from the generator: it renders the same document differently.

use std::collections::{HashMap, HashSet};

use indexmap::IndexMap;

use super::cause::Cause;
use super::change::{Change, Occurrence};
use super::changes::Diff;
use super::kind::ChangeKind;
use super::phrase::code;
use super::record::Record;
use super::source_items::{ItemPath, SourceItems};
use crate::backend::File;

impl Diff {
    /// Adds the changes that come from the generator. `old` has the files that an earlier generator rendered from the old
    /// document, and `new` those that this one renders from it.
    pub fn add_generator_changes(&mut self, old: &[File], new: &[File]) {
        let (mut old, mut new) = (SourceItems::of(old), SourceItems::of(new));
        let aliases: HashMap<String, String> = old
            .aliases
            .iter()
            .chain(&new.aliases)
            .map(|(alias, target)| (alias.clone(), target.clone()))
            .collect();
        for signature in old.items.values_mut().chain(new.items.values_mut()) {
            *signature = canonical(signature, &aliases);
        }
        let mut record = Record::default();
        compare_items(&old.items, &new.items, &mut record);
        compare_facts(&old.facts, &new.facts, &mut record);
        let changes = record.into_changes().into_iter();
        self.changes.extend(changes.map(|change| Change {
            cause: Cause::Generator,
            ..change
        }));
        self.sort();
    }
}

fn compare_items(
    old: &IndexMap<ItemPath, String>,
    new: &IndexMap<ItemPath, String>,
    record: &mut Record,
) {
    // What belongs to an item comes and goes with it.
    let (old_names, new_names) = (names(old), names(new));
    let is_part = |path: &ItemPath, names: &HashSet<&str>| {
        path.0.is_empty() || names.contains(path.0.as_str())
    };
    for (path, before) in old {
        match new.get(path) {
            Some(after) if before != after => {
                let lead = format!(
                    "{} is {} instead of {} in the generated code{}",
                    code(&path.1),
                    code(after),
                    code(before),
                    preposition(path, "of")
                );
                let change = Change::new(ChangeKind::GeneratedItemChanged, lead, at(path), "");
                record.add(change.rust(item(path, before), item(path, after)));
            }
            None if is_part(path, &new_names) => {
                let lead = format!(
                    "{} is no longer generated{}",
                    described(path, before),
                    preposition(path, "for")
                );
                let mut change = Change::new(ChangeKind::GeneratedItemRemoved, lead, at(path), "");
                change.before = Some(item(path, before));
                record.add(change);
            }
            _ => {}
        }
    }
    for (path, after) in new {
        if !old.contains_key(path) && is_part(path, &old_names) {
            let lead = format!(
                "{} is generated{}",
                described(path, after),
                preposition(path, "for")
            );
            let mut change = Change::new(ChangeKind::GeneratedItemAdded, lead, at(path), "");
            change.after = Some(item(path, after));
            record.add(change);
        }
    }
}

/// A signature with the types themselves in place of their other names.
fn canonical(signature: &str, aliases: &HashMap<String, String>) -> String {
    let is_in_name = |c: char| c.is_alphanumeric() || c == '_';
    let mut out = String::new();
    let mut rest = signature;
    while let Some(first) = rest.chars().next() {
        let is_name = is_in_name(first);
        let end = rest
            .find(|c| is_in_name(c) != is_name)
            .unwrap_or(rest.len());
        let (word, others) = rest.split_at(end);
        out.push_str(aliases.get(word).map_or(word, String::as_str));
        rest = others;
    }
    out
}

/// The names of all items and modules.
fn names(items: &IndexMap<ItemPath, String>) -> HashSet<&str> {
    let names = items.keys().flat_map(|(owner, name)| [owner, name]);
    names.map(String::as_str).collect()
}

fn compare_facts(
    old: &IndexMap<ItemPath, String>,
    new: &IndexMap<ItemPath, String>,
    record: &mut Record,
) {
    let is_redacted = |fact: &str| fact.split(' ').any(|word| word == "redacted");
    for (path, before) in old {
        let Some(after) = new.get(path).filter(|after| *after != before) else {
            continue;
        };
        let name = code(&path.1);
        let (kind, lead) = match (is_redacted(before), is_redacted(after)) {
            (true, false) => (
                ChangeKind::SensitivityRemoved,
                format!("{name} is no longer redacted in"),
            ),
            (false, true) => (
                ChangeKind::SensitivityAdded,
                format!("{name} is redacted in"),
            ),
            _ => (
                ChangeKind::GeneratedFactChanged,
                format!(
                    "{name} is described by {} instead of {} in the generated code{}",
                    code(after),
                    code(before),
                    preposition(path, "of")
                ),
            ),
        };
        record.add(Change::new(kind, lead, at(path), ""));
    }
}

fn at(path: &ItemPath) -> Occurrence {
    let (owner, name) = path;
    match owner.as_str() {
        "" => Occurrence::new(name, "", None, None),
        owner if name.starts_with("impl ") => Occurrence::new(owner, code(owner), None, None),
        owner => Occurrence::new(format!("{owner}::{name}"), code(owner), None, None),
    }
}

/// The preposition before an owner.
fn preposition(path: &ItemPath, word: &str) -> String {
    match path.0.as_str() {
        "" => String::new(),
        _ => format!(" {word}"),
    }
}

fn described((_, name): &ItemPath, signature: &str) -> String {
    match signature {
        "" => code(name),
        signature => format!("{} ({})", code(name), code(signature)),
    }
}

/// An item as a comment in Rust.
fn item((owner, name): &ItemPath, signature: &str) -> String {
    match owner.as_str() {
        "" => format!("{name}: {signature}"),
        owner => format!("{owner}::{name}: {signature}"),
    }
}
