//! Dates with times, kept as the received text.

use std::str::FromStr;
use std::time::{Duration, SystemTime, UNIX_EPOCH};

use time::OffsetDateTime;
use time::format_description::well_known::Rfc3339;

use super::chronological::chronological;
use super::parse_error::ParseError;
use super::time_text;
use super::wire_value::{Slot, View, WireValue};

const NANOS_PER_SECOND: u128 = 1_000_000_000;

/// A date and time, kept as the received text and parsed on demand.
///
/// RFC 3339 and RFC 2822 are understood. [`parse`](str::parse) rejects any other text; from a response, it is kept as it is
/// and is not an error. Values are compared chronologically, so the same time in two time zones is equal; other text comes
/// last, in alphabetical order.
///
/// ```
/// # extern crate twilio_runtime as twilio_verify_v2;
/// use std::time::{Duration, SystemTime};
/// use twilio_verify_v2::DateTime;
///
/// let created = DateTime::from("2015-07-30T20:00:00Z");
/// let time = SystemTime::UNIX_EPOCH + Duration::from_secs(1_438_286_400);
/// assert_eq!(created.to_system_time(), Some(time));
/// assert_eq!(DateTime::from(time), created);
/// assert_eq!(DateTime::from("Thu, 30 Jul 2015 22:00:00 +0200"), created);
/// assert!("2015-07-30".parse::<DateTime>().is_err());
/// ```
///
/// The features `chrono`, `jiff` and `time` add conversions from and to the types of these crates.
#[derive(Clone, Debug, Default)]
pub struct DateTime(String);

impl DateTime {
    /// Returns the text.
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// Converts to a [`SystemTime`], or returns `None` if the text is neither RFC 3339 nor RFC 2822.
    pub fn to_system_time(&self) -> Option<SystemTime> {
        let nanos = self.offset_date_time()?.unix_timestamp_nanos();
        let size = nanos.unsigned_abs();
        let distance = Duration::new(
            (size / NANOS_PER_SECOND) as u64,
            (size % NANOS_PER_SECOND) as u32,
        );
        // Checked because Windows cannot represent times before 1601, and servers send `0001-01-01`.
        if nanos < 0 {
            UNIX_EPOCH.checked_sub(distance)
        } else {
            UNIX_EPOCH.checked_add(distance)
        }
    }

    pub(super) fn offset_date_time(&self) -> Option<OffsetDateTime> {
        time_text::parse(&self.0)
    }

    fn unix_nanoseconds(&self) -> Option<i128> {
        let time = self.offset_date_time();
        time.map(OffsetDateTime::unix_timestamp_nanos)
    }

    /// Formats a time as RFC 3339, if its year is one of 0000 to 9999.
    pub(super) fn rfc_3339(time: OffsetDateTime) -> Option<Self> {
        time.format(&Rfc3339).ok().map(Self)
    }
}

impl From<String> for DateTime {
    fn from(text: String) -> Self {
        Self(text)
    }
}

/// Formats as RFC 3339 in UTC. Times outside the years 0000 to 9999, which RFC 3339 cannot represent, are clamped.
impl From<SystemTime> for DateTime {
    fn from(time: SystemTime) -> Self {
        const FIRST: i128 = -62_167_219_200_000_000_000;
        const LAST: i128 = 253_402_300_799_999_999_999;
        let nanos = match time.duration_since(UNIX_EPOCH) {
            Ok(after) => after.as_nanos() as i128,
            Err(before) => -(before.duration().as_nanos() as i128),
        };
        let time = OffsetDateTime::from_unix_timestamp_nanos(nanos.clamp(FIRST, LAST));
        time.ok().and_then(Self::rfc_3339).unwrap_or_default()
    }
}

/// Accepts RFC 3339 and RFC 2822.
impl FromStr for DateTime {
    type Err = ParseError;

    fn from_str(text: &str) -> Result<Self, ParseError> {
        let parsed = Self(text.to_owned());
        match parsed.offset_date_time() {
            Some(_) => Ok(parsed),
            None => Err(ParseError::new(
                "expected a date and time with time zone, such as 2015-07-30T20:00:00Z",
            )),
        }
    }
}

chronological!(DateTime, unix_nanoseconds);

impl WireValue for DateTime {
    fn view(&self) -> View<'_> {
        View::DateTime(&self.0)
    }

    fn slot(&mut self, _is_null: bool) -> Slot<'_> {
        Slot::Time(&mut self.0)
    }
}

crate::text!(DateTime);
crate::text_of_one_kind!(DateTime);
