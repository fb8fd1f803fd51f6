use std::fmt;
use std::str::FromStr;

use super::verdict::Source;

/// A version of the generated crate.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Version {
    major: u64,
    minor: u64,
    patch: u64,
}

/// The text is not a version of the form `1.2.3`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct VersionError(String);

impl Version {
    /// The version of a release after this one. As Cargo understands versions, the first number that is not zero is the
    /// one that breaks: after 0.3.1 come 0.4.0 and 0.3.2, and after 0.0.3 only 0.0.4.
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
    /// ```
    #[must_use]
    pub fn next(self, release: Source) -> Self {
        let Self {
            major,
            minor,
            patch,
        } = self;
        let (major, minor, patch) = match (major, minor, release) {
            (1.., _, Source::Major) => (major + 1, 0, 0),
            (1.., _, Source::Minor) => (major, minor + 1, 0),
            (0, 1.., Source::Major) => (0, minor + 1, 0),
            _ => (major, minor, patch + 1),
        };
        Self {
            major,
            minor,
            patch,
        }
    }
}

impl FromStr for Version {
    type Err = VersionError;

    fn from_str(text: &str) -> Result<Self, Self::Err> {
        let invalid = || VersionError(text.to_owned());
        let mut numbers = text.split('.').map(|number| {
            let is_number = !number.is_empty() && number.bytes().all(|byte| byte.is_ascii_digit());
            number.parse().ok().filter(|_| is_number)
        });
        let mut number = || numbers.next().flatten().ok_or_else(invalid);
        let version = Self {
            major: number()?,
            minor: number()?,
            patch: number()?,
        };
        match numbers.next() {
            None => Ok(version),
            Some(_) => Err(invalid()),
        }
    }
}

impl fmt::Display for Version {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}.{}.{}", self.major, self.minor, self.patch)
    }
}

impl fmt::Display for VersionError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "`{}` is not a version of the form 1.2.3", self.0)
    }
}

impl std::error::Error for VersionError {}
