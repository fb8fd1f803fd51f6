//! The macro `sid!`.

/// Implements the type of the SIDs with a given prefix for a tuple struct with one `String`.
///
/// [`parse`](str::parse) and `TryFrom` reject malformed text. `new` and arguments that are [`IntoSid`](crate::IntoSid) take any
/// text, and a malformed SID is rejected when a request with it is about to be sent; those from the server are never
/// rejected. The struct derives `Clone`, `Debug` and `Default`.
///
/// ```
/// #[derive(Clone, Debug, Default)]
/// pub struct ServiceSid(String);
/// twilio_runtime::sid!(ServiceSid, "VA");
///
/// assert!(ServiceSid::new("VA0123456789abcdef0123456789abcdef").is_valid());
/// assert!(!ServiceSid::new("VA0123").is_valid());
/// assert!("VA0123".parse::<ServiceSid>().is_err());
/// assert!(ServiceSid::try_from("VA0123").is_err());
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

        impl $crate::__private::Text for $name {
            fn from_text(text: String) -> Self {
                Self(text)
            }
        }

        impl $crate::__private::Sid for $name {}

        impl ::std::str::FromStr for $name {
            type Err = $crate::ParseError;

            fn from_str(text: &str) -> Result<Self, Self::Err> {
                $crate::__private::sid::parse($prefix, text).map(Self)
            }
        }

        impl TryFrom<&str> for $name {
            type Error = $crate::ParseError;

            fn try_from(text: &str) -> Result<Self, Self::Error> {
                text.parse()
            }
        }

        impl TryFrom<String> for $name {
            type Error = $crate::ParseError;

            fn try_from(text: String) -> Result<Self, Self::Error> {
                text.parse()
            }
        }

        impl $crate::WireValue for $name {
            fn view(&self) -> $crate::View<'_> {
                $crate::View::Sid {
                    prefix: $prefix,
                    text: &self.0,
                }
            }

            fn slot(&mut self, _: bool) -> $crate::Slot<'_> {
                $crate::Slot::Text(&mut self.0)
            }
        }

        impl PartialEq for $name {
            #[inline]
            fn eq(&self, other: &Self) -> bool {
                self.as_str() == other.as_str()
            }
        }

        $crate::text!($name);
        $crate::text_comparisons!($name);
        $crate::text_order!($name);
    };
}
