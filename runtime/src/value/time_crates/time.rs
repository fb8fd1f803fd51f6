//! The crate `time`.

use time::OffsetDateTime;

use crate::{Date, DateTime, ParseError};

/// Formats as RFC 3339 in the time zone of the value. Years outside of 0000 to 9999 are clamped.
impl From<OffsetDateTime> for DateTime {
    fn from(time: OffsetDateTime) -> Self {
        Self::rfc_3339(time).unwrap_or_else(|| std::time::SystemTime::from(time).into())
    }
}

impl TryFrom<&DateTime> for OffsetDateTime {
    type Error = ParseError;

    fn try_from(value: &DateTime) -> Result<Self, ParseError> {
        let parsed = value.offset_date_time();
        parsed.ok_or_else(|| ParseError::new("the text is neither RFC 3339 nor RFC 2822"))
    }
}

impl TryFrom<DateTime> for OffsetDateTime {
    type Error = ParseError;

    fn try_from(value: DateTime) -> Result<Self, ParseError> {
        Self::try_from(&value)
    }
}

impl From<time::Date> for Date {
    fn from(date: time::Date) -> Self {
        Self::of(&date.midnight().assume_utc().into())
    }
}

impl TryFrom<&Date> for time::Date {
    type Error = ParseError;

    fn try_from(value: &Date) -> Result<Self, ParseError> {
        let parsed = value.parsed();
        parsed.ok_or_else(|| ParseError::new("the text does not have the format YYYY-MM-DD"))
    }
}

impl TryFrom<Date> for time::Date {
    type Error = ParseError;

    fn try_from(value: Date) -> Result<Self, ParseError> {
        Self::try_from(&value)
    }
}
