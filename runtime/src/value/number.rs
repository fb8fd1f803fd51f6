//! Numbers in received JSON that [`Json`] does not hold as they were written.
//!
//! `serde_json` reads numbers as integers or floats of 64 bits: `0.50` becomes 0.5, further digits are dropped, and
//! `1e400` is an error. With its feature `arbitrary_precision`, it would keep them, but in the whole program, where the
//! feature breaks untagged enums and flattened structs that contain floats. So these numbers are marked before the JSON
//! is parsed: they become strings that begin with a NUL. Values are decoded from them as from other numbers.

use std::borrow::Cow;

use serde_json::Number;

use crate::Json;

const MARK: char = '\0';

/// Marks the numbers of a JSON text that [`Json`] does not hold as they are written.
pub(crate) fn mark(text: &str) -> Cow<'_, str> {
    let mut marked = String::new();
    let mut copied = 0;
    let mut at = 0;
    while let Some(byte) = text.as_bytes().get(at) {
        match byte {
            b'"' => at = end_of_string(text, at),
            b'-' | b'0'..=b'9' => {
                let end = end_of_number(text, at);
                let token = &text[at..end];
                if needs_mark(token) {
                    marked.extend([&text[copied..at], "\"\\u0000", token, "\""]);
                    copied = end;
                }
                at = end;
            }
            _ => at += 1,
        }
    }
    if copied == 0 {
        return Cow::Borrowed(text);
    }
    marked.push_str(&text[copied..]);
    Cow::Owned(marked)
}

/// Returns the text of a marked number. No server sends text that consists of a NUL and a number.
pub(crate) fn marked(json: &Json) -> Option<&str> {
    marked_digits(json.as_str()?)
}

/// Returns the digits of a text that marks a number.
pub(crate) fn marked_digits(text: &str) -> Option<&str> {
    let digits = text.strip_prefix(MARK)?;
    is_json_number(digits).then_some(digits)
}

/// Marks the digits of a number.
pub(crate) fn mark_digits(digits: &str) -> Json {
    format!("{MARK}{digits}").into()
}

/// Returns whether a value is a number, marked or not.
pub(crate) fn is_number(json: &Json) -> bool {
    json.is_number() || marked(json).is_some()
}

/// Returns the text of a string, which is no marked number.
pub(crate) fn string(json: &Json) -> Option<&str> {
    json.as_str().filter(|_| marked(json).is_none())
}

/// Replaces marked numbers by numbers. A number that [`Json`] cannot hold is a string with its digits.
pub(crate) fn unmark(json: &mut Json) {
    match json {
        Json::String(_) => {
            if let Some(digits) = marked(json) {
                *json = exact(digits).unwrap_or_else(|| digits.into());
            }
        }
        Json::Array(items) => items.iter_mut().for_each(unmark),
        Json::Object(properties) => properties.values_mut().for_each(unmark),
        Json::Null | Json::Bool(_) | Json::Number(_) => {}
    }
}

/// Returns whether there is a float in JSON.
pub(crate) fn has_float(json: &Json) -> bool {
    match json {
        Json::Number(number) => number.is_f64(),
        Json::Array(items) => items.iter().any(has_float),
        Json::Object(properties) => properties.values().any(has_float),
        Json::Null | Json::Bool(_) | Json::String(_) => false,
    }
}

/// Returns the integer that a float represents. Above 2^53, where floats skip integers, there is none.
pub(crate) fn whole(value: f64) -> Option<i64> {
    const LIMIT: f64 = 9_007_199_254_740_992.0;
    (value.fract() == 0.0 && value.abs() <= LIMIT).then_some(value as i64)
}

/// Returns a float as JSON.
pub(crate) fn float_to_json(value: f64) -> Json {
    // Other clients write 1.0 as `1`, in JSON as in forms.
    whole(value).map_or_else(|| Json::from(value), Json::from)
}

/// Returns the number with this text, if [`Json`] can hold all of its digits.
fn exact(text: &str) -> Option<Json> {
    let number: Number = text.parse().ok()?;
    is_same(&number.to_string(), text).then_some(Json::Number(number))
}

/// Returns whether two texts are the same number: `0.50`, `0.5` and `5e-1` are.
pub(crate) fn is_same(a: &str, b: &str) -> bool {
    a == b || decimal(a).is_some_and(|number| decimal(b) == Some(number))
}

/// Returns the sign of a number, its digits without zeros at either end, and the exponent of the last digit.
fn decimal(text: &str) -> Option<(bool, String, i64)> {
    let (mantissa, exponent) = text.split_once(['e', 'E']).unwrap_or((text, "0"));
    let unsigned = mantissa.trim_start_matches('-');
    let (whole, fraction) = unsigned.split_once('.').unwrap_or((unsigned, ""));
    let all = [whole, fraction].concat();
    let digits = all.trim_end_matches('0');
    let exponent = match digits {
        "" => 0,
        _ => exponent
            .parse::<i64>()
            .ok()?
            .checked_add((all.len() - digits.len()) as i64)?
            .checked_sub(fraction.len() as i64)?,
    };
    let digits = digits.trim_start_matches('0').to_owned();
    Some((mantissa.starts_with('-'), digits, exponent))
}

fn end_of_string(text: &str, start: usize) -> usize {
    let mut at = start + 1;
    while let Some(byte) = text.as_bytes().get(at) {
        match byte {
            b'"' => return at + 1,
            b'\\' => at += 2,
            _ => at += 1,
        }
    }
    text.len()
}

fn end_of_number(text: &str, start: usize) -> usize {
    let is_part = |byte: &u8| matches!(byte, b'0'..=b'9' | b'.' | b'e' | b'E' | b'+' | b'-');
    let length = text.as_bytes()[start..]
        .iter()
        .take_while(|byte| is_part(byte))
        .count();
    start + length
}

/// Returns whether a token is a number that is written differently once it has been read.
fn needs_mark(token: &str) -> bool {
    let is_small_integer = token.len() < 19 && token.bytes().all(|byte| byte.is_ascii_digit());
    if is_small_integer || !is_json_number(token) {
        return false;
    }
    let number = token.parse::<Number>();
    !number.is_ok_and(|number| number.to_string() == token)
}

/// Returns whether a token has the syntax of a number.
fn is_json_number(token: &str) -> bool {
    let digits = |text: &str| !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_digit());
    let (mantissa, exponent) = token.split_once(['e', 'E']).unwrap_or((token, "0"));
    let unsigned = mantissa.strip_prefix('-').unwrap_or(mantissa);
    let (whole, fraction) = unsigned.split_once('.').unwrap_or((unsigned, "0"));
    let is_whole = digits(whole) && (whole == "0" || !whole.starts_with('0'));
    is_whole && digits(fraction) && digits(exponent.strip_prefix(['+', '-']).unwrap_or(exponent))
}
