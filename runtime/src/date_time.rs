//! Points in time, kept as the text that came.

use std::time::{Duration, SystemTime, UNIX_EPOCH};

use time::format_description::well_known::{Rfc2822, Rfc3339};
use time::{OffsetDateTime, UtcOffset};

use crate::{Fit, Json, Wire};

/// A point in time, kept as the text that came and read when asked for.
///
/// Both of Twilio's forms are read, RFC 3339 and RFC 2822. A text that is neither is kept and does no harm.
/// Two are equal if their texts are.
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
    /// The text, as it came.
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// The point in time, or `None` where the text is neither RFC 3339 nor RFC 2822.
    pub fn to_system_time(&self) -> Option<SystemTime> {
        let nanos = self.read()?.unix_timestamp_nanos();
        let size = nanos.unsigned_abs();
        let distance = Duration::new((size / SECOND) as u64, (size % SECOND) as u32);
        // Checked because Windows knows no time before 1601, and servers send `0001-01-01`.
        if nanos < 0 {
            UNIX_EPOCH.checked_sub(distance)
        } else {
            UNIX_EPOCH.checked_add(distance)
        }
    }

    fn read(&self) -> Option<OffsetDateTime> {
        let text = self.0.trim();
        OffsetDateTime::parse(text, &Rfc3339)
            .or_else(|_| OffsetDateTime::parse(text, &Rfc2822))
            .ok()
    }

    /// RFC 3339 in UTC with `Z`, which is what forms take.
    fn to_utc(&self) -> Option<String> {
        self.read()?
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

/// RFC 3339 in UTC. Times outside the years 0000 to 9999, which it cannot write, become the nearest it can.
impl From<SystemTime> for DateTime {
    fn from(time: SystemTime) -> Self {
        Self(rfc_3339(time))
    }
}

impl Wire for DateTime {
    fn decode(&mut self, json: &Json) -> bool {
        json.as_str().map(|text| self.0 = text.to_owned()).is_some()
    }

    fn encode(&self) -> Option<Json> {
        Some(self.as_str().into())
    }

    fn fit(&self, _: &Json) -> Fit {
        Fit::when(self.read().is_some(), 2)
    }

    fn form(&self, out: &mut Vec<String>) {
        out.push(self.to_utc().unwrap_or_else(|| self.0.clone()));
    }
}

crate::text!(DateTime);

/// A day (`2015-07-30`), kept as the text that came and read when asked for.
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
    /// The text, as it came.
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// The beginning of the day in UTC, or `None` where the text is not of the form `YYYY-MM-DD`.
    pub fn to_system_time(&self) -> Option<SystemTime> {
        DateTime(format!("{}T00:00:00Z", self.0.trim())).to_system_time()
    }
}

impl From<String> for Date {
    fn from(text: String) -> Self {
        Self(text)
    }
}

/// The day in UTC, of the years 0000 to 9999.
impl From<SystemTime> for Date {
    fn from(time: SystemTime) -> Self {
        let mut text = rfc_3339(time);
        text.truncate("YYYY-MM-DD".len());
        Self(text)
    }
}

impl Wire for Date {
    fn decode(&mut self, json: &Json) -> bool {
        json.as_str().map(|text| self.0 = text.to_owned()).is_some()
    }

    fn encode(&self) -> Option<Json> {
        Some(self.as_str().into())
    }

    fn fit(&self, _: &Json) -> Fit {
        Fit::when(self.to_system_time().is_some(), 2)
    }
}

crate::text!(Date);

/// In nanoseconds.
const SECOND: u128 = 1_000_000_000;

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
