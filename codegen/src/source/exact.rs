//! Numbers with more digits than the numbers of a JSON value have.

use std::collections::BTreeMap;

use serde_json::Value;

use super::scalar::resolve;

/// The number of decimal digits that a floating-point number always holds.
const DIGITS: usize = 15;

/// The numbers among some texts that lose digits, by the nearest number as JSON. Where there are several for one, it is
/// not known which of them it is.
pub(super) fn numbers<'t>(written: impl IntoIterator<Item = &'t str>) -> BTreeMap<String, String> {
    let mut numbers: BTreeMap<String, Option<&str>> = BTreeMap::new();
    for text in written {
        let Some(nearest) = nearest(text) else {
            continue;
        };
        let known = numbers.entry(nearest).or_insert(Some(text));
        if known.is_some_and(|known| known != text) {
            *known = None;
        }
    }
    let unique = numbers.into_iter();
    unique
        .filter_map(|(nearest, text)| Some((nearest, text?.to_owned())))
        .collect()
}

/// The floating-point number nearest to one that has more digits, as JSON; none for other texts.
fn nearest(text: &str) -> Option<String> {
    let mantissa = text.split(['e', 'E']).next().unwrap_or_default();
    let is_json = |c: char| c.is_ascii_digit() || "-+.eE".contains(c);
    let digits = mantissa.chars().filter(char::is_ascii_digit);
    if !text.chars().all(is_json) || digits.count() <= DIGITS || text.starts_with(['+', '.']) {
        return None;
    }
    match resolve(text) {
        Value::Number(number) if number.is_f64() => {
            Some(number.to_string()).filter(|nearest| nearest != text)
        }
        _ => None,
    }
}
