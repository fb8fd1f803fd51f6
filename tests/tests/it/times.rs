//! The notations of dates and times, and the calendar.

use std::time::{Duration, SystemTime};

use chrono::{DateTime as ChronoTime, SecondsFormat, Utc};
use twilio_verify_v2::DateTime;

/// The nanoseconds since the Unix epoch.
fn nanoseconds(text: &str) -> Option<i128> {
    let time: jiff::Timestamp = DateTime::from(text).try_into().ok()?;
    Some(time.as_nanosecond())
}

const SECOND: i128 = 1_000_000_000;

/// 30 July 2015, 20:00:00 UTC.
const EVENING: i128 = 1_438_286_400 * SECOND;

#[test]
fn all_notations_of_rfc_3339_and_rfc_2822_are_understood() {
    for (text, expected) in [
        ("2015-07-30T20:00:00Z", EVENING),
        ("2015-07-30t20:00:00z", EVENING),
        ("2015-07-30 20:00:00+00:00", EVENING),
        ("2015-07-30T20:00:00-00:00", EVENING),
        ("2015-07-31T05:30:00+09:30", EVENING),
        ("2015-07-29T20:01:00-23:59", EVENING),
        ("2015-07-30T20:00:00.5Z", EVENING + SECOND / 2),
        ("2015-07-30T20:00:00.000000001999Z", EVENING + 1),
        ("1969-12-31T23:59:59.25Z", -3 * SECOND / 4),
        // The leap second at the end of 2016, in two time zones.
        ("2016-12-31T23:59:60Z", 1_483_228_799 * SECOND + 999_999_999),
        (
            "2017-01-01T08:59:60+09:00",
            1_483_228_799 * SECOND + 999_999_999,
        ),
        ("Thu, 30 Jul 2015 20:00:00 +0000", EVENING),
        ("thu, 30 JUL 2015 20:00:00 gmt", EVENING),
        ("30 Jul 2015 20:00 UT", EVENING),
        ("Thu,  30 Jul 15 13:00:00 PDT", EVENING),
        (
            "Thu, 30 Jul 2015 (summer \\) (here)) 15:00:00 -0500 (CDT)",
            EVENING,
        ),
        ("Thu, 30 Jul 2015 20 : 00 : 00 Z", EVENING),
        ("Wed, 5 Aug 98 00:00:00 EST", 902_293_200 * SECOND),
        ("Thu, 30 Jul 2015 22:00:00 +0200", EVENING),
    ] {
        assert_eq!(nanoseconds(text), Some(expected), "{text}");
    }
}

#[test]
fn other_text_is_no_time() {
    for text in [
        "2015-07-30T20:00:00",
        "2015-07-30T20:00Z",
        "2015-07-30T24:00:00Z",
        "2015-07-30T20:60:00Z",
        "2015-07-30T20:00:61Z",
        "2015-07-30T20:00:60Z",
        "2015-07-30T20:00:00.Z",
        "2015-07-30T20:00:00+24:00",
        "2015-07-30T20:00:00+0200",
        "2015-07-30T20:00:00 Z",
        "2015-07-30T2O:00:00Z",
        "2015-07-30é20:00:00Z",
        "2015-13-01T00:00:00Z",
        "2015-00-01T00:00:00Z",
        "2015-04-31T00:00:00Z",
        "1900-02-29T00:00:00Z",
        "+015-07-30T20:00:00Z",
        "Thursday, 30 Jul 2015 20:00:00 +0000",
        "Thu, 30 July 2015 20:00:00 +0000",
        "Thu, 30 Jul 1815 20:00:00 +0000",
        "Thu, 30 Jul 2015 20:00:00 XYZ",
        "Thu, 30 Jul 2015 20:00:00",
        "Thu, 30 Jul 2015 (20:00:00 +0000",
        "Thu, 300 Jul 2015 20:00:00 +0000",
    ] {
        assert_eq!(nanoseconds(text), None, "{text}");
        assert!(text.parse::<DateTime>().is_err(), "{text}");
    }
}

/// Compared with `chrono`, through the years that RFC 3339 has.
#[test]
fn the_calendar_is_gregorian() {
    const FIRST: i64 = -62_167_219_200;
    const LAST: i64 = 253_402_300_799;
    // Steps of a bit more than 5 days and 13 hours, so that all days of all months occur, at all times of day.
    for seconds in (FIRST..=LAST).step_by(479_001) {
        let distance = Duration::from_secs(seconds.unsigned_abs());
        let time = match seconds < 0 {
            true => SystemTime::UNIX_EPOCH - distance,
            false => SystemTime::UNIX_EPOCH + distance,
        };
        let of_chrono = ChronoTime::<Utc>::from_timestamp(seconds, 0).expect("a time");
        let text = of_chrono.to_rfc3339_opts(SecondsFormat::Secs, true);
        assert_eq!(DateTime::from(time).as_str(), text);
        assert_eq!(DateTime::from(text).to_system_time(), Some(time));
    }
}
