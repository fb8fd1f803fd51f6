//! The crate `time`.

use std::time::SystemTime;

use time::format_description::well_known::Rfc3339;
use time::{Month, OffsetDateTime, UtcOffset};

use crate::value::time_text;
use crate::{Date, DateTime, ParseError};

/// Formats as RFC 3339 in the time zone of the value. Years outside of 0000 to 9999 are clamped.
impl From<OffsetDateTime> for DateTime {
    fn from(time: OffsetDateTime) -> Self {
        match time.format(&Rfc3339) {
            Ok(text) => text.into(),
            Err(_) => SystemTime::from(time).into(),
        }
    }
}

impl TryFrom<&DateTime> for OffsetDateTime {
    type Error = ParseError;

    fn try_from(value: &DateTime) -> Result<Self, ParseError> {
        let parsed = time_text::parse(value.as_str());
        let time = parsed.and_then(|(moment, offset)| {
            let utc = Self::from_unix_timestamp(moment.seconds).ok()?;
            let exact = utc.replace_nanosecond(moment.nanoseconds).ok()?;
            exact.checked_to_offset(UtcOffset::from_whole_seconds(offset).ok()?)
        });
        time.ok_or_else(|| ParseError::new("the text is neither RFC 3339 nor RFC 2822"))
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
        let parsed = value.parsed().and_then(|date| {
            let month = Month::try_from(date.month).ok()?;
            Self::from_calendar_date(date.year, month, date.day).ok()
        });
        parsed.ok_or_else(|| ParseError::new("the text does not have the format YYYY-MM-DD"))
    }
}

impl TryFrom<Date> for time::Date {
    type Error = ParseError;

    fn try_from(value: Date) -> Result<Self, ParseError> {
        Self::try_from(&value)
    }
}
