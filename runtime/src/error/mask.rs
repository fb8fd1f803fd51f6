//! Keeps personal data that the API repeats out of what people log.

const MASK: &str = "[redacted]";

/// Takes the given texts, and whatever looks like a phone number, out of a text.
///
/// Texts of up to three characters stay: they are nobody's, and taking them out would garble the rest.
pub(super) fn mask(text: String, personal: &[String]) -> String {
    let mut values: Vec<_> = personal
        .iter()
        .filter(|value| value.len() > 3 && text.contains(value.as_str()))
        .collect();
    // The longest first: one may be part of another.
    values.sort_by_key(|value| std::cmp::Reverse(value.len()));
    let text = values
        .iter()
        .fold(text, |text, value| text.replace(value.as_str(), MASK));
    phone_numbers(&text)
}

/// Takes out `+` followed by at least seven digits.
fn phone_numbers(text: &str) -> String {
    let mut parts = text.split('+');
    let mut masked = parts.next().unwrap_or_default().to_owned();
    for part in parts {
        let rest = part.trim_start_matches(|c: char| c.is_ascii_digit());
        if part.len() - rest.len() >= 7 {
            masked.push_str(MASK);
            masked.push_str(rest);
        } else {
            masked.push('+');
            masked.push_str(part);
        }
    }
    masked
}
