//! Percent-encoding of names and values in URLs, headers and forms.

use form_urlencoded::byte_serialize;
use percent_encoding::{AsciiSet, NON_ALPHANUMERIC, utf8_percent_encode};

/// The characters to percent-encode in a value: all but the unreserved ones of RFC 3986.
pub const PATH_SEGMENT: &AsciiSet = &NON_ALPHANUMERIC
    .remove(b'-')
    .remove(b'.')
    .remove(b'_')
    .remove(b'~');

/// The characters to percent-encode in a value that may contain reserved characters. `#`, `&` and `+` are encoded
/// nevertheless, because the value would end there or change.
const WITHOUT_RESERVED: &AsciiSet = &PATH_SEGMENT
    .remove(b':')
    .remove(b'/')
    .remove(b'?')
    .remove(b'[')
    .remove(b']')
    .remove(b'@')
    .remove(b'!')
    .remove(b'$')
    .remove(b'\'')
    .remove(b'(')
    .remove(b')')
    .remove(b'*')
    .remove(b',')
    .remove(b';')
    .remove(b'=');

/// The same in lists and objects that are joined by commas.
const WITHOUT_RESERVED_BUT_COMMAS: &AsciiSet = &WITHOUT_RESERVED.add(b',');

/// How names and values are encoded before they are joined by delimiters, which are not encoded.
#[derive(Clone, Copy)]
pub(crate) enum Escape {
    /// Not at all.
    Nothing,
    /// All but the unreserved characters of RFC 3986.
    Reserved,
    /// As `application/x-www-form-urlencoded`.
    Form,
}

/// An [`Escape`], and whether values may contain reserved characters.
#[derive(Clone, Copy)]
pub(crate) struct Escaping {
    pub(crate) escape: Escape,
    pub(crate) allow_reserved: bool,
}

impl Escaping {
    pub(crate) fn name(self, text: &str) -> String {
        self.escape.encode(text)
    }

    pub(crate) fn write_name(self, text: &str, out: &mut String) {
        self.escape.write(text, out);
    }

    pub(crate) fn value(self, text: &str) -> String {
        let mut out = String::new();
        self.write_value(text, &mut out);
        out
    }

    pub(crate) fn write_value(self, text: &str, out: &mut String) {
        self.write(text, WITHOUT_RESERVED, out);
    }

    /// Encodes a value between commas.
    pub(crate) fn item(self, text: &str) -> String {
        let mut out = String::new();
        self.write(text, WITHOUT_RESERVED_BUT_COMMAS, &mut out);
        out
    }

    fn write(self, text: &str, without_reserved: &'static AsciiSet, out: &mut String) {
        match self.allow_reserved {
            true => out.extend(utf8_percent_encode(text, without_reserved)),
            false => self.escape.write(text, out),
        }
    }
}

impl Escape {
    pub(crate) fn encode(self, text: &str) -> String {
        let mut out = String::new();
        self.write(text, &mut out);
        out
    }

    fn write(self, text: &str, out: &mut String) {
        match self {
            Self::Nothing => out.push_str(text),
            Self::Reserved => out.extend(utf8_percent_encode(text, PATH_SEGMENT)),
            Self::Form => out.extend(byte_serialize(text.as_bytes())),
        }
    }
}

impl From<Escape> for Escaping {
    fn from(escape: Escape) -> Self {
        Self {
            escape,
            allow_reserved: false,
        }
    }
}
