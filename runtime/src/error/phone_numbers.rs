//! Recognizes phone numbers in texts, in any notation.

/// The fewest digits of a phone number.
const MIN_DIGITS: usize = 7;

/// The most characters between two of its digits, such as `) - `.
const MAX_GAP: usize = 4;

/// Replaces everything that looks like a phone number: at least seven digits with nothing but punctuation and spaces
/// between them, which may be percent-encoded. SIDs, UUIDs and dates are kept.
pub(super) fn redact(text: &str, replacement: &str) -> String {
    let mut redacted = String::new();
    let mut rest = text;
    while let Some(first) = rest.chars().next() {
        let at_word_start = !redacted.ends_with(|c: char| c.is_ascii_alphanumeric());
        let kept = match at_word_start {
            true => identifier(rest).max(date(rest)),
            false => 0,
        };
        if kept > 0 {
            redacted.push_str(&rest[..kept]);
            rest = &rest[kept..];
        } else if let Some(length) = phone_number(rest) {
            redacted.push_str(replacement);
            rest = &rest[length..];
        } else {
            // A run of digits that is too short is not searched again in part.
            let length = digits(rest).max(escape(rest)).max(first.len_utf8());
            redacted.push_str(&rest[..length]);
            rest = &rest[length..];
        }
    }
    redacted
}

/// Returns the length of the phone number at the start of a text.
fn phone_number(text: &str) -> Option<usize> {
    let mut length = sign(text);
    let mut count = 0;
    loop {
        let run = digits(&text[length..]);
        count += text[length..length + run].chars().count();
        length += run;
        let gap = gap(&text[length..]);
        if run == 0 || gap == 0 && digits(&text[length..]) == 0 {
            break;
        }
        if digits(&text[length + gap..]) == 0 {
            break;
        }
        length += gap;
    }
    (count >= MIN_DIGITS).then_some(length)
}

/// Returns the length of the plus sign, and of the parenthesis, at the start.
fn sign(text: &str) -> usize {
    let mut length = 0;
    while let Some(symbol) = separator(&text[length..]) {
        let part = &text[length..length + symbol];
        if !matches!(
            part.to_ascii_lowercase().as_str(),
            "+" | "＋" | "(" | "%2b" | "%28"
        ) {
            break;
        }
        length += symbol;
    }
    length
}

/// Returns the length of the separators at the start, if there are not too many.
fn gap(text: &str) -> usize {
    let (mut length, mut count) = (0, 0);
    while let Some(symbol) = separator(&text[length..]) {
        length += symbol;
        count += 1;
    }
    if count <= MAX_GAP { length } else { 0 }
}

/// Returns the length of the separator at the start, as it is or percent-encoded.
fn separator(text: &str) -> Option<usize> {
    let first = text.chars().next()?;
    let is_separator = match first {
        '+' | '-' | '.' | '/' | '(' | ')' | '~' | '＋' | '·' | '•' | '−' => true,
        // Hyphens and dashes, and invisible marks that come with numbers that were copied.
        '\u{2010}'..='\u{2015}' | '\u{200b}'..='\u{200f}' | '\u{202a}'..='\u{202e}' => true,
        '\u{2060}'..='\u{206f}' | '\u{feff}' | '\u{ad}' => true,
        '\n' | '\r' => false,
        symbol => symbol.is_whitespace(),
    };
    if is_separator {
        return Some(first.len_utf8());
    }
    let encoded = ["%20", "%28", "%29", "%2b", "%2d", "%2e", "%2f", "%c2%a0"];
    let mut encoded = encoded.into_iter().filter(|escape| {
        let start = text.as_bytes().get(..escape.len());
        start.is_some_and(|start| start.eq_ignore_ascii_case(escape.as_bytes()))
    });
    encoded.next().map(str::len)
}

/// Returns the length of the percent-encoded byte at the start, whose digits are none of a number.
fn escape(text: &str) -> usize {
    let is_hex = |at| text.as_bytes().get(at).is_some_and(u8::is_ascii_hexdigit);
    match text.starts_with('%') && is_hex(1) && is_hex(2) {
        true => 3,
        false => 0,
    }
}

/// Returns the length of the digits at the start, in any script.
fn digits(text: &str) -> usize {
    let end = text.find(|c: char| !(c.is_ascii_digit() || !c.is_ascii() && c.is_numeric()));
    end.unwrap_or(text.len())
}

/// Returns the length of the SID or UUID at the start, or 0.
fn identifier(text: &str) -> usize {
    let word = |is_part: fn(char) -> bool| text.find(|c| !is_part(c)).unwrap_or(text.len());
    let is_hex = |text: &str| text.bytes().all(|byte| byte.is_ascii_hexdigit());
    let plain = word(|c| c.is_ascii_alphanumeric());
    if plain == 34
        && text.as_bytes()[..2].iter().all(u8::is_ascii_uppercase)
        && is_hex(&text[2..34])
    {
        return plain;
    }
    let dashed = word(|c| c.is_ascii_alphanumeric() || c == '-');
    let groups: Vec<_> = text[..dashed].split('-').collect();
    let lengths = groups.iter().map(|group| group.len());
    match lengths.eq([8, 4, 4, 4, 12]) && groups.iter().all(|group| is_hex(group)) {
        true => dashed,
        false => 0,
    }
}

/// Returns the length of the ISO 8601 date at the start, such as `2026-01-31`, or 0.
fn date(text: &str) -> usize {
    const LENGTH: usize = 10;
    let Some(date) = text.get(..LENGTH) else {
        return 0;
    };
    let mut parts = date
        .split('-')
        .map(|part| (part.len(), part.parse::<u16>().ok()));
    let is_date = matches!(parts.next(), Some((4, Some(1900..2200))))
        && matches!(parts.next(), Some((2, Some(1..=12))))
        && matches!(parts.next(), Some((2, Some(1..=31))))
        && parts.next().is_none()
        && digits(&text[LENGTH..]) == 0;
    if is_date { LENGTH } else { 0 }
}
