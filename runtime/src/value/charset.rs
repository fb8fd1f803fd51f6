//! Decodes text in the charset that a response declares.
//!
//! Those that APIs use are here; `encoding_rs` knows all, but it takes three seconds to build, a tenth of everything
//! that users build.

use std::borrow::Cow;

use bytes::Bytes;

use super::decode_error::DecodeError;
use crate::media_type;

/// Returns the text of a response, without its byte order mark, which takes precedence over the declared charset. JSON
/// is UTF-8 whatever its charset, unless it is invalid as such.
pub(crate) fn text(response: &http::Response<Bytes>) -> Result<Cow<'_, str>, DecodeError> {
    let body = &response.body()[..];
    match body {
        [0xef, 0xbb, 0xbf, text @ ..] => return utf_8(text),
        [0xfe, 0xff, text @ ..] => return utf_16(text, u16::from_be_bytes),
        [0xff, 0xfe, text @ ..] => return utf_16(text, u16::from_le_bytes),
        _ => {}
    }
    let charset = media_type::charset(response).unwrap_or_default();
    let is_json = media_type::of(response).is_some_and(media_type::is_json);
    match &*charset {
        "utf-16be" => utf_16(body, u16::from_be_bytes),
        "utf-16le" => utf_16(body, u16::from_le_bytes),
        // Without a byte order mark, the zero of the first character of most texts tells the order.
        "utf-16" if body.get(1) == Some(&0) => utf_16(body, u16::from_le_bytes),
        "utf-16" => utf_16(body, u16::from_be_bytes),
        "" | "utf-8" | "utf8" => utf_8(body),
        _ if is_json && let Ok(text) = utf_8(body) => Ok(text),
        // Browsers read all of these as windows-1252, too.
        "iso-8859-1" | "iso8859-1" | "iso_8859-1" | "latin1" | "l1" | "us-ascii" | "ascii"
        | "windows-1252" | "cp1252" | "x-cp1252" => Ok(single_bytes(body, windows_1252)),
        "iso-8859-15" | "iso8859-15" | "iso_8859-15" | "latin9" => {
            Ok(single_bytes(body, iso_8859_15))
        }
        _ if body.is_ascii() => utf_8(body),
        _ => Err(DecodeError::UnsupportedCharset),
    }
}

fn utf_8(bytes: &[u8]) -> Result<Cow<'_, str>, DecodeError> {
    let text = std::str::from_utf8(bytes).map_err(|_| DecodeError::InvalidText("UTF-8"))?;
    Ok(Cow::Borrowed(text))
}

fn utf_16(bytes: &[u8], unit: fn([u8; 2]) -> u16) -> Result<Cow<'static, str>, DecodeError> {
    let error = DecodeError::InvalidText("UTF-16");
    let (pairs, []) = bytes.as_chunks() else {
        return Err(error);
    };
    let units: Vec<_> = pairs.iter().map(|pair| unit(*pair)).collect();
    let text = String::from_utf16(&units).map_err(|_| error)?;
    Ok(Cow::Owned(text))
}

fn single_bytes(bytes: &[u8], character: fn(u8) -> char) -> Cow<'static, str> {
    bytes.iter().map(|byte| character(*byte)).collect()
}

fn windows_1252(byte: u8) -> char {
    const FROM_0X80: [char; 32] = [
        '€', '\u{81}', '‚', 'ƒ', '„', '…', '†', '‡', 'ˆ', '‰', 'Š', '‹', 'Œ', '\u{8d}', 'Ž',
        '\u{8f}', '\u{90}', '‘', '’', '“', '”', '•', '–', '—', '˜', '™', 'š', '›', 'œ', '\u{9d}',
        'ž', 'Ÿ',
    ];
    match byte {
        0x80..=0x9f => FROM_0X80[usize::from(byte - 0x80)],
        _ => char::from(byte),
    }
}

fn iso_8859_15(byte: u8) -> char {
    match byte {
        0xa4 => '€',
        0xa6 => 'Š',
        0xa8 => 'š',
        0xb4 => 'Ž',
        0xb8 => 'ž',
        0xbc => 'Œ',
        0xbd => 'œ',
        0xbe => 'Ÿ',
        _ => char::from(byte),
    }
}
