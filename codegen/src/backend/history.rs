//! The changes of earlier releases, which documents do not tell.

use serde::{Deserialize, Serialize};

/// The history of a crate: what changed for its users, release by release.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct History {
    /// The version of the first release; items without a record of their addition are in it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub first: Option<String>,
    /// The later releases, oldest first.
    #[serde(default, skip_serializing_if = "Vec::is_empty", rename = "release")]
    pub releases: Vec<Release>,
}

/// A release after the first.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Release {
    /// Its version.
    pub version: String,
    /// Its changes, the most severe first.
    #[serde(default, skip_serializing_if = "Vec::is_empty", rename = "change")]
    pub changes: Vec<RecordedChange>,
}

/// A change of a release.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct RecordedChange {
    /// The ID of its kind.
    pub kind: String,
    /// What changed: sentences of Markdown.
    pub text: String,
    /// Whether programs may have to be changed, or do something else.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub breaking: bool,
    /// Whether it adds the items.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub added: bool,
    /// The Rust paths of the items that it concerns.
    pub items: Vec<String>,
    /// The Rust path that the item had before, if it was renamed.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub renamed_from: Option<String>,
}

impl History {
    /// The changes of an item and of its members, newest first, each with the version. `paths` are the Rust paths of
    /// the item today.
    pub fn of<'h>(&'h self, paths: &[&str]) -> Vec<(&'h str, &'h RecordedChange)> {
        let mut names: Vec<String> = paths.iter().map(|path| (*path).to_owned()).collect();
        let mut changes = Vec::new();
        for release in self.releases.iter().rev() {
            let mut earlier = Vec::new();
            let concerning = release
                .changes
                .iter()
                .filter(|change| change.concerns(&names));
            for change in concerning {
                earlier.extend(change.renamed_from.clone());
                changes.push((release.version.as_str(), change));
            }
            names.extend(earlier);
        }
        changes
    }

    /// The version that an item came with; `None` if that is not known.
    pub fn since(&self, paths: &[&str]) -> Option<&str> {
        let changes = self.of(paths).into_iter();
        let mut additions = changes.filter(|(_, change)| {
            change.added && change.items.iter().any(|item| paths.contains(&&**item))
        });
        let added = additions.next().map(|(version, _)| version);
        added.or(self.first.as_deref())
    }
}

impl RecordedChange {
    /// Whether it is a change of one of the items, or of a member of one.
    fn concerns(&self, names: &[String]) -> bool {
        self.items.iter().any(|item| {
            names.iter().any(|name| {
                let rest = item.strip_prefix(name.as_str());
                rest.is_some_and(|rest| rest.is_empty() || rest.starts_with("::"))
            })
        })
    }
}
