use crate::api::Api;
use crate::diff::changes::Diff;
use crate::diff::version::Version;

/// The information that release notes are rendered from.
#[derive(Clone)]
pub struct Notes<'a> {
    /// The changes from `old` to `new`.
    pub diff: &'a Diff,
    /// The API of the last release.
    pub old: &'a Api,
    /// The API of this release.
    pub new: &'a Api,
    /// The version of the last release, if it is known.
    pub version: Option<Version>,
    /// The date of this release, if it is known.
    pub date: Option<&'a str>,
    /// The name of the crate in Rust.
    pub crate_name: &'a str,
}

impl Notes<'_> {
    /// The version of this release; none if nothing changed or the last one is not known.
    pub fn next_version(&self) -> Option<Version> {
        Some(self.version.as_ref()?.next(self.diff.release()?))
    }
}
