//! Enums of integers that accept values unknown when the crate was generated.

use crate::ParseError;

/// Implements `FromStr` for every enum of integers: returns a known value.
pub fn parse(values: &[i64], text: &str) -> Result<i64, ParseError> {
    let number = text.parse().ok().filter(|number| values.contains(number));
    number.ok_or_else(|| {
        let values: Vec<_> = values.iter().map(i64::to_string).collect();
        ParseError::new(format!("expected one of {}", values.join(", ")))
    })
}

/// Implements [`WireValue`](trait@crate::WireValue) for an enum of integers, keeping values that it does not know.
///
/// The enum derives `Clone` and `Debug` and has a variant `Unknown(i64)`, which is not listed.
///
/// ```
/// #[derive(Clone, Debug, PartialEq)]
/// pub enum Priority { Low, High, Unknown(i64) }
/// twilio_runtime::open_number! { Priority { Low = 1, High = 2 } }
///
/// assert_eq!(Priority::from(2), Priority::High);
/// assert_eq!(Priority::from(7).as_i64(), 7);
/// ```
#[macro_export]
macro_rules! open_number {
    ($name:ident { $($variant:ident = $wire:literal),* $(,)? }) => {
        impl $name {
            /// The values that this version of the crate knows.
            pub const KNOWN: &'static [Self] = &[$(Self::$variant),*];

            /// Returns the value as it is sent.
            pub fn as_i64(&self) -> i64 {
                match self {
                    $(Self::$variant => $wire,)*
                    Self::Unknown(number) => *number,
                }
            }
        }

        impl From<i64> for $name {
            fn from(number: i64) -> Self {
                match number {
                    $($wire => Self::$variant,)*
                    _ => Self::Unknown(number),
                }
            }
        }

        impl From<$name> for i64 {
            fn from(value: $name) -> Self {
                value.as_i64()
            }
        }

        impl ::std::str::FromStr for $name {
            type Err = $crate::ParseError;

            fn from_str(text: &str) -> Result<Self, Self::Err> {
                $crate::__private::open_number::parse(&[$($wire),*], text).map(Self::from)
            }
        }

        impl Default for $name {
            fn default() -> Self {
                Self::Unknown(0)
            }
        }

        impl ::std::fmt::Display for $name {
            fn fmt(&self, f: &mut ::std::fmt::Formatter<'_>) -> ::std::fmt::Result {
                ::std::fmt::Display::fmt(&self.as_i64(), f)
            }
        }

        impl $crate::NumberEnum for $name {
            fn set(&mut self, number: i64) {
                *self = number.into();
            }
        }

        impl $crate::WireValue for $name {
            fn view(&self) -> $crate::View<'_> {
                $crate::View::NumberEnum {
                    number: self.as_i64(),
                    is_known: !matches!(self, Self::Unknown(_)),
                }
            }

            fn slot(&mut self, _: bool) -> $crate::Slot<'_> {
                $crate::Slot::NumberEnum(self)
            }
        }

        $crate::serde!($name);
        $crate::clap!($name);
    };
}
