//! Records how keywords are used.

use serde_json::{Map, Value};

use super::walker::{Ignored, Walker};
use crate::openapi::grammar::{
    BESIDE_REFERENCE, ObjectKind, UsageRule, extension_usage, is_extension,
};
use crate::openapi::{KeywordOccurrence, Usage, Version};
use crate::source::Pointer;

impl Walker<'_> {
    /// Records the keywords next to a `$ref`.
    pub(super) fn siblings(
        &mut self,
        kind: ObjectKind,
        entries: &Map<String, Value>,
        pointer: &Pointer,
        ignored: Ignored,
    ) {
        let has_own = self.version >= Version::V3_1;
        for (key, value) in entries.iter().filter(|(key, _)| *key != "$ref") {
            let child = pointer.child(key);
            if is_extension(key) {
                self.extension(kind, key, value, &child);
            } else {
                let usage = match kind.keyword_of(self.version, key).map(|known| known.usage) {
                    Some(UsageRule::Used) if key == "description" && has_own => Usage::Used,
                    _ => Usage::Ignored(BESIDE_REFERENCE),
                };
                self.record_used(kind, key, &child, usage, ignored);
            }
        }
    }

    /// Records an extension; of one that is an object, each key by itself.
    pub(super) fn extension(
        &mut self,
        kind: ObjectKind,
        name: &str,
        value: &Value,
        pointer: &Pointer,
    ) {
        for (key, usage) in extension_usage(kind, name, value) {
            match key {
                Some(key) => {
                    self.record(kind, &format!("{name}.{key}"), &pointer.child(key), usage);
                }
                None => self.record(kind, name, pointer, usage),
            }
        }
    }

    /// Records the usage of a keyword unless its object is ignored.
    pub(super) fn record_used(
        &mut self,
        kind: ObjectKind,
        keyword: &str,
        pointer: &Pointer,
        usage: Usage,
        ignored: Ignored,
    ) {
        if ignored.is_none() {
            self.record(kind, keyword, pointer, usage);
        }
    }

    pub(super) fn record(
        &mut self,
        kind: ObjectKind,
        keyword: &str,
        pointer: &Pointer,
        usage: Usage,
    ) {
        self.occurrences.push(KeywordOccurrence {
            object: kind.name(),
            keyword: keyword.into(),
            pointer: pointer.clone(),
            usage,
        });
    }
}
