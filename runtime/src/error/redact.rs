//! Redaction of personal data in texts from the server, which become part of error messages.

use std::cmp::Reverse;

use super::phone_numbers;
use crate::percent::Escape;

const REDACTED: &str = "[redacted]";

/// The length at which texts are cut off, in characters.
const MAX_LENGTH: usize = 1000;

/// Returns a text of the server as it may be logged: without the given texts and phone numbers, on one line, and not
/// endless.
pub(super) fn server_text(text: &str, sensitive_texts: &[String]) -> String {
    let redacted = phone_numbers::redact(&redact(text, sensitive_texts), REDACTED);
    let mut escaped = String::new();
    for (index, symbol) in redacted.chars().enumerate() {
        match symbol {
            _ if index == MAX_LENGTH => {
                escaped.push('…');
                break;
            }
            // Also separators that some programs treat as line breaks, and marks that hide or reorder text.
            '\u{200b}'..='\u{200f}'
            | '\u{2028}'..='\u{202e}'
            | '\u{2060}'..='\u{206f}'
            | '\u{feff}' => {
                escaped.extend(symbol.escape_unicode());
            }
            symbol if symbol.is_control() => escaped.extend(symbol.escape_default()),
            symbol => escaped.push(symbol),
        }
    }
    escaped
}

/// Replaces the given texts, in any case and also where they are percent-encoded.
///
/// Texts of up to three characters are kept: they do not identify anyone, and replacing them would garble the message.
fn redact(message: &str, sensitive_texts: &[String]) -> String {
    let texts = sensitive_texts.iter().filter(|text| text.len() > 3);
    let mut forms: Vec<_> = texts
        .flat_map(|text| {
            let encoded = [Escape::Nothing, Escape::Reserved, Escape::Form];
            encoded.map(|escape| escape.encode(text).to_ascii_lowercase())
        })
        .collect();
    // The longest first, because one may be part of another.
    forms.sort_by_key(|form| Reverse(form.len()));
    forms.dedup();
    let mut redacted = message.to_owned();
    for form in &forms {
        redacted = replace_ignoring_case(&redacted, form);
    }
    redacted
}

/// Replaces a text, given in lower case.
fn replace_ignoring_case(message: &str, text: &str) -> String {
    // Changes no lengths, so that the positions are those of the message.
    let lower = message.to_ascii_lowercase();
    let mut replaced = String::new();
    let mut end = 0;
    for (start, found) in lower.match_indices(text) {
        replaced.push_str(&message[end..start]);
        replaced.push_str(REDACTED);
        end = start + found.len();
    }
    replaced.push_str(&message[end..]);
    replaced
}
