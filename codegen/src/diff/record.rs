//! One entry for each logical change.

use std::collections::{HashMap, HashSet};

use super::change::{Change, Occurrence, Operation};
use super::kind::ChangeKind;
use super::matching::Matching;
use super::phrase::code;
use super::usage::members;
use super::verdict::Source;
use crate::api::{Api, SidId, Type, TypeId};

/// The changes found so far.
#[derive(Default)]
pub(super) struct Record {
    changes: Vec<Change>,
    /// The change with each key: the same difference in several places is one change.
    by_key: HashMap<Key, usize>,
    /// The Rust paths at which each change is known to show.
    known: HashSet<(usize, String)>,
    /// The operation that is being compared.
    operation: Operation,
}

/// The identity of a change: its kind and its sentence apart from the places where it shows.
#[derive(PartialEq, Eq, Hash)]
struct Key {
    kind: ChangeKind,
    lead: String,
    tail: String,
    before: Option<String>,
    after: Option<String>,
    evidence: Option<String>,
}

impl Record {
    /// Sets the IDs of the operation that the changes added from now on are changes of.
    pub(super) fn set_operation(&mut self, old: Option<&str>, new: Option<&str>) {
        self.operation = Operation {
            old: old.map(str::to_owned),
            new: new.map(str::to_owned),
        };
    }

    /// Adds a change, or its occurrences to those of an equal one.
    pub(super) fn add(&mut self, mut change: Change) {
        change.operation = self.operation.clone();
        let key = Key {
            kind: change.kind,
            lead: change.lead.clone(),
            tail: change.tail.clone(),
            before: change.before.clone(),
            after: change.after.clone(),
            evidence: change.evidence.clone(),
        };
        let index = *self.by_key.entry(key).or_insert(self.changes.len());
        if index == self.changes.len() {
            let path = change.rust_path().to_owned();
            self.known.insert((index, path));
            self.changes.push(change);
            return;
        }
        let known = &mut self.changes[index];
        for occurrence in change.occurrences {
            if self.known.insert((index, occurrence.rust_path.clone())) {
                known.occurrences.push(occurrence);
            }
        }
        known.gone.extend(change.gone);
        known.new.extend(change.new);
    }

    /// The changes so far, without those of types.
    pub(super) fn into_changes(self) -> Vec<Change> {
        self.changes
    }

    /// All changes, the most severe first: those of a kind in the order of the SDK.
    pub(super) fn finish(mut self, matching: &Matching<'_>) -> Vec<Change> {
        let mut removed = Unmatched::new(matching.old, |id| matching.type_of(id).is_none(), {
            |id| matching.sid_of(id).is_none()
        });
        let mut added = Unmatched::new(matching.new, |id| matching.is_new_type(id), {
            |id| matching.is_new_sid(id)
        });
        // Types go along with the most severe change first: without it they would still be there.
        self.changes
            .sort_by_key(|change| (std::cmp::Reverse(change.kind.release()), change.kind));
        for change in &mut self.changes {
            for ty in std::mem::take(&mut change.gone) {
                if change.kind.rule().source == Source::Major {
                    removed.claim(&ty, &mut change.along);
                }
            }
            for ty in std::mem::take(&mut change.new) {
                added.claim(&ty, &mut change.along);
            }
        }
        self.changes.extend(removed.left().map(|(name, pointer)| {
            let at = Occurrence::new(name, "", pointer, None);
            let lead = format!("The type {} was removed", code(name));
            Change::new(ChangeKind::TypeRemoved, lead, at, "")
        }));
        self.changes.extend(added.left().map(|(name, pointer)| {
            let at = Occurrence::new(name, "", None, pointer);
            let lead = format!("The type {} was added; no operation uses it", code(name));
            Change::new(ChangeKind::TypeAdded, lead, at, "")
        }));
        self.changes
            .sort_by_key(|change| (std::cmp::Reverse(change.kind.release()), change.kind));
        self.changes
    }
}

/// The types of one API that the other does not have.
struct Unmatched<'a> {
    api: &'a Api,
    types: HashSet<&'a TypeId>,
    sids: HashSet<&'a SidId>,
}

impl<'a> Unmatched<'a> {
    fn new(
        api: &'a Api,
        is_type: impl Fn(&TypeId) -> bool,
        is_sid: impl Fn(&SidId) -> bool,
    ) -> Self {
        Self {
            api,
            types: api.types.keys().filter(|id| is_type(id)).collect(),
            sids: api.sids.keys().filter(|id| is_sid(id)).collect(),
        }
    }

    /// Takes a type and all that it refers to out, and appends their names to `along`.
    fn claim(&mut self, ty: &Type, along: &mut Vec<String>) {
        let mut todo = vec![ty.clone()];
        while let Some(ty) = todo.pop() {
            match &ty {
                Type::List(inner) | Type::Map(inner) | Type::Stream(_, inner) => {
                    todo.push(inner.ty.clone())
                }
                Type::Sid(id) if self.sids.remove(id) => along.push(id.as_str().to_owned()),
                Type::Def(id) if self.types.remove(id) => {
                    along.push(id.as_str().to_owned());
                    let def = &self.api[id];
                    let canonical = def.alias_of.iter();
                    todo.extend(canonical.map(|canonical| Type::Def(canonical.clone())));
                    let members = members(def);
                    todo.extend(members.into_iter().rev().map(|member| member.ty.clone()));
                }
                _ => {}
            }
        }
    }

    /// The types that no change has claimed, in order.
    fn left(self) -> impl Iterator<Item = (&'a str, Option<&'a crate::Pointer>)> {
        let sids = self
            .api
            .sids
            .keys()
            .filter(move |id| self.sids.contains(id));
        let sids = sids.map(|id| (id.as_str(), None));
        let types = self.api.types.iter();
        let types = types.filter(move |(id, _)| self.types.contains(id));
        sids.chain(types.map(|(id, def)| (id.as_str(), Some(&def.pointer))))
    }
}
