//! Dates and times, kept as the received text.

use std::time::{Duration, SystemTime, UNIX_EPOCH};

use time::format_description::well_known::{Rfc2822, Rfc3339};
use time::{OffsetDateTime, UtcOffset};

use super::number;
use crate::{Json, MatchScore, Wire};

/// A date and time, kept as the received text and parsed on demand.
///
/// RFC 3339 and RFC 2822 are understood. Other text is kept as it is and is not an error. Two values are equal if their
/// texts are.
///
/// ```
/// use std::time::{Duration, SystemTime};
/// use twilio_runtime::DateTime;
///
/// let created = DateTime::from("2015-07-30T20:00:00Z");
/// let time: SystemTime = created.to_system_time().unwrap();
/// assert_eq!(time, SystemTime::UNIX_EPOCH + Duration::from_secs(1_438_286_400));
/// assert_eq!(DateTime::from(time), created);
/// assert_eq!(DateTime::from("Thu, 30 Jul 2015 20:00:00 +0000").to_system_time(), Some(time));
/// ```
#[derive(Clone, Debug, Default, PartialEq, Eq, Hash)]
pub struct DateTime(String);

impl DateTime {
    /// Returns the text.
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// Converts to a [`SystemTime`], or returns `None` if the text is neither RFC 3339 nor RFC 2822.
    pub fn to_system_time(&self) -> Option<SystemTime> {
        let nanos = self.parse()?.unix_timestamp_nanos();
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

    fn parse(&self) -> Option<OffsetDateTime> {
        let text = self.0.trim();
        OffsetDateTime::parse(text, &Rfc3339)
            .or_else(|_| OffsetDateTime::parse(text, &Rfc2822))
            .ok()
    }

    /// Formats as RFC 3339 in UTC with `Z`, the format for forms.
    fn to_utc(&self) -> Option<String> {
        self.parse()?
            .checked_to_offset(UtcOffset::UTC)?
            .format(&Rfc3339)
            .ok()
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
        Self(rfc_3339(time))
    }
}

impl Wire for DateTime {
    fn decode(&mut self, json: &Json) -> bool {
        let text = number::string(json);
        text.map(|text| self.0 = text.to_owned()).is_some()
    }

    fn encode(&self) -> Option<Json> {
        Some(self.as_str().into())
    }

    fn match_score(&self, _: &Json) -> MatchScore {
        MatchScore::matched_if(self.parse().is_some(), 2)
    }

    fn form(&self, out: &mut Vec<String>) {
        out.push(self.to_utc().unwrap_or_else(|| self.0.clone()));
    }
}

crate::text!(DateTime);

/// A date such as `2015-07-30`, kept as the received text and parsed on demand.
///
/// ```
/// use std::time::SystemTime;
/// use twilio_runtime::Date;
///
/// assert_eq!(Date::from(SystemTime::UNIX_EPOCH).as_str(), "1970-01-01");
/// assert_eq!(Date::from("1970-01-01").to_system_time(), Some(SystemTime::UNIX_EPOCH));
/// ```
#[derive(Clone, Debug, Default, PartialEq, Eq, Hash)]
pub struct Date(String);

impl Date {
    /// Returns the text.
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// Returns midnight UTC of the date, or `None` if the text does not have the format `YYYY-MM-DD`.
    pub fn to_system_time(&self) -> Option<SystemTime> {
        DateTime(format!("{}T00:00:00Z", self.0.trim())).to_system_time()
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
        let mut text = rfc_3339(time);
        text.truncate("YYYY-MM-DD".len());
        Self(text)
    }
}

impl Wire for Date {
    fn decode(&mut self, json: &Json) -> bool {
        let text = number::string(json);
        text.map(|text| self.0 = text.to_owned()).is_some()
    }

    fn encode(&self) -> Option<Json> {
        Some(self.as_str().into())
    }

    fn match_score(&self, _: &Json) -> MatchScore {
        MatchScore::matched_if(self.to_system_time().is_some(), 2)
    }
}

crate::text!(Date);

const NANOS_PER_SECOND: u128 = 1_000_000_000;

fn rfc_3339(time: SystemTime) -> String {
    const FIRST: i128 = -62_167_219_200_000_000_000;
    const LAST: i128 = 253_402_300_799_999_999_999;
    let nanos = match time.duration_since(UNIX_EPOCH) {
        Ok(after) => after.as_nanos() as i128,
        Err(before) => -(before.duration().as_nanos() as i128),
    };
    let time = OffsetDateTime::from_unix_timestamp_nanos(nanos.clamp(FIRST, LAST));
    time.ok()
        .and_then(|time| time.format(&Rfc3339).ok())
        .unwrap_or_default()
}
