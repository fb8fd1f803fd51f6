//! Enums of whole numbers that take values which were not known when the crate was generated.

/// Makes an enum of whole numbers a [`Wire`](crate::Wire) type that keeps a value it does not know.
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
            /// All values that this version of the crate knows.
            pub const KNOWN: &'static [Self] = &[$(Self::$variant),*];

            /// The value as it goes over the wire.
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

        impl $crate::Wire for $name {
            fn decode(&mut self, json: &$crate::Json) -> bool {
                let mut number = 0_i64;
                let read = $crate::Wire::decode(&mut number, json);
                if read {
                    *self = number.into();
                }
                read
            }

            fn encode(&self) -> Option<$crate::Json> {
                Some(self.as_i64().into())
            }

            fn fit(&self, json: &$crate::Json) -> $crate::Fit {
                let known = !matches!(self, Self::Unknown(_)) && json.is_number();
                $crate::Fit::when(known, 2)
            }
        }

        $crate::serde!($name);
    };
}
