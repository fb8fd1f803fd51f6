//! Dates and times as text, in the formats of RFC 3339 and RFC 2822.

use super::moment::{CivilDate, Clock, Moment};

/// The point in time that a text stands for, and the seconds by which its clocks are ahead of UTC.
pub(super) fn parse(text: &str) -> Option<(Moment, i32)> {
    let text = text.trim();
    rfc_3339(text).or_else(|| rfc_2822(text))
}

/// Returns whether a text is RFC 3339 or RFC 2822.
pub(super) fn is_date_time(text: &str) -> bool {
    parse(text).is_some()
}

/// Formats a date and time as RFC 3339 in UTC with `Z` and whole seconds, the format for forms.
pub(super) fn to_utc(text: &str) -> Option<String> {
    let (moment, _) = parse(text)?;
    moment.in_whole_seconds().to_rfc_3339()
}

/// Parses `YYYY-MM-DD`.
pub(super) fn parse_date(text: &str) -> Option<CivilDate> {
    civil_date(text.trim())
}

/// Returns whether a text is a date.
pub(super) fn is_date(text: &str) -> bool {
    parse_date(text).is_some()
}

/// Returns midnight UTC of a date such as `2015-07-30`, as text.
pub(super) fn midnight(date: &str) -> String {
    format!("{}T00:00:00Z", date.trim())
}

fn civil_date(text: &str) -> Option<CivilDate> {
    let mut parts = text.splitn(3, '-');
    let mut number = |digits| number(parts.next()?, digits);
    let year = number(4)?;
    CivilDate::new(year as i32, number(2)?, number(2)?)
}

/// Parses `2015-07-30T22:00:00.5+02:00`. RFC 3339 allows other separators than `T`.
fn rfc_3339(text: &str) -> Option<(Moment, i32)> {
    let date = civil_date(text.get(..10)?)?;
    let (time, rest) = text.get(11..)?.split_at_checked(8)?;
    let after_digits = rest.strip_prefix('.').map(|fraction| {
        let end = fraction.find(|c: char| !c.is_ascii_digit());
        fraction.split_at(end.unwrap_or(fraction.len()))
    });
    let (nanoseconds, zone) = match after_digits {
        Some(("", _)) => return None,
        Some((digits, zone)) => (nanoseconds(digits), zone),
        None => (0, rest),
    };
    let offset = match zone {
        "Z" | "z" => 0,
        _ => {
            let (hours, minutes) = zone.get(1..)?.split_once(':')?;
            offset(zone, hours, minutes)?
        }
    };
    let mut clock = clock(time).filter(|_| time.matches(':').count() == 2)?;
    clock.nanoseconds = nanoseconds;
    Some((Moment::new(date, &clock, offset)?, offset))
}

/// Parses `Thu, 30 Jul 2015 22:00:00 +0200`, whose day of the week makes no difference.
fn rfc_2822(text: &str) -> Option<(Moment, i32)> {
    const DAYS: [&str; 7] = ["mon", "tue", "wed", "thu", "fri", "sat", "sun"];
    let text = without_comments(text)?.to_ascii_lowercase();
    let rest = match text.split_once(',') {
        Some((day, rest)) if DAYS.contains(&day.trim()) => rest,
        Some(_) => return None,
        None => &text,
    };
    let words: Vec<&str> = rest.split_ascii_whitespace().collect();
    let [day, month, year, time @ .., zone] = words.as_slice() else {
        return None;
    };
    let day = number(day, day.len().min(2))?;
    let date = CivilDate::new(full_year(year)?, month_number(month)?, day)?;
    let offset = zone_offset(zone)?;
    let clock = clock(&time.concat())?;
    Some((Moment::new(date, &clock, offset)?, offset))
}

/// Parses `22:00` or `22:00:00`.
fn clock(text: &str) -> Option<Clock> {
    let (hour, rest) = text.split_once(':')?;
    let (minute, second) = rest.split_once(':').unwrap_or((rest, "00"));
    Some(Clock {
        hour: number(hour, 2)?,
        minute: number(minute, 2)?,
        second: number(second, 2)?,
        nanoseconds: 0,
    })
}

/// The digits after a decimal point as nanoseconds; those after the ninth make no difference.
fn nanoseconds(digits: &str) -> u32 {
    let padded = digits.bytes().chain(std::iter::repeat(b'0')).take(9);
    padded.fold(0, |number, digit| number * 10 + u32::from(digit - b'0'))
}

/// The seconds by which a zone is ahead of UTC; it begins with its sign.
fn offset(zone: &str, hours: &str, minutes: &str) -> Option<i32> {
    let (hours, minutes) = (number(hours, 2)?, number(minutes, 2)?);
    let seconds = (hours <= 23 && minutes <= 59).then_some(hours * 3600 + minutes * 60)? as i32;
    match zone.as_bytes().first()? {
        b'+' => Some(seconds),
        b'-' => Some(-seconds),
        _ => None,
    }
}

/// The offset of a zone in lower case. The military zones, which are single letters, were used with both signs, so RFC
/// 2822 has them mean UTC.
fn zone_offset(zone: &str) -> Option<i32> {
    let hours = match zone {
        "ut" | "utc" | "gmt" => 0,
        "edt" => -4,
        "est" | "cdt" => -5,
        "cst" | "mdt" => -6,
        "mst" | "pdt" => -7,
        "pst" => -8,
        _ if zone.len() == 1 && zone != "j" && zone.as_bytes()[0].is_ascii_alphabetic() => 0,
        _ => {
            let (hours, minutes) = zone.get(1..)?.split_at_checked(2)?;
            return offset(zone, hours, minutes);
        }
    };
    Some(hours * 3600)
}

fn month_number(name: &str) -> Option<u32> {
    const MONTHS: [&str; 12] = [
        "jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec",
    ];
    let index = MONTHS.iter().position(|month| *month == name)?;
    u32::try_from(index + 1).ok()
}

/// A year with four digits, or with two as in RFC 822.
fn full_year(text: &str) -> Option<i32> {
    let year = match text.len() {
        2 => match number(text, 2)? {
            year @ 0..50 => 2000 + year,
            year => 1900 + year,
        },
        _ => number(text, 4).filter(|year| *year >= 1900)?,
    };
    i32::try_from(year).ok()
}

/// A number with exactly so many digits.
fn number(text: &str, digits: usize) -> Option<u32> {
    let is_number = text.len() == digits && text.bytes().all(|byte| byte.is_ascii_digit());
    is_number.then(|| text.parse().ok())?
}

/// The text with a space in place of each comment in parentheses; none if they do not match.
fn without_comments(text: &str) -> Option<String> {
    let mut depth = 0usize;
    let mut is_escaped = false;
    let mut rest = String::with_capacity(text.len());
    for c in text.chars() {
        match c {
            _ if is_escaped => is_escaped = false,
            '\\' if depth > 0 => is_escaped = true,
            '(' => depth += 1,
            ')' => {
                depth = depth.checked_sub(1)?;
                rest.push(' ');
            }
            _ if depth == 0 => rest.push(c),
            _ => {}
        }
    }
    (depth == 0).then_some(rest)
}
