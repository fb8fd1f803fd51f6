//! Plausible texts and numbers for values of which little but the name is known.

use heck::{ToKebabCase, ToSnakeCase};
use serde_json::{Number, Value};

use super::pattern::matching_text;
use crate::api::{Bound, Constraints};

/// Texts by the last words of names in snake case.
const BY_NAME: &[(&[&str], &str)] = &[
    (
        &[
            "identity",
            "user_id",
            "customer_id",
            "client_id",
            "external_id",
        ],
        "user-7f3a90c2",
    ),
    (&["email", "email_address", "mail"], "ada@example.com"),
    (
        &[
            "phone",
            "phone_number",
            "mobile",
            "mobile_number",
            "telephone",
            "fax",
        ],
        "+12025550143",
    ),
    (&["first_name", "given_name"], "Ada"),
    (&["last_name", "family_name", "surname"], "Lovelace"),
    (
        &["full_name", "author", "owner", "customer", "contact"],
        "Ada Lovelace",
    ),
    (
        &["username", "user_name", "user", "login", "nickname"],
        "ada",
    ),
    (
        &["file", "filename", "file_name", "attachment"],
        "report.pdf",
    ),
    (
        &[
            "friendly_name",
            "display_name",
            "company",
            "company_name",
            "organization",
            "brand",
            "shop",
        ],
        "Example Shop",
    ),
    (&["unique_name", "slug", "handle"], "example-shop"),
    (&["name", "title", "label", "subject"], "Example"),
    (
        &[
            "description",
            "comment",
            "note",
            "notes",
            "reason",
            "message",
            "text",
            "summary",
        ],
        "An example",
    ),
    (&["country", "country_code", "iso_country"], "US"),
    (&["currency", "currency_code"], "USD"),
    (&["language", "language_code", "locale", "lang"], "en"),
    (&["timezone", "time_zone"], "Europe/Lisbon"),
    (&["city", "town"], "Lisbon"),
    (&["street", "address", "address_line1"], "12 Example Street"),
    (&["zip", "zip_code", "postal_code", "postcode"], "94105"),
    (
        &["ip", "ip_address", "device_ip", "client_ip"],
        "203.0.113.7",
    ),
    (
        &["host", "hostname", "domain", "domain_name"],
        "www.example.com",
    ),
    (&["user_agent"], "example/1.0"),
    (&["version"], "1.0.0"),
    (&["color", "colour"], "#336699"),
    (
        &[
            "url", "uri", "link", "href", "website", "callback", "webhook",
        ],
        "https://www.example.com/callback",
    ),
    (&["date", "day", "birthday"], "2026-03-14"),
    (
        &[
            "timestamp",
            "datetime",
            "date_created",
            "date_updated",
            "created_at",
            "updated_at",
        ],
        "2026-03-14T09:26:53Z",
    ),
    (&["code", "otp", "pin", "passcode"], "518204"),
    (
        &[
            "id",
            "sid",
            "key",
            "reference",
            "ref",
            "number",
            "hash",
            "code_id",
        ],
        "7f3a90c2",
    ),
    (&["number"], "1027"),
    (&["uuid", "guid"], "7f3a90c2-51d8-4e64-9b1c-0a2d6e8f4c35"),
    (&["query", "q", "search", "term", "keyword"], "example"),
    (&["token", "password", "secret"], "example-4c1f0b9e6d2a"),
];

/// Numbers by the last words of names in snake case.
const NUMBERS_BY_NAME: &[(&[&str], i64)] = &[
    (
        &[
            "page_size",
            "limit",
            "per_page",
            "page_limit",
            "max_results",
        ],
        50,
    ),
    (
        &[
            "ttl",
            "timeout",
            "seconds",
            "interval",
            "duration",
            "expires_in",
        ],
        300,
    ),
    (&["code_length"], 6),
    (&["id", "number"], 1027),
    (&["year"], 2026),
    (&["port"], 8080),
    (&["page", "offset", "index"], 0),
    (&["age"], 36),
];

/// A text for a value with that name, within its limits.
pub(super) fn text(wire: &str, constraints: &Constraints) -> String {
    let pattern = constraints.pattern.as_deref().and_then(matching_text);
    let format = constraints.format.as_deref().and_then(of_format);
    let text = pattern.or_else(|| format.map(str::to_owned));
    let text = text.unwrap_or_else(|| match by_name(BY_NAME, wire) {
        Some(text) => (*text).to_owned(),
        None => format!("example-{}", wire.to_kebab_case())
            .trim_end_matches('-')
            .to_owned(),
    });
    of_length(text, constraints)
}

