use std::fmt;
use std::str::FromStr;

use super::verdict::Source;

/// A version of the generated crate.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Version {
    major: u64,
    minor: u64,
    patch: u64,
    /// The identifiers after the hyphen of a pre-release.
    pre: Vec<String>,
}

/// The text is not a version of the form `1.2.3`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct VersionError(String);

impl Version {
    /// The version of a release after this one. As Cargo understands versions, the first number that is not zero is the
    /// one that breaks: after 0.3.1 come 0.4.0 and 0.3.2, and after 0.0.3 only 0.0.4. A pre-release promises nothing, so
    /// that the next one follows it.
    ///
    /// ```
    /// use codegen::diff::{Source, Version};
    ///
    /// let next = |version: &str, release| version.parse::<Version>().unwrap().next(release).to_string();
    /// assert_eq!(next("1.4.2", Source::Major), "2.0.0");
    /// assert_eq!(next("1.4.2", Source::Minor), "1.5.0");
    /// assert_eq!(next("0.4.2", Source::Major), "0.5.0");
    /// assert_eq!(next("0.4.2", Source::Minor), "0.4.3");
    /// assert_eq!(next("0.0.2", Source::Patch), "0.0.3");
    /// assert_eq!(next("0.0.2", Source::Major), "0.0.3");
    /// assert_eq!(next("2.0.0-rc.1", Source::Major), "2.0.0-rc.2");
    /// assert_eq!(next("2.0.0-beta", Source::Patch), "2.0.0-beta.1");
    /// ```
    #[must_use]
    pub fn next(&self, release: Source) -> Self {
        if !self.pre.is_empty() {
            return self.next_pre_release();
        }
        let (major, minor, patch) = match (self.major, self.minor, release) {
            (1.., _, Source::Major) => (self.major + 1, 0, 0),
            (1.., _, Source::Minor) => (self.major, self.minor + 1, 0),
            (0, 1.., Source::Major) => (0, self.minor + 1, 0),
            _ => (self.major, self.minor, self.patch + 1),
        };
        Self {
            major,
            minor,
            patch,
            pre: Vec::new(),
        }
    }

    /// The same version with the last number of the pre-release incremented.
    fn next_pre_release(&self) -> Self {
        let mut next = self.clone();
        let number = next.pre.last().and_then(|last| last.parse::<u64>().ok());
        match (number, next.pre.last_mut()) {
            (Some(number), Some(last)) => *last = (number + 1).to_string(),
            _ => next.pre.push("1".to_owned()),
        }
        next
    }
}

impl FromStr for Version {
    type Err = VersionError;

    fn from_str(text: &str) -> Result<Self, Self::Err> {
        let invalid = || VersionError(text.to_owned());
        // Build metadata is not part of the order of versions.
        let version = text.split_once('+').map_or(text, |(version, _)| version);
        let (core, pre) = match version.split_once('-') {
            Some((core, pre)) => (core, pre.split('.').map(str::to_owned).collect()),
            None => (version, Vec::new()),
        };
        let is_identifier = |identifier: &String| {
            let mut bytes = identifier.bytes();
            !identifier.is_empty() && bytes.all(|byte| byte.is_ascii_alphanumeric() || byte == b'-')
        };
        if !pre.iter().all(is_identifier) {
            return Err(invalid());
        }
        let mut numbers = core.split('.').map(|number| {
            let is_number = !number.is_empty() && number.bytes().all(|byte| byte.is_ascii_digit());
            number.parse().ok().filter(|_| is_number)
        });
        let mut number = || numbers.next().flatten().ok_or_else(invalid);
        let (major, minor, patch) = (number()?, number()?, number()?);
        match numbers.next() {
            None => Ok(Self {
                major,
                minor,
                patch,
                pre,
            }),
            Some(_) => Err(invalid()),
        }
    }
}

impl fmt::Display for Version {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}.{}.{}", self.major, self.minor, self.patch)?;
        match self.pre.as_slice() {
            [] => Ok(()),
            pre => write!(f, "-{}", pre.join(".")),
        }
    }
}

impl fmt::Display for VersionError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(
            f,
            "`{}` is not a version of the form 1.2.3 or 1.2.3-rc.1",
            self.0
        )
    }
}

impl std::error::Error for VersionError {}
