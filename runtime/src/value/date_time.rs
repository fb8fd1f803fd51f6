//! Dates with times, kept as the received text.

use std::str::FromStr;
use std::time::SystemTime;

use super::chronological::chronological;
use super::moment::Moment;
use super::parse_error::ParseError;
use super::time_text;
use super::wire_value::{Slot, View, WireValue};

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
        self.moment()?.to_system_time()
    }

    pub(super) fn moment(&self) -> Option<Moment> {
        let (moment, _) = time_text::parse(&self.0)?;
        Some(moment)
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
        Self(Moment::from(time).to_rfc_3339().unwrap_or_default())
    }
}

/// Accepts RFC 3339 and RFC 2822.
impl FromStr for DateTime {
    type Err = ParseError;

    fn from_str(text: &str) -> Result<Self, ParseError> {
        let parsed = Self(text.to_owned());
        match parsed.moment() {
            Some(_) => Ok(parsed),
            None => Err(ParseError::new(
                "expected a date and time with time zone, such as 2015-07-30T20:00:00Z",
            )),
        }
    }
}

chronological!(DateTime, moment);

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
