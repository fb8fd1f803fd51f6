//! Results of decoding.

use super::scalar::{Fit, Original, Scalar};
use crate::Json;

/// The result of decoding a value, with the received JSON unless the value holds it.
pub(crate) enum Decoded {
    /// The value encodes to what was received. For an object, that includes its [`Extra`].
    Exact,
    /// Null was received, and the value encodes to nothing.
    Null,
    /// The value holds what was received, but encodes to another spelling of a number.
    Spelling(Json),
    /// The value was converted, or holds what was received only in part.
    Altered(Original),
    /// What was received is not of the value's type.
    Mismatch(Original),
}

impl Decoded {
    /// Returns whether the value was decoded.
    pub(crate) fn is_decoded(&self) -> bool {
        !matches!(self, Self::Mismatch(_))
    }

    pub(crate) fn of_scalar(scalar: Scalar<'_>, fit: Fit) -> Self {
        match fit {
            Fit::Exact => Self::Exact,
            Fit::Null => Self::Null,
            Fit::Spelling => Self::Spelling(scalar.original().json),
            Fit::Altered => Self::Altered(scalar.original()),
            Fit::Mismatch => Self::Mismatch(scalar.original()),
        }
    }

    /// The result for a list or a map that does not encode to what was received. One without any element that was decoded
    /// is not of the value's type.
    pub(crate) fn of_elements(json: Json, is_held: bool, has_elements: bool) -> Self {
        let original = Original {
            json,
            has_digits: false,
        };
        match (has_elements, is_held) {
            (false, _) => Self::Mismatch(original),
            (true, true) => Self::Spelling(original.json),
            (true, false) => Self::Altered(original),
        }
    }
}
