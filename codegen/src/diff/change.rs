use serde::Serialize;

use super::cause::Cause;
use super::kind::ChangeKind;
use super::phrase;
use crate::api::Type;
use crate::{Location, Pointer};

/// A change of the SDK, wherever it shows.
#[derive(Clone, Debug, PartialEq)]
pub struct Change {
    /// The kind, which decides the verdicts.
    pub kind: ChangeKind,
    /// What it comes from.
    pub cause: Cause,
    /// The places where it shows, in the order of the SDK; at least one.
    pub occurrences: Vec<Occurrence>,
    /// The Rust type or name before.
    pub before: Option<String>,
    /// The Rust type or name after.
    pub after: Option<String>,
    /// The reason for taking two items with different names for the same one.
    pub evidence: Option<String>,
    /// The types that the change adds or removes along with it, by their Rust names.
    pub along: Vec<String>,
    /// The name on the wire before, if it matters.
    pub(super) old_wire: Option<String>,
    /// The name on the wire after, if it matters.
    pub(super) new_wire: Option<String>,
    /// The IDs of the operation before and after, if it is a change of one operation.
    pub(super) operation: Operation,
    /// The beginning of the sentence, up to the owners.
    pub(super) lead: String,
    /// The end of the sentence, after the owners.
    pub(super) tail: String,
    /// The types that the change no longer mentions.
    pub(super) gone: Vec<Type>,
    /// The types that the change newly mentions.
    pub(super) new: Vec<Type>,
}

/// The IDs of an operation before and after.
#[derive(Clone, Debug, Default, PartialEq)]
pub(super) struct Operation {
    pub(super) old: Option<String>,
    pub(super) new: Option<String>,
}

/// A place where a change shows.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Occurrence {
    /// The path of the Rust item, from the root of the crate.
    pub rust_path: String,
    /// The location in the old document, if the item is there.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub old: Option<Site>,
    /// The location in the new document, if the item is there.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub new: Option<Site>,
    /// The item that the sentence names as the owner.
    #[serde(skip)]
    pub(super) owner: String,
}

/// A location in a document.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Site {
    /// The JSON Pointer.
    pub pointer: Pointer,
    /// The line and column in the text, once they are known.
    #[serde(skip_serializing_if = "Option::is_none", serialize_with = "line")]
    #[serde(rename = "line")]
    pub location: Option<Location>,
}

fn line<S: serde::Serializer>(
    location: &Option<Location>,
    serializer: S,
) -> Result<S::Ok, S::Error> {
    location.map(|location| location.line).serialize(serializer)
}

impl Change {
    /// A change of a kind. The sentence consists of `lead`, the owners of the occurrences, and `tail`.
    pub(super) fn new(
        kind: ChangeKind,
        lead: impl Into<String>,
        occurrence: Occurrence,
        tail: impl Into<String>,
    ) -> Self {
        Self {
            kind,
            cause: Cause::default(),
            occurrences: vec![occurrence],
            before: None,
            after: None,
            evidence: None,
            along: Vec::new(),
            old_wire: None,
            new_wire: None,
            operation: Operation::default(),
            lead: lead.into(),
            tail: tail.into(),
            gone: Vec::new(),
            new: Vec::new(),
        }
    }

    /// Sets the Rust text before and after.
    pub(super) fn rust(mut self, before: impl Into<String>, after: impl Into<String>) -> Self {
        self.before = Some(before.into());
        self.after = Some(after.into());
        self
    }

    pub(super) fn evidence(mut self, evidence: Option<&str>) -> Self {
        self.evidence = evidence.map(str::to_owned);
        self
    }

    /// Notes the names on the wire.
    pub(super) fn wire(mut self, old: Option<&str>, new: Option<&str>) -> Self {
        self.old_wire = old.map(str::to_owned);
        self.new_wire = new.map(str::to_owned);
        self
    }

    /// Notes types that the change no longer mentions.
    pub(super) fn loses<'t>(mut self, types: impl IntoIterator<Item = &'t Type>) -> Self {
        self.gone.extend(types.into_iter().cloned());
        self
    }

    /// Notes types that the change newly mentions.
    pub(super) fn gains<'t>(mut self, types: impl IntoIterator<Item = &'t Type>) -> Self {
        self.new.extend(types.into_iter().cloned());
        self
    }

    /// The sentence.
    pub fn sentence(&self) -> String {
        let mut owners: Vec<&str> = Vec::new();
        for occurrence in &self.occurrences {
            if owners.last() != Some(&occurrence.owner.as_str()) && !occurrence.owner.is_empty() {
                owners.push(&occurrence.owner);
            }
        }
        let mut sentence = self.lead.clone();
        if !owners.is_empty() {
            if !sentence.is_empty() {
                sentence.push(' ');
            }
            sentence += &phrase::shortened(&owners);
        }
        sentence += &self.tail;
        sentence.push('.');
        sentence
    }

    /// The Rust path of the first occurrence.
    pub fn rust_path(&self) -> &str {
        match self.occurrences.first() {
            Some(occurrence) => &occurrence.rust_path,
            None => "",
        }
    }
}

impl Occurrence {
    /// A place in the old document, the new one, or both.
    pub(super) fn new(
        rust_path: impl Into<String>,
        owner: impl Into<String>,
        old: Option<&Pointer>,
        new: Option<&Pointer>,
    ) -> Self {
        let site = |pointer: &Pointer| Site {
            pointer: pointer.clone(),
            location: None,
        };
        Self {
            rust_path: rust_path.into(),
            owner: owner.into(),
            old: old.map(site),
            new: new.map(site),
        }
    }
}
