//! String identifiers (SIDs): a prefix for the type of resource, followed by 32 hexadecimal digits.

use crate::{MatchScore, ParseError};

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

/// Implements [`Wire::match_score`](crate::Wire::match_score) for every SID type.
pub fn match_score(prefix: &str, text: &str) -> MatchScore {
    MatchScore::matched_if(is_sid(prefix, text), 2)
}

/// Implements [`Wire::check`](crate::Wire::check) for every SID type.
///
/// The message never contains the text, which may be anything, except two leading capital letters: they are the prefix
/// of another SID type and show that two arguments were swapped.
pub fn check(prefix: &str, text: &str) -> Result<(), String> {
    parse(prefix, text)
        .map(drop)
        .map_err(|error| format!(" is malformed: {error}"))
}

/// Implements `FromStr` for every SID type.
///
/// As for [`check`], the message does not contain the text.
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

/// Implements the type of the SIDs with a given prefix for a tuple struct with one `String`.
///
/// [`parse`](str::parse) rejects malformed text. With `From`, any text can be converted to a SID, and a malformed one is
/// rejected when a request with it is about to be sent; those from the server are never rejected. The struct derives
/// `Clone`, `Debug` and `Default`.
///
/// ```
/// #[derive(Clone, Debug, Default)]
/// pub struct ServiceSid(String);
/// twilio_runtime::sid!(ServiceSid, "VA");
///
/// assert!(ServiceSid::new("VA0123456789abcdef0123456789abcdef").is_valid());
/// assert!(!ServiceSid::new("VA0123").is_valid());
/// assert!("VA0123".parse::<ServiceSid>().is_err());
/// ```
#[macro_export]
macro_rules! sid {
    ($name:ident, $prefix:literal) => {
        impl $name {
            /// The prefix of these SIDs.
            pub const PREFIX: &'static str = $prefix;

            /// Creates a SID without checking the text; see [`is_valid`](Self::is_valid).
            pub fn new(text: impl Into<String>) -> Self {
                Self(text.into())
            }

            /// Returns the text.
            pub fn as_str(&self) -> &str {
                &self.0
            }

            /// Returns whether the text is the prefix followed by 32 hexadecimal digits.
            pub fn is_valid(&self) -> bool {
                $crate::__private::sid::is_sid($prefix, &self.0)
            }
        }

        impl From<String> for $name {
            fn from(text: String) -> Self {
                Self(text)
            }
        }

        impl ::std::str::FromStr for $name {
            type Err = $crate::ParseError;

            fn from_str(text: &str) -> Result<Self, Self::Err> {
                $crate::__private::sid::parse($prefix, text).map(Self)
            }
        }

        impl $crate::Wire for $name {
            fn decode(&mut self, json: &$crate::Json) -> bool {
                let Some(text) = $crate::__private::text(json) else {
                    return false;
                };
                self.0 = text;
                true
            }

            fn encode(&self) -> Option<$crate::Json> {
                Some(self.as_str().into())
            }

            fn match_score(&self, _: &$crate::Json) -> $crate::MatchScore {
                $crate::__private::sid::match_score($prefix, &self.0)
            }

            fn check(&self) -> Result<(), String> {
                $crate::__private::sid::check($prefix, &self.0)
            }
        }

        impl PartialEq for $name {
            #[inline]
            fn eq(&self, other: &Self) -> bool {
                self.as_str() == other.as_str()
            }
        }

        $crate::text!($name);
        $crate::text_of_one_kind!($name);
        $crate::text_order!($name);
    };
}
