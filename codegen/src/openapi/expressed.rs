//! Keywords as the document has them, where others express them.

use std::collections::{BTreeMap, HashSet};

use super::grammar::ObjectKind;
use super::{KeywordOccurrence, KeywordUsage, Usage};
use crate::source::{Pointer, SourceMaps};

/// A keyword that another one expresses, or makes meaningless.
pub(crate) struct Expressed {
    /// Where the text has it.
    pub(crate) written: Pointer,
    /// The location of the other one.
    pub(crate) place: Pointer,
    /// The reason why it makes no difference, if so.
    pub(crate) reason: Option<&'static str>,
}

impl KeywordUsage {
    /// The usage of the keywords that the text has, in place of those that express them.
    #[must_use]
    pub(crate) fn into_written(self, expressed: &[Expressed], maps: &SourceMaps) -> Self {
        if !maps.has_moves() && expressed.is_empty() {
            return self;
        }
        let mut by_place: BTreeMap<&Pointer, Vec<&Expressed>> = BTreeMap::new();
        for one in expressed {
            by_place.entry(&one.place).or_default().push(one);
        }
        let mut known = HashSet::new();
        let mut written = Vec::new();
        for occurrence in self.occurrences() {
            let here = by_place.get(&occurrence.pointer).into_iter().flatten();
            let others = here.map(|one| other_keyword(occurrence, one));
            for keyword in own_keyword(occurrence, maps).into_iter().chain(others) {
                let key = (keyword.pointer.clone(), keyword.keyword.clone());
                if known.insert(key) {
                    written.push(keyword);
                }
            }
        }
        Self::new(written)
    }
}

/// The keyword that the text has for one; none if it has none.
fn own_keyword(occurrence: &KeywordOccurrence, maps: &SourceMaps) -> Option<KeywordOccurrence> {
    let place = &occurrence.pointer;
    let origin = maps.before_moves(place);
    if origin == *place {
        return Some(occurrence.clone());
    }
    let is_keyword = occurrence.keyword == place.name();
    let is_written = match is_keyword {
        true => maps.is_key(&origin) && is_keyword_of(occurrence.object, &origin, place),
        false => maps.contains(&origin),
    };
    is_written.then(|| KeywordOccurrence {
        keyword: match is_keyword {
            true => origin.name().into(),
            false => occurrence.keyword.clone(),
        },
        pointer: origin,
        ..occurrence.clone()
    })
}

/// Whether the key at `origin` is a keyword rather than a name: one that schemas have, or another spelling of the one at
/// `place`.
fn is_keyword_of(object: &str, origin: &Pointer, place: &Pointer) -> bool {
    let parent = |pointer: &Pointer| pointer.ancestor(pointer.depth().saturating_sub(1));
    object != ObjectKind::Schema.name()
        || ObjectKind::Schema.keyword(origin.name()).is_some()
        || parent(origin) == parent(place)
}

/// A keyword that another one expresses, or makes meaningless.
fn other_keyword(occurrence: &KeywordOccurrence, one: &Expressed) -> KeywordOccurrence {
    KeywordOccurrence {
        object: occurrence.object,
        keyword: one.written.name().into(),
        pointer: one.written.clone(),
        usage: match one.reason {
            Some(reason) if occurrence.usage == Usage::Used => Usage::Ignored(reason),
            _ => occurrence.usage,
        },
    }
}
