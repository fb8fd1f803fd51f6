//! String identifiers: two letters for the sort of resource, 32 hexadecimal digits for which.

/// Whether a text has the form of a SID with this prefix.
pub fn is_sid(prefix: &str, text: &str) -> bool {
    let digits = text.strip_prefix(prefix).unwrap_or_default();
    digits.len() == 32 && digits.bytes().all(|byte| byte.is_ascii_hexdigit())
}

/// Whether a text is a SID of any sort.
pub(crate) fn is_any_sid(text: &str) -> bool {
    let prefix = text.get(..2).unwrap_or_default();
    prefix.bytes().all(|byte| byte.is_ascii_uppercase()) && is_sid(prefix, text)
}

/// [`Wire::check`](crate::Wire::check) of every SID.
///
/// The message never repeats the text, which may be anything; two capitals in front are the sort of another
/// SID, and that is what one needs to see after swapping two arguments.
pub fn check(prefix: &str, text: &str) -> Result<(), String> {
    if is_sid(prefix, text) {
        return Ok(());
    }
    let got = match text.get(..2) {
        Some(other) if other != prefix && other.bytes().all(|byte| byte.is_ascii_uppercase()) => {
            format!("one that begins with `{other}`")
        }
        _ if text.len() == prefix.len() + 32 => "other characters".to_owned(),
        _ => format!("a text of length {}", text.chars().count()),
    };
    Err(format!(
        " is malformed: expected `{prefix}` and 32 hexadecimal digits, got {got}"
    ))
}

/// Makes a tuple struct of one `String` the type of the SIDs with a given prefix.
///
/// Making one never fails; a malformed one is refused when a request with it is about to be sent, and one that
/// came from the server is taken as it is. The struct derives `Clone`, `Debug`, `Default`, `PartialEq` and whatever else it likes.
///
/// ```
/// #[derive(Clone, Debug, Default, PartialEq)]
/// pub struct ServiceSid(String);
/// twilio_runtime::sid!(ServiceSid, "VA");
///
/// assert!(ServiceSid::new("VA0123456789abcdef0123456789abcdef").is_valid());
/// assert!(!ServiceSid::new("VA0123").is_valid());
/// ```
#[macro_export]
macro_rules! sid {
    ($name:ident, $prefix:literal) => {
        impl $name {
            /// The two letters that every SID of this kind begins with.
            pub const PREFIX: &'static str = $prefix;

            /// Takes the text as it is; see [`is_valid`](Self::is_valid).
            pub fn new(text: impl Into<String>) -> Self {
                Self(text.into())
            }

            /// The text.
            pub fn as_str(&self) -> &str {
                &self.0
            }

            /// Whether this is the prefix and 32 hexadecimal digits.
            pub fn is_valid(&self) -> bool {
                $crate::__private::is_sid($prefix, &self.0)
            }
        }

        impl From<String> for $name {
            fn from(text: String) -> Self {
                Self(text)
            }
        }

        impl From<$name> for String {
            fn from(sid: $name) -> Self {
                sid.0
            }
        }

        impl $crate::Wire for $name {
            fn decode(&mut self, json: &$crate::Json) -> bool {
                $crate::__private::text(json)
                    .map(|text| self.0 = text)
                    .is_some()
            }

            fn encode(&self) -> Option<$crate::Json> {
                Some(self.as_str().into())
            }

            fn fit(&self, _: &$crate::Json) -> $crate::Fit {
                $crate::Fit::when(self.is_valid(), 2)
            }

            fn check(&self) -> Result<(), String> {
                $crate::__private::check_sid($prefix, &self.0)
            }
        }

        $crate::text!($name);
    };
}
