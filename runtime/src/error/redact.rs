//! Redaction of personal data in error messages.

use std::cmp::Reverse;

const REDACTED: &str = "[redacted]";

/// Replaces the given texts, and everything that looks like a phone number.
///
/// Texts of up to three characters are kept: they do not identify anyone, and replacing them would garble the message.
pub(super) fn redact(message: String, sensitive_texts: &[String]) -> String {
    let mut contained: Vec<_> = sensitive_texts
        .iter()
        .filter(|text| text.len() > 3 && message.contains(text.as_str()))
        .collect();
    // The longest first, because one may be part of another.
    contained.sort_by_key(|text| Reverse(text.len()));
    let redacted = contained.iter().fold(message, |message, text| {
        message.replace(text.as_str(), REDACTED)
    });
    redact_phone_numbers(&redacted)
}

/// Replaces each `+` followed by at least seven digits.
fn redact_phone_numbers(message: &str) -> String {
    let mut parts = message.split('+');
    let mut redacted = parts.next().unwrap_or_default().to_owned();
    for part in parts {
        let after_digits = part.trim_start_matches(|c: char| c.is_ascii_digit());
        if part.len() - after_digits.len() >= 7 {
            redacted.push_str(REDACTED);
            redacted.push_str(after_digits);
        } else {
            redacted.push('+');
            redacted.push_str(part);
        }
    }
    redacted
}
