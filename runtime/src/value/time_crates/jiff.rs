//! The crate `jiff`.

use jiff::{Timestamp, Zoned, civil};

use crate::{Date, DateTime, ParseError};

/// Formats as RFC 3339 in UTC. Years before 0000 are clamped.
impl From<Timestamp> for DateTime {
    fn from(time: Timestamp) -> Self {
        std::time::SystemTime::from(time).into()
    }
}

/// Formats as RFC 3339 in UTC. Years before 0000 are clamped.
impl From<Zoned> for DateTime {
    fn from(time: Zoned) -> Self {
        time.timestamp().into()
    }
}

impl TryFrom<&DateTime> for Timestamp {
    type Error = ParseError;

    fn try_from(value: &DateTime) -> Result<Self, ParseError> {
        let moment = value.moment();
        moment
            .and_then(|moment| {
                let nanoseconds = i32::try_from(moment.nanoseconds).ok()?;
                Self::new(moment.seconds, nanoseconds).ok()
            })
            .ok_or_else(|| ParseError::new("the text is neither RFC 3339 nor RFC 2822"))
    }
}

impl TryFrom<DateTime> for Timestamp {
    type Error = ParseError;

    fn try_from(value: DateTime) -> Result<Self, ParseError> {
        Self::try_from(&value)
    }
}

impl From<civil::Date> for Date {
    fn from(date: civil::Date) -> Self {
        date.to_string().into()
    }
}

impl TryFrom<&Date> for civil::Date {
    type Error = ParseError;

    fn try_from(value: &Date) -> Result<Self, ParseError> {
        let parsed = value.parsed().and_then(|date| {
            let year = i16::try_from(date.year).ok()?;
            let month = i8::try_from(date.month).ok()?;
            Self::new(year, month, i8::try_from(date.day).ok()?).ok()
        });
        parsed.ok_or_else(|| ParseError::new("the text does not have the format YYYY-MM-DD"))
    }
}

impl TryFrom<Date> for civil::Date {
    type Error = ParseError;

    fn try_from(value: Date) -> Result<Self, ParseError> {
        Self::try_from(&value)
    }
}
