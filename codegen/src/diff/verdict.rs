use std::fmt;

use serde::Serialize;

/// What a change does to the source code of the SDK's users.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
#[serde(rename_all = "lowercase")]
pub enum Source {
    /// Nothing: the public items stay as they are.
    Patch,
    /// It compiles as before. There are new items, or new warnings.
    Minor,
    /// Some of it no longer compiles.
    Major,
}

/// What a change does to clients that are already in use.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
#[serde(rename_all = "lowercase")]
pub enum Wire {
    /// Their requests are still accepted, and they can still read the responses.
    Compatible,
    /// A request can be rejected, or a response can be misunderstood.
    Breaking,
}

/// How much a change of behavior matters that the compiler does not show.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
#[serde(rename_all = "lowercase")]
pub enum Silent {
    /// Users should read about it.
    Notable,
    /// It can do damage, so it must not reach users as a compatible update.
    Harmful,
}

impl Source {
    /// The name in lower case.
    pub const fn as_str(self) -> &'static str {
        match self {
            Source::Patch => "patch",
            Source::Minor => "minor",
            Source::Major => "major",
        }
    }
}

impl Wire {
    /// The name in lower case.
    pub const fn as_str(self) -> &'static str {
        match self {
            Wire::Compatible => "compatible",
            Wire::Breaking => "breaking",
        }
    }
}

impl fmt::Display for Source {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.as_str())
    }
}

impl fmt::Display for Wire {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.as_str())
    }
}
