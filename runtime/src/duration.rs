//! Durations as people read them.

use std::time::Duration;

/// Returns a duration such as `250 ms`, `1.5 s`, `30 s` or `2 min 5 s`.
pub(crate) fn text(duration: Duration) -> String {
    let millis = round(duration.as_micros(), 1000);
    let tenths = round(millis, 100);
    let seconds = round(millis, 1000);
    match (millis, tenths, seconds) {
        (0, ..) => "less than 1 ms".to_owned(),
        (..1000, ..) => format!("{millis} ms"),
        (_, ..100, _) if !tenths.is_multiple_of(10) => format!("{}.{} s", tenths / 10, tenths % 10),
        (.., ..120) => format!("{seconds} s"),
        (.., ..7200) => with_rest(seconds, "min", "s"),
        _ => with_rest(round(seconds, 60), "h", "min"),
    }
}

/// Returns a number of small units as large units, of 60 each, and what remains.
fn with_rest(number: u128, large: &str, small: &str) -> String {
    match (number / 60, number % 60) {
        (whole, 0) => format!("{whole} {large}"),
        (whole, rest) => format!("{whole} {large} {rest} {small}"),
    }
}

fn round(number: u128, unit: u128) -> u128 {
    (number + unit / 2) / unit
}
