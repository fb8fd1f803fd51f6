//! Dates and times as text.

use time::format_description::well_known::{Rfc2822, Rfc3339};
use time::{OffsetDateTime, UtcOffset};

/// Parses RFC 3339 and RFC 2822.
pub(crate) fn parse(text: &str) -> Option<OffsetDateTime> {
    let text = text.trim();
    let parsed = OffsetDateTime::parse(text, &Rfc3339);
    parsed
        .or_else(|_| OffsetDateTime::parse(text, &Rfc2822))
        .ok()
}

/// Returns whether a text is RFC 3339 or RFC 2822.
pub(crate) fn is_date_time(text: &str) -> bool {
    parse(text).is_some()
}

/// Formats a date and time as RFC 3339 in UTC with `Z` and whole seconds, the format for forms.
pub(crate) fn to_utc(text: &str) -> Option<String> {
    let utc = parse(text)?.checked_to_offset(UtcOffset::UTC)?;
    utc.replace_nanosecond(0).ok()?.format(&Rfc3339).ok()
}

/// Returns midnight UTC of a date such as `2015-07-30`, as text.
pub(crate) fn midnight(date: &str) -> String {
    format!("{}T00:00:00Z", date.trim())
}

/// Returns whether a text is a date.
pub(crate) fn is_date(text: &str) -> bool {
    is_date_time(&midnight(text))
}
