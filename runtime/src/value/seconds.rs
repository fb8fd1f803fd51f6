//! Durations in seconds.

use std::time::Duration;

/// An argument that is a duration in seconds: a number, or a [`Duration`].
///
/// A fraction of a second is rounded up, so that no duration becomes 0 unless it is.
///
/// ```
/// # extern crate twilio_runtime as twilio_verify_v2;
/// use std::time::Duration;
/// use twilio_verify_v2::Seconds;
///
/// fn seconds(value: impl Into<Seconds>) -> i64 {
///     value.into().as_i64()
/// }
///
/// assert_eq!(seconds(120), 120);
/// assert_eq!(seconds(Duration::from_secs(120)), 120);
/// assert_eq!(seconds(Duration::from_millis(1)), 1);
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Seconds(i64);

impl Seconds {
    /// Returns the number of seconds.
    pub const fn as_i64(self) -> i64 {
        self.0
    }
}

impl From<i64> for Seconds {
    fn from(seconds: i64) -> Self {
        Self(seconds)
    }
}

impl From<Duration> for Seconds {
    fn from(duration: Duration) -> Self {
        let fraction = u64::from(duration.subsec_nanos() > 0);
        let seconds = duration.as_secs().saturating_add(fraction);
        Self(i64::try_from(seconds).unwrap_or(i64::MAX))
    }
}
