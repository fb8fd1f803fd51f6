//! The crate `chrono`.

use std::time::SystemTime;

use chrono::{NaiveDate, TimeZone, Utc};

use crate::{Date, DateTime, ParseError};

/// Formats as RFC 3339 in UTC. Years outside of 0000 to 9999 are clamped.
impl<Tz: TimeZone> From<chrono::DateTime<Tz>> for DateTime {
    fn from(time: chrono::DateTime<Tz>) -> Self {
        SystemTime::from(time).into()
    }
}

impl TryFrom<&DateTime> for chrono::DateTime<Utc> {
    type Error = ParseError;

    fn try_from(value: &DateTime) -> Result<Self, ParseError> {
        let parsed = value.moment();
        let utc =
            parsed.and_then(|moment| Self::from_timestamp(moment.seconds, moment.nanoseconds));
        utc.ok_or_else(|| ParseError::new("the text is neither RFC 3339 nor RFC 2822"))
    }
}

impl TryFrom<DateTime> for chrono::DateTime<Utc> {
    type Error = ParseError;

    fn try_from(value: DateTime) -> Result<Self, ParseError> {
        Self::try_from(&value)
    }
}

impl From<NaiveDate> for Date {
    fn from(date: NaiveDate) -> Self {
        date.format("%Y-%m-%d").to_string().into()
    }
}

impl TryFrom<&Date> for NaiveDate {
    type Error = ParseError;

    fn try_from(value: &Date) -> Result<Self, ParseError> {
        let date = value.parsed();
        let parsed =
            date.and_then(|date| Self::from_ymd_opt(date.year, date.month.into(), date.day.into()));
        parsed.ok_or_else(|| ParseError::new("the text does not have the format YYYY-MM-DD"))
    }
}

impl TryFrom<Date> for NaiveDate {
    type Error = ParseError;

    fn try_from(value: Date) -> Result<Self, ParseError> {
        Self::try_from(&value)
    }
}
