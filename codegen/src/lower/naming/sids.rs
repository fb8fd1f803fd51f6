//! The names of SID types.

use std::cmp::Reverse;
use std::collections::{BTreeMap, BTreeSet};

use indexmap::IndexMap;

use super::type_path::TypePath;
use crate::api::{Sid, SidId};
use crate::twilio::sid;

/// The SID types of a document, by prefix.
pub(in crate::lower) struct SidNames {
    by_prefix: BTreeMap<String, (SidId, Sid)>,
}

impl SidNames {
    /// Names the SID types of a document with these uses of prefixes.
    ///
    /// Resources name theirs first, so that no property takes a resource's name; then the prefixes with more uses.
    pub(in crate::lower) fn new(uses: &BTreeMap<String, sid::Uses>) -> Self {
        let mut taken: BTreeSet<String> = BTreeSet::new();
        let mut by_prefix = BTreeMap::new();
        let mut sorted: Vec<_> = uses.iter().collect();
        sorted.sort_by_key(|(_, uses)| (!uses.is_resource(), Reverse(uses.most_frequent())));
        for (prefix, uses) in sorted {
            let mut candidates = uses.candidates(prefix).into_iter();
            let Some((words, name)) = candidates.find_map(|words| {
                let name = TypePath::new(&format!("{words}_sid")).name();
                taken.insert(name.clone()).then_some((words, name))
            }) else {
                continue;
            };
            let sid = Sid {
                prefix: prefix.clone(),
                resource: uses.is_name(&words).then(|| words.replace('_', " ")),
            };
            by_prefix.insert(prefix.clone(), (SidId::new(&name), sid));
        }
        Self { by_prefix }
    }

    /// The type for a pattern, if it is that of a SID.
    pub(in crate::lower) fn of_pattern(&self, pattern: &str) -> Option<&SidId> {
        let (id, _) = self.by_prefix.get(sid::prefix(pattern)?)?;
        Some(id)
    }

    /// The names of the types.
    pub(in crate::lower) fn names(&self) -> impl Iterator<Item = &str> {
        self.by_prefix.values().map(|(id, _)| id.as_str())
    }

    /// The types, sorted by name.
    pub(in crate::lower) fn into_sorted(self) -> IndexMap<SidId, Sid> {
        let mut sids: IndexMap<_, _> = self.by_prefix.into_values().collect();
        sids.sort_unstable_keys();
        sids
    }
}
