//! Whether a description already states a limit or a default.

use serde_json::Value;

/// The words between "default" and the value.
const BEFORE_VALUE: &[&str] = &["s", "to", "is", "of", "value", "the", "being", "as"];

/// The words between the value and "default".
const AFTER_VALUE: &[&str] = &["is", "as", "by", "the", "a"];

/// Whether a description states a limit in the same words.
pub(super) fn is_limit_stated(limit: &str, description: &str) -> bool {
    let text = description.to_ascii_lowercase();
    let mut matches = text.match_indices(limit);
    matches.any(|(start, words)| {
        let after = &text[start + words.len()..];
        !ends_in_word(&text[..start]) && is_whole(after)
    })
}

/// Whether a description names the default, in words such as "Defaults to 60" or "`enable` (the default)".
pub(super) fn is_default_stated(default: &Value, description: &str) -> bool {
    let text = description.to_ascii_lowercase();
    let value = match default {
        Value::String(text) => text.to_ascii_lowercase(),
        other => other.to_string(),
    };
    if value.is_empty() {
        return false;
    }
    text.match_indices("default").any(|(start, word)| {
        let after = without_marks(&text[start + word.len()..], BEFORE_VALUE);
        let is_after = after.strip_prefix(value.as_str()).is_some_and(is_whole);
        let before = until_value(&text[..start]);
        let without_unit = default.is_number().then(|| without_last_word(before));
        let mut candidates = [before].into_iter().chain(without_unit);
        let is_before = candidates.any(|before| {
            let rest = before.strip_suffix(value.as_str());
            rest.is_some_and(|rest| !ends_in_word(rest) && !rest.ends_with(['-', '.']))
        });
        !ends_in_word(&text[..start]) && (is_after || is_before)
    })
}

/// Whether the word or number before a text ends where the text begins.
fn is_whole(after: &str) -> bool {
    let mut symbols = after.chars();
    let next = symbols.next();
    let continues =
        matches!(next, Some('.' | ',')) && symbols.next().is_some_and(char::is_alphanumeric);
    !next.is_some_and(is_of_word) && !continues
}

fn ends_in_word(text: &str) -> bool {
    text.chars().next_back().is_some_and(is_of_word)
}

fn is_of_word(symbol: char) -> bool {
    symbol.is_alphanumeric() || symbol == '_'
}

/// A text without a unit such as `seconds` at its end.
fn without_last_word(text: &str) -> &str {
    text.trim_end_matches(char::is_alphabetic).trim_end()
}

/// A text without the words and marks at its start that can be between "default" and the value.
fn without_marks<'t>(text: &'t str, words: &[&str]) -> &'t str {
    let mut rest = text;
    loop {
        let trimmed = rest.trim_start_matches([' ', '\n', ':', '=', '(', '`', '"', '\'', '*']);
        let word = words.iter().find_map(|word| {
            let after = trimmed.strip_prefix(word)?;
            (!after.starts_with(is_of_word)).then_some(after)
        });
        match word {
            Some(after) => rest = after,
            None => return trimmed,
        }
    }
}

/// A text without the words and marks at its end that can be between the value and "default".
fn until_value(text: &str) -> &str {
    let mut rest = text;
    loop {
        let trimmed = rest.trim_end_matches([' ', '\n', ',', '(', '`', '"', '\'', '*']);
        let word = AFTER_VALUE.iter().find_map(|word| {
            let before = trimmed.strip_suffix(word)?;
            (!ends_in_word(before)).then_some(before)
        });
        match word {
            Some(before) => rest = before,
            None => return trimmed,
        }
    }
}
