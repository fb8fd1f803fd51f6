//! How well a value represents the JSON that it was decoded from.

use std::cmp::Ordering;
use std::ops::AddAssign;

/// How well a value represents the JSON that it was decoded from; greater is better.
///
/// A [`Union`](crate::Union) without a discriminator becomes the variant with the greatest score: the one with the
/// fewest mismatches, then the most matches, then the most unknown properties.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct MatchScore {
    /// The number of mismatches: required properties that are missing, values that could not be decoded or had to
    /// be converted, and values that an enum does not know.
    pub mismatches: usize,
    /// The number of properties and values that were expected, each with its weight.
    pub matches: usize,
    /// The number of properties that the type does not have.
    pub unknown: usize,
}

impl MatchScore {
    /// The score of one mismatch.
    pub const MISMATCH: Self = Self {
        mismatches: 1,
        matches: 0,
        unknown: 0,
    };

    /// The score of an expected value. The stricter the type, the greater its `weight`.
    pub const fn matched(weight: usize) -> Self {
        Self {
            mismatches: 0,
            matches: weight,
            unknown: 0,
        }
    }

    /// The score of an expected value if `condition` is true, otherwise that of a mismatch.
    pub const fn matched_if(condition: bool, weight: usize) -> Self {
        if condition {
            Self::matched(weight)
        } else {
            Self::MISMATCH
        }
    }
}

impl AddAssign for MatchScore {
    fn add_assign(&mut self, other: Self) {
        self.mismatches += other.mismatches;
        self.matches += other.matches;
        self.unknown += other.unknown;
    }
}

impl PartialOrd for MatchScore {
    fn partial_cmp(&self, other: &Self) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}

impl Ord for MatchScore {
    fn cmp(&self, other: &Self) -> Ordering {
        let fewer_mismatches = other.mismatches.cmp(&self.mismatches);
        fewer_mismatches
            .then(self.matches.cmp(&other.matches))
            .then(self.unknown.cmp(&other.unknown))
    }
}
