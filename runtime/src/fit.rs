//! How well a value reads what came, for types that can be several things.

use std::cmp::Ordering;
use std::ops::AddAssign;

/// How well a value holds a piece of JSON that it was decoded from; the greater, the better.
///
/// Compared in this order: what does not fit, what is known, what is left over.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Fit {
    /// Values that are not what was expected: required properties that are missing, values that could not be
    /// read or only after a conversion, values that an enum does not know.
    pub odd: usize,
    /// Properties and values that were expected.
    pub known: usize,
    /// Properties that were not.
    pub extra: usize,
}

impl Fit {
    /// One value that is not what was expected.
    pub const ODD: Self = Self {
        odd: 1,
        known: 0,
        extra: 0,
    };

    /// Something that was expected, of some weight: the more that is demanded of a value, the more it says
    /// that one meets it.
    pub const fn known(weight: usize) -> Self {
        Self {
            odd: 0,
            known: weight,
            extra: 0,
        }
    }

    /// Something that was expected if `met`, else something odd.
    pub const fn when(met: bool, weight: usize) -> Self {
        if met { Self::known(weight) } else { Self::ODD }
    }
}

impl AddAssign for Fit {
    fn add_assign(&mut self, other: Self) {
        self.odd += other.odd;
        self.known += other.known;
        self.extra += other.extra;
    }
}

impl PartialOrd for Fit {
    fn partial_cmp(&self, other: &Self) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}

impl Ord for Fit {
    fn cmp(&self, other: &Self) -> Ordering {
        let odd = other.odd.cmp(&self.odd);
        odd.then(self.known.cmp(&other.known))
            .then(other.extra.cmp(&self.extra))
    }
}
