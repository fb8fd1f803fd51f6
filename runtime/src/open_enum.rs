//! Enums that take values which were not known when the crate was generated.

/// The position of a text among the known ones: as it is, else without regard to ASCII case.
pub fn known(values: &[&str], text: &str) -> Option<usize> {
    let exact = values.iter().position(|value| *value == text);
    exact.or_else(|| {
        values
            .iter()
            .position(|value| value.eq_ignore_ascii_case(text))
    })
}

/// Makes an enum of texts a [`Wire`](crate::Wire) type that keeps a value it does not know.
///
/// The enum derives `Clone` and `Debug` and has a variant `Unknown(String)`, which is not listed. Letter case
/// is ignored when a value is read: real answers say `SMS` where the specification says `sms`.
///
/// ```
/// #[derive(Clone, Debug, PartialEq)]
/// pub enum Channel { Sms, Call, Unknown(String) }
/// twilio_runtime::open_enum! { Channel { Sms = "sms", Call = "call" } }
///
/// assert_eq!(Channel::from("SMS"), Channel::Sms);
/// assert_eq!(Channel::from("pigeon").as_str(), "pigeon");
/// ```
#[macro_export]
macro_rules! open_enum {
    ($name:ident { $($variant:ident = $wire:literal),* $(,)? }) => {
        impl $name {
            /// All values that this version of the crate knows.
            pub const KNOWN: &'static [Self] = &[$(Self::$variant),*];

            /// The value as it goes over the wire.
            pub fn as_str(&self) -> &str {
                match self {
                    $(Self::$variant => $wire,)*
                    Self::Unknown(text) => text,
                }
            }
        }

        impl From<String> for $name {
            fn from(text: String) -> Self {
                match $crate::__private::known(&[$($wire),*], &text) {
                    Some(index) => Self::KNOWN[index].clone(),
                    None => Self::Unknown(text),
                }
            }
        }

        impl Default for $name {
            fn default() -> Self {
                Self::Unknown(String::new())
            }
        }

        impl $crate::Wire for $name {
            fn decode(&mut self, json: &$crate::Json) -> bool {
                $crate::__private::text(json).map(|text| *self = text.into()).is_some()
            }

            fn encode(&self) -> Option<$crate::Json> {
                Some(self.as_str().into())
            }

            fn fit(&self, json: &$crate::Json) -> $crate::Fit {
                let known = !matches!(self, Self::Unknown(_)) && json.is_string();
                $crate::Fit::when(known, 2)
            }
        }

        $crate::text!($name);
    };
}
