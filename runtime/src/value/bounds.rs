//! The bounds of numbers.

use super::wire_value::{View, WireValue};
use crate::Json;

/// The bounds of a number that the API's description states.
#[derive(Clone, Copy, Debug, Default)]
pub struct Bounds {
    /// The least number.
    pub at_least: Option<f64>,
    /// The greatest number.
    pub at_most: Option<f64>,
    /// A number that all others are above.
    pub above: Option<f64>,
    /// A number that all others are below.
    pub below: Option<f64>,
}

impl Bounds {
    /// No bounds.
    pub const NONE: Self = Self {
        at_least: None,
        at_most: None,
        above: None,
        below: None,
    };

    fn is_none(&self) -> bool {
        let limits = [self.at_least, self.at_most, self.above, self.below];
        limits.iter().all(Option::is_none)
    }

    /// Sets the least number.
    pub const fn at_least(mut self, number: f64) -> Self {
        self.at_least = Some(number);
        self
    }

    /// Sets the greatest number.
    pub const fn at_most(mut self, number: f64) -> Self {
        self.at_most = Some(number);
        self
    }

    /// Sets a number that all others are above.
    pub const fn above(mut self, number: f64) -> Self {
        self.above = Some(number);
        self
    }

    /// Sets a number that all others are below.
    pub const fn below(mut self, number: f64) -> Self {
        self.below = Some(number);
        self
    }

    /// Checks that a value, if it is a number, is within the bounds. The message continues a sentence that starts with the
    /// value's name, and does not contain the value.
    pub(crate) fn check(&self, value: &dyn WireValue) -> Result<(), String> {
        if self.is_none() {
            return Ok(());
        }
        number(value).map_or(Ok(()), |number| self.check_number(number))
    }

    /// Checks that a number is within the bounds; see [`check`](Self::check).
    pub(crate) fn check_number(&self, number: f64) -> Result<(), String> {
        let is_within = self.at_least.is_none_or(|limit| number >= limit)
            && self.above.is_none_or(|limit| number > limit)
            && self.at_most.is_none_or(|limit| number <= limit)
            && self.below.is_none_or(|limit| number < limit);
        if is_within {
            return Ok(());
        }
        let limits = [
            ("at least", self.at_least),
            ("above", self.above),
            ("at most", self.at_most),
            ("below", self.below),
        ];
        let limits = limits.iter();
        let limits: Vec<_> = limits
            .filter_map(|(words, limit)| limit.map(|limit| format!("{words} {limit}")))
            .collect();
        Err(format!(
            " is out of range: the API's description requires {}; `check_ranges(false)` of the client's builder sends it \
             nevertheless",
            limits.join(" and ")
        ))
    }
}

fn number(value: &dyn WireValue) -> Option<f64> {
    match value.view() {
        View::Signed(number) | View::NumberEnum { number, .. } => Some(number as f64),
        View::Unsigned(number) => Some(number as f64),
        View::Float(number) => Some(number).filter(|number| number.is_finite()),
        View::Json(json) => json.as_f64(),
        View::Union(union) => union
            .variant()
            .map_or_else(Json::as_f64, |(_, value)| number(value)),
        _ => None,
    }
}
