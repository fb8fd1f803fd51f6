//! String identifiers (SIDs): a prefix for the type of resource, followed by 32 hexadecimal digits.

use crate::ParseError;

/// The prefix of account SIDs.
pub(crate) const ACCOUNT_PREFIX: &str = "AC";

/// The number of hexadecimal digits in a SID.
pub const DIGITS: usize = 32;

/// The regular expression of these digits in the API's description.
pub const DIGITS_PATTERN: &str = "[0-9a-fA-F]{32}";

/// Returns whether a text is a SID with this prefix.
pub fn is_sid(prefix: &str, text: &str) -> bool {
    let digits = text.strip_prefix(prefix).unwrap_or_default();
    digits.len() == DIGITS && digits.bytes().all(|byte| byte.is_ascii_hexdigit())
}

/// Returns whether a text is a SID with any prefix of two capital letters.
pub(crate) fn is_any_sid(text: &str) -> bool {
    let prefix = text.get(..2).unwrap_or_default();
    prefix.bytes().all(|byte| byte.is_ascii_uppercase()) && is_sid(prefix, text)
}

/// Checks that a SID can be sent.
///
/// The message never contains the text, which may be anything, except two leading capital letters: they are the prefix
/// of another SID type and show that two arguments were swapped.
pub(crate) fn check(prefix: &str, text: &str) -> Result<(), String> {
    parse(prefix, text)
        .map(drop)
        .map_err(|error| format!(" is malformed: {error}"))
}

/// Implements `FromStr` for every SID type.
///
/// As for all checks, the message does not contain the text.
pub fn parse(prefix: &str, text: &str) -> Result<String, ParseError> {
    if is_sid(prefix, text) {
        return Ok(text.to_owned());
    }
    let got = match text.get(..2) {
        Some(other) if other != prefix && other.bytes().all(|byte| byte.is_ascii_uppercase()) => {
            format!("text that starts with `{other}`")
        }
        _ if text.len() == prefix.len() + DIGITS => "other characters".to_owned(),
        _ => format!("{} characters", text.chars().count()),
    };
    Err(ParseError::new(format!(
        "expected `{prefix}` and {DIGITS} hexadecimal digits, got {got}"
    )))
}
