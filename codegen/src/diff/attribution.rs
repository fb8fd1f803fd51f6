//! Tells the changes of a document from those that its overlays cause.

use std::collections::HashSet;

use super::cause::Cause;
use super::change::{Change, Occurrence};
use super::changes::Diff;
use super::kind::ChangeKind;

/// The identity of an occurrence of a change.
type Key<'a> = (ChangeKind, &'a str, &'a str, &'a str);

fn key<'a>(change: &'a Change, occurrence: &'a Occurrence) -> Key<'a> {
    (
        change.kind,
        &change.lead,
        &change.tail,
        &occurrence.rust_path,
    )
}

impl Diff {
    /// Attributes to the overlays what is not a difference between the documents without overlays. A change that has
    /// both causes, each in other places, becomes two.
    pub(crate) fn attribute_to_overlays(&mut self, uncorrected: &Diff) {
        let known = uncorrected.changes.iter().flat_map(|change| {
            let occurrences = change.occurrences.iter();
            occurrences.map(move |occurrence| key(change, occurrence))
        });
        let known: HashSet<Key<'_>> = known.collect();
        let changes = std::mem::take(&mut self.changes);
        for mut change in changes {
            let occurrences = std::mem::take(&mut change.occurrences);
            let (of_spec, of_overlays): (Vec<_>, Vec<_>) = occurrences
                .into_iter()
                .partition(|occurrence| known.contains(&key(&change, occurrence)));
            let parts = [(Cause::Spec, of_spec), (Cause::Overlay, of_overlays)];
            for (cause, occurrences) in parts {
                if !occurrences.is_empty() {
                    self.changes.push(Change {
                        cause,
                        occurrences,
                        ..change.clone()
                    });
                }
            }
        }
    }
}