/// An integer for a value with that name, within its limits.
pub(super) fn integer(wire: &str, constraints: &Constraints) -> i64 {
    let number = by_name(NUMBERS_BY_NAME, wire).copied().unwrap_or(1);
    let bound = |bound: &Option<Bound>, step: f64| {
        let bound = bound.as_ref()?;
        let value = bound.value.as_f64()?;
        Some(if bound.exclusive && value.fract() == 0.0 {
            value + step
        } else {
            value
        })
    };
    let low = bound(&constraints.minimum, 1.0).map(f64::ceil);
    let high = bound(&constraints.maximum, -1.0).map(f64::floor);
    let mut within = number as f64;
    within = high.map_or(within, |high| within.min(high));
    within = low.map_or(within, |low| within.max(low));
    let multiple = constraints
        .multiple_of
        .as_ref()
        .and_then(Number::as_i64)
        .filter(|it| *it > 1);
    let within = within as i64;
    match multiple {
        None => within,
        // The next multiple, or the one before where that is too great.
        Some(multiple) => {
            let next = within
                .div_euclid(multiple)
                .saturating_add(i64::from(within.rem_euclid(multiple) > 0));
            let next = next.saturating_mul(multiple);
            match high {
                Some(high) if next as f64 > high => next - multiple,
                _ => next,
            }
        }
    }
}

/// A number for a value, within its limits.
pub(super) fn float(wire: &str, constraints: &Constraints) -> Value {
    let is_limited = constraints.minimum.is_some() || constraints.maximum.is_some();
    if constraints.multiple_of.is_some() || by_name(NUMBERS_BY_NAME, wire).is_some() {
        return integer(wire, constraints).into();
    }
    let bound = |bound: &Option<Bound>| bound.as_ref().and_then(|bound| bound.value.as_f64());
    match (bound(&constraints.minimum), bound(&constraints.maximum)) {
        (Some(low), Some(high)) => (low + (high - low) / 2.0).into(),
        (Some(low), None) if is_limited && low >= 0.5 => (low + 0.5).into(),
        (None, Some(high)) if high <= 0.5 => (high - 0.5).into(),
        _ => 0.5.into(),
    }
}

/// The entry for a name: the one that its last words are, longest first.
fn by_name<'t, T>(table: &'t [(&[&str], T)], wire: &str) -> Option<&'t T> {
    let name = wire.to_snake_case();
    let names = table
        .iter()
        .flat_map(|(names, value)| names.iter().map(move |it| (*it, value)));
    let is_end = |end: &str| {
        let before = name.strip_suffix(end);
        before.is_some_and(|before| before.is_empty() || before.ends_with('_'))
    };
    let matching = names.filter(|(end, _)| is_end(end));
    matching
        .max_by_key(|(end, _)| end.len())
        .map(|(_, value)| value)
}

fn of_format(format: &str) -> Option<&'static str> {
    Some(match format {
        "uuid" => "7f3a90c2-51d8-4e64-9b1c-0a2d6e8f4c35",
        "email" | "idn-email" => "ada@example.com",
        "uri" | "url" | "iri" | "uri-reference" => "https://www.example.com/callback",
        "hostname" | "idn-hostname" => "www.example.com",
        "ipv4" => "203.0.113.7",
        "ipv6" => "2001:db8::7",
        "date" => "2026-03-14",
        "date-time" => "2026-03-14T09:26:53Z",
        "time" => "09:26:53Z",
        "duration" => "PT5M",
        "byte" => "ZXhhbXBsZQ==",
        "phone-number" | "phone" => "+12025550143",
        _ => return None,
    })
}

/// The text with as many characters as the limits allow.
fn of_length(text: String, constraints: &Constraints) -> String {
    if constraints.pattern.is_some() {
        return text;
    }
    let length = text.chars().count() as u64;
    let most = constraints.max_length.unwrap_or(u64::MAX);
    let least = constraints.min_length.unwrap_or(0).min(most).min(1000);
    if length > most {
        text.chars().take(most as usize).collect()
    } else if length < least {
        text.chars()
            .chain("7f3a90c2".chars().cycle())
            .take(least as usize)
            .collect()
    } else {
        text
    }
}
