//! YAML's plain scalars: those without quotes, which may be numbers, booleans and null (YAML 1.2, core schema).

use serde_json::{Number, Value};

/// The value of a plain scalar.
pub(super) fn resolve(text: &str) -> Value {
    match text {
        "" | "~" | "null" | "Null" | "NULL" => Value::Null,
        "true" | "True" | "TRUE" => Value::Bool(true),
        "false" | "False" | "FALSE" => Value::Bool(false),
        _ => number(text).map_or_else(|| text.into(), Value::Number),
    }
}

/// Whether a plain scalar is one of the numbers that JSON does not have: infinities, and not a number.
pub(super) fn is_not_finite(text: &str) -> bool {
    let unsigned = text.strip_prefix(['+', '-']).unwrap_or(text);
    matches!(unsigned, ".inf" | ".Inf" | ".INF") || matches!(text, ".nan" | ".NaN" | ".NAN")
}

/// The number that a plain scalar is; integers beyond 64 bits are floating-point numbers, as in JSON.
fn number(text: &str) -> Option<Number> {
    let (is_negative, unsigned) = match text.strip_prefix('-') {
        Some(rest) => (true, rest),
        None => (false, text.strip_prefix('+').unwrap_or(text)),
    };
    let prefixes = [("0x", 16), ("0o", 8), ("0b", 2)];
    let prefixed = prefixes
        .into_iter()
        .find_map(|(prefix, radix)| Some((unsigned.strip_prefix(prefix)?, radix)));
    if let Some((digits, radix)) = prefixed {
        return integer(is_negative, digits, radix);
    }
    // Phone numbers, codes and dates are no numbers.
    let is_decimal = unsigned.starts_with(|c: char| c.is_ascii_digit() || c == '.');
    let is_padded = unsigned.len() > 1 && unsigned.bytes().all(|byte| byte.is_ascii_digit());
    if !is_decimal || is_padded && unsigned.starts_with('0') {
        return None;
    }
    integer(is_negative, unsigned, 10).or_else(|| {
        let float = unsigned.parse::<f64>().ok()?;
        Number::from_f64(if is_negative { -float } else { float })
    })
}

fn integer(is_negative: bool, digits: &str, radix: u32) -> Option<Number> {
    let values = digits.chars().map(|digit| digit.to_digit(radix));
    let digits: Vec<u32> = values.collect::<Option<_>>()?;
    if digits.is_empty() {
        return None;
    }
    let exact = digits.iter().try_fold(0i128, |total, digit| {
        total
            .checked_mul(radix.into())?
            .checked_add((*digit).into())
    });
    let signed = exact.map(|value| if is_negative { -value } else { value });
    let unsigned = signed.and_then(|value| u64::try_from(value).ok());
    let small = signed.and_then(|value| i64::try_from(value).ok());
    match (unsigned, small) {
        (Some(value), _) => Some(value.into()),
        (None, Some(value)) => Some(value.into()),
        (None, None) if radix == 10 => None,
        (None, None) => {
            let (radix, zero) = (f64::from(radix), 0.0);
            let float = digits
                .iter()
                .fold(zero, |total, digit| total * radix + f64::from(*digit));
            Number::from_f64(if is_negative { -float } else { float })
        }
    }
}
