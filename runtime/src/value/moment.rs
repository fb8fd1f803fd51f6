//! Points in time and dates, in the formats of RFC 3339.

use std::time::{Duration, SystemTime, UNIX_EPOCH};

const SECONDS_PER_DAY: i64 = 86_400;

/// A point in time since the Unix epoch. Times before it have negative seconds.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub(super) struct Moment {
    pub(super) seconds: i64,
    pub(super) nanoseconds: u32,
}

/// A date of the Gregorian calendar, before it was introduced too.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub(super) struct CivilDate {
    pub(super) year: i32,
    pub(super) month: u8,
    pub(super) day: u8,
}

/// A time of day; a leap second is second 60.
pub(super) struct Clock {
    pub(super) hour: u32,
    pub(super) minute: u32,
    pub(super) second: u32,
    pub(super) nanoseconds: u32,
}

impl CivilDate {
    /// The date, if the month has such a day.
    pub(super) fn new(year: i32, month: u32, day: u32) -> Option<Self> {
        let is_leap = (year % 4 == 0 && year % 100 != 0) || year % 400 == 0;
        let days = match month {
            2 => 28 + u32::from(is_leap),
            4 | 6 | 9 | 11 => 30,
            1..=12 => 31,
            _ => return None,
        };
        (1..=days).contains(&day).then_some(Self {
            year,
            month: u8::try_from(month).ok()?,
            day: u8::try_from(day).ok()?,
        })
    }

    /// The days since the Unix epoch. Years are counted from March, so that the leap day is the last one.
    fn days(self) -> i64 {
        let (year, month) = (i64::from(self.year), i64::from(self.month));
        let year = if month <= 2 { year - 1 } else { year };
        let day_of_year = (153 * ((month + 9) % 12) + 2) / 5 + i64::from(self.day) - 1;
        let leap_days = year.div_euclid(4) - year.div_euclid(100) + year.div_euclid(400);
        365 * year + leap_days + day_of_year - 719_468
    }

    /// The inverse of [`days`](Self::days()).
    fn of_days(days: i64) -> Self {
        let since_march_0000 = days + 719_468;
        let era = since_march_0000.div_euclid(146_097);
        let day_of_era = since_march_0000.rem_euclid(146_097);
        let year_of_era =
            (day_of_era - day_of_era / 1460 + day_of_era / 36_524 - day_of_era / 146_096) / 365;
        let day_of_year = day_of_era - (365 * year_of_era + year_of_era / 4 - year_of_era / 100);
        let from_march = (5 * day_of_year + 2) / 153;
        let month = (from_march + 2) % 12 + 1;
        Self {
            year: (era * 400 + year_of_era + i64::from(month <= 2)) as i32,
            month: month as u8,
            day: (day_of_year - (153 * from_march + 2) / 5 + 1) as u8,
        }
    }
}

impl Moment {
    /// The point in time at which clocks, `offset` seconds ahead of UTC, show a date and time.
    pub(super) fn new(date: CivilDate, clock: &Clock, offset: i32) -> Option<Self> {
        let Clock { hour, minute, .. } = *clock;
        let is_leap = clock.second == 60;
        if hour > 23 || minute > 59 || clock.second > 60 {
            return None;
        }
        let second = clock.second.min(59);
        let of_day = hour * 3600 + minute * 60 + second;
        let seconds = date.days() * SECONDS_PER_DAY + i64::from(of_day) - i64::from(offset);
        // Unix time has no leap seconds: one is the end of the second before. They are the last ones of months in UTC.
        let next = seconds + 1;
        let is_month_end = next.rem_euclid(SECONDS_PER_DAY) == 0
            && CivilDate::of_days(next.div_euclid(SECONDS_PER_DAY)).day == 1;
        (!is_leap || is_month_end).then_some(Self {
            seconds,
            nanoseconds: if is_leap {
                999_999_999
            } else {
                clock.nanoseconds
            },
        })
    }

    /// The same point in time without fractions of a second.
    pub(super) fn in_whole_seconds(self) -> Self {
        Self {
            nanoseconds: 0,
            ..self
        }
    }

    /// Formats as RFC 3339 in UTC, if the year is one of 0000 to 9999.
    pub(super) fn to_rfc_3339(self) -> Option<String> {
        let CivilDate { year, month, day } =
            CivilDate::of_days(self.seconds.div_euclid(SECONDS_PER_DAY));
        let of_day = self.seconds.rem_euclid(SECONDS_PER_DAY);
        let (hour, minute, second) = (of_day / 3600, of_day / 60 % 60, of_day % 60);
        let fraction = match self.nanoseconds {
            0 => String::new(),
            nanoseconds => format!(".{nanoseconds:09}"),
        };
        let fraction = fraction.trim_end_matches('0');
        (0..=9999).contains(&year).then(|| {
            format!("{year:04}-{month:02}-{day:02}T{hour:02}:{minute:02}:{second:02}{fraction}Z")
        })
    }

    /// Converts to a time of the system. Windows cannot represent times before 1601, and servers send `0001-01-01`.
    pub(super) fn to_system_time(self) -> Option<SystemTime> {
        let seconds = Duration::from_secs(self.seconds.unsigned_abs());
        let whole = match self.seconds < 0 {
            true => UNIX_EPOCH.checked_sub(seconds),
            false => UNIX_EPOCH.checked_add(seconds),
        };
        whole?.checked_add(Duration::from_nanos(self.nanoseconds.into()))
    }
}

/// Times outside the years 0000 to 9999, which RFC 3339 cannot represent, are clamped.
impl From<SystemTime> for Moment {
    fn from(time: SystemTime) -> Self {
        const FIRST: i128 = -62_167_219_200_000_000_000;
        const LAST: i128 = 253_402_300_799_999_999_999;
        const NANOS_PER_SECOND: i128 = 1_000_000_000;
        let nanos = match time.duration_since(UNIX_EPOCH) {
            Ok(after) => after.as_nanos() as i128,
            Err(before) => -(before.duration().as_nanos() as i128),
        };
        let nanos = nanos.clamp(FIRST, LAST);
        Self {
            seconds: nanos.div_euclid(NANOS_PER_SECOND) as i64,
            nanoseconds: nanos.rem_euclid(NANOS_PER_SECOND) as u32,
        }
    }
}
