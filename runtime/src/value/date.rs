//! Dates, kept as the received text.

use std::str::FromStr;
use std::time::SystemTime;

use super::chronological::chronological;
use super::date_time::DateTime;
use super::moment::CivilDate;
use super::parse_error::ParseError;
use super::time_text;
use super::wire_value::{Slot, View, WireValue};

/// A date such as `2015-07-30`, kept as the received text and parsed on demand.
///
/// [`parse`](str::parse) rejects any other text; from a response, it is kept as it is and is not an error. Values are
/// compared chronologically; other text comes last, in alphabetical order.
///
/// ```
/// # extern crate twilio_runtime as twilio_verify_v2;
/// use std::time::SystemTime;
/// use twilio_verify_v2::Date;
///
/// assert_eq!(Date::from(SystemTime::UNIX_EPOCH).as_str(), "1970-01-01");
/// assert_eq!(Date::from("1970-01-01").to_system_time(), Some(SystemTime::UNIX_EPOCH));
/// assert!("1970-02-30".parse::<Date>().is_err());
/// ```
///
/// The features `chrono`, `jiff` and `time` add conversions from and to the types of these crates.
#[derive(Clone, Debug, Default)]
pub struct Date(String);

impl Date {
    /// Returns the text.
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// Returns midnight UTC of the date, or `None` if the text does not have the format `YYYY-MM-DD`.
    pub fn to_system_time(&self) -> Option<SystemTime> {
        self.midnight().to_system_time()
    }

    pub(super) fn parsed(&self) -> Option<CivilDate> {
        time_text::parse_date(&self.0)
    }

    /// Takes the date of the text of a date and time.
    pub(super) fn of(time: &DateTime) -> Self {
        let text = time.as_str();
        Self(text.get(.."YYYY-MM-DD".len()).unwrap_or(text).to_owned())
    }

    fn midnight(&self) -> DateTime {
        DateTime::from(time_text::midnight(&self.0))
    }
}

impl From<String> for Date {
    fn from(text: String) -> Self {
        Self(text)
    }
}

/// Takes the date in UTC. Times outside the years 0000 to 9999 are clamped.
impl From<SystemTime> for Date {
    fn from(time: SystemTime) -> Self {
        Self::of(&DateTime::from(time))
    }
}

/// Accepts `YYYY-MM-DD`.
impl FromStr for Date {
    type Err = ParseError;

    fn from_str(text: &str) -> Result<Self, ParseError> {
        let date = Self(text.to_owned());
        match date.parsed() {
            Some(_) => Ok(date),
            None => Err(ParseError::new("expected a date such as 2015-07-30")),
        }
    }
}

chronological!(Date, parsed);

impl WireValue for Date {
    fn view(&self) -> View<'_> {
        View::Date(&self.0)
    }

    fn slot(&mut self, _is_null: bool) -> Slot<'_> {
        Slot::Time(&mut self.0)
    }
}

crate::text!(Date);
crate::text_of_one_kind!(Date);
