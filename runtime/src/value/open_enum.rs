//! Enums of strings that accept values unknown when the crate was generated.

use crate::ParseError;

/// Returns the index of a known value: an exact match, otherwise one that differs in ASCII case.
pub fn known(values: &[&str], text: &str) -> Option<usize> {
    let exact = values.iter().position(|value| *value == text);
    exact.or_else(|| {
        values
            .iter()
            .position(|value| value.eq_ignore_ascii_case(text))
    })
}

/// Implements `FromStr` for every enum of strings: returns the index of a known value.
pub fn parse(values: &[&str], text: &str) -> Result<usize, ParseError> {
    known(values, text).ok_or_else(|| {
        let values: Vec<_> = values.iter().map(|value| format!("`{value}`")).collect();
        ParseError::new(format!("expected one of {}", values.join(", ")))
    })
}

/// Implements [`WireValue`](trait@crate::WireValue) for an enum of strings, keeping values that it does not know.
///
/// The enum derives `Clone` and `Debug` and has a variant `Unknown(String)`, which is not listed. Letter case is
/// ignored when a value is decoded: some responses contain `SMS` where the API's description has `sms`.
/// Values of different enums are compared by their text, and `From` converts one into the other.
/// [`parse`](str::parse), unlike `From`, rejects unknown values, so that command lines and configuration files can report
/// them.
///
/// ```
/// #[derive(Clone, Debug)]
/// pub enum Channel { Sms, Call, Unknown(String) }
/// twilio_runtime::open_enum! { Channel { Sms = "sms", Call = "call" } }
/// #[derive(Clone, Debug)]
/// pub enum Medium { Sms, Letter, Unknown(String) }
/// twilio_runtime::open_enum! { Medium { Sms = "sms", Letter = "letter" } }
///
/// assert_eq!(Channel::Sms, Medium::Sms);
/// assert_eq!(Channel::from(&Medium::Sms), Channel::Sms);
/// assert_eq!(Medium::from(&Channel::Call).as_str(), "call");
///
/// assert_eq!(Channel::from("SMS"), Channel::Sms);
/// assert_eq!(Channel::from("pigeon").as_str(), "pigeon");
/// assert!("pigeon".parse::<Channel>().is_err());
/// ```
#[macro_export]
macro_rules! open_enum {
    ($name:ident { $($variant:ident = $wire:literal),* $(,)? }) => {
        impl $name {
            /// The values that this version of the crate knows.
            pub const KNOWN: &'static [Self] = &[$(Self::$variant),*];

            const TEXTS: &'static [&'static str] = &[$($wire),*];

            /// Returns the value as it is sent.
            pub fn as_str(&self) -> &str {
                match self {
                    $(Self::$variant => $wire,)*
                    Self::Unknown(text) => text,
                }
            }
        }

        impl From<String> for $name {
            fn from(text: String) -> Self {
                match $crate::__private::open_enum::known(Self::TEXTS, &text) {
                    Some(index) => Self::KNOWN[index].clone(),
                    None => Self::Unknown(text),
                }
            }
        }

        impl $crate::__private::Text for $name {
            fn from_text(text: String) -> Self {
                Self::from(text)
            }
        }

        impl<T: AsRef<str> + ?Sized> From<&T> for $name {
            #[inline]
            fn from(text: &T) -> Self {
                Self::from(text.as_ref().to_owned())
            }
        }

        impl<T: AsRef<str> + ?Sized> PartialEq<T> for $name {
            #[inline]
            fn eq(&self, text: &T) -> bool {
                self.as_str() == text.as_ref()
            }
        }

        impl ::std::str::FromStr for $name {
            type Err = $crate::ParseError;

            // Not `Self::Err`, which could be a variant.
            fn from_str(text: &str) -> Result<Self, $crate::ParseError> {
                let index = $crate::__private::open_enum::parse(Self::TEXTS, text)?;
                Ok(Self::KNOWN[index].clone())
            }
        }

        impl Default for $name {
            fn default() -> Self {
                Self::Unknown(String::new())
            }
        }

        impl $crate::Enum for $name {
            fn set(&mut self, text: &str) -> bool {
                *self = match $crate::__private::open_enum::known(Self::TEXTS, text) {
                    Some(index) => Self::KNOWN[index].clone(),
                    None => Self::Unknown(text.to_owned()),
                };
                self.as_str() == text
            }
        }

        impl $crate::WireValue for $name {
            fn view(&self) -> $crate::View<'_> {
                $crate::View::Enum {
                    text: self.as_str(),
                    is_known: !matches!(self, Self::Unknown(_)),
                }
            }

            fn slot(&mut self, _: bool) -> $crate::Slot<'_> {
                $crate::Slot::Enum(self)
            }
        }

        $crate::text!($name);
        $crate::text_order!($name);
    };
}
