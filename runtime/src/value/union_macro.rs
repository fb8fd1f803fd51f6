//! The macro `union!`.

/// Implements [`Union`](trait@crate::Union) for an enum, with `Debug`, `Default` and serde's `Serialize` and
/// `Deserialize`.
///
/// Each variant holds one value. The variant `Unknown(Json)`, which holds JSON that matches none of the others, is not
/// listed. By default, a value becomes the variant with the greatest [`MatchScore`](crate::MatchScore). With
/// `discriminator "name"`, the value of that property selects the variant, and with `discriminator status`, the status
/// of the response; each variant is then listed with the tags that select it. A variant without tags is for all other
/// values of the property.
///
/// ```
/// use twilio_runtime::{Extra, Json};
///
/// #[derive(Clone, Default, PartialEq)]
/// pub struct Card { pub last4: Option<String>, _extra: Extra }
/// twilio_runtime::object! { Card { last4: "last4" } }
///
/// #[derive(Clone, PartialEq)]
/// pub enum Payment { Card(Box<Card>), Cash(Json), Unknown(Json) }
/// twilio_runtime::union! { Payment discriminator "kind" { Card = "card", Cash = "cash" "coins" } }
///
/// let payment: Payment = serde_json::from_str(r#"{"kind": "card", "last4": "4242"}"#).unwrap();
/// assert!(matches!(payment, Payment::Card(card) if card.last4.as_deref() == Some("4242")));
/// ```
#[macro_export]
macro_rules! union {
    ($name:ident { $($variant:ident),* $(,)? }) => {
        $crate::union! { @ $name, $crate::Discriminator::BestMatch, $($variant =),* }
    };
    ($name:ident discriminator status { $($variant:ident $(= $($tag:literal)*)?),* $(,)? }) => {
        $crate::union! { @ $name, $crate::Discriminator::Status, $($variant = $($($tag)*)?),* }
    };
    ($name:ident discriminator $property:literal { $($variant:ident $(= $($tag:literal)*)?),* $(,)? }) => {
        $crate::union! { @ $name, $crate::Discriminator::Property($property), $($variant = $($($tag)*)?),* }
    };
    (@ $name:ident, $discriminator:expr, $($variant:ident = $($tag:literal)*),*) => {
        impl $crate::Union for $name {
            fn shape(&self) -> $crate::UnionShape<'_> {
                const VARIANTS: &[$crate::Variant<'static>] = &[$(
                    $crate::Variant { name: stringify!($variant), tags: &[$($tag),*] }
                ),*];
                $crate::UnionShape { discriminator: $discriminator, variants: VARIANTS }
            }

            fn variant(&self) -> Result<(&str, &dyn $crate::Wire), &$crate::Json> {
                match self {
                    $(Self::$variant(value) => Ok((stringify!($variant), value)),)*
                    Self::Unknown(json) => Err(json),
                }
            }

            fn set_variant(&mut self, index: usize) -> &mut dyn $crate::Wire {
                const DEFAULTS: &[fn() -> $name] = &[$(|| $name::$variant(Default::default())),*];
                *self = DEFAULTS[index]();
                match self {
                    $(Self::$variant(value) => value,)*
                    Self::Unknown(json) => json,
                }
            }

            fn set_unknown(&mut self, json: &$crate::Json) {
                *self = Self::Unknown(json.clone());
            }
        }

        impl Default for $name {
            fn default() -> Self {
                Self::Unknown($crate::Json::Null)
            }
        }

        impl $crate::Wire for $name {
            fn decode(&mut self, json: &$crate::Json) -> bool {
                $crate::__private::union::decode(self, json)
            }

            fn encode(&self) -> Option<$crate::Json> {
                $crate::__private::union::encode(self)
            }

            fn form(&self, out: &mut Vec<String>) {
                $crate::__private::union::form(self, out);
            }

            fn files(&self, out: &mut Vec<$crate::FilePart>) {
                $crate::__private::union::files(self, out);
            }

            fn check(&self) -> Result<(), String> {
                $crate::__private::union::check(self)
            }

            fn is_exact(&self, json: &$crate::Json) -> bool {
                $crate::__private::union::is_exact(self, json)
            }

            fn match_score(&self, json: &$crate::Json) -> $crate::MatchScore {
                $crate::__private::union::match_score(self, json)
            }

            fn decode_response(
                &mut self,
                response: &$crate::http::Response<$crate::Bytes>,
            ) -> Result<(), $crate::DecodeError> {
                $crate::__private::union::decode_response(self, response)
            }
        }

        impl ::std::fmt::Debug for $name {
            fn fmt(&self, f: &mut ::std::fmt::Formatter<'_>) -> ::std::fmt::Result {
                $crate::__private::union::debug(self, f)
            }
        }

        $crate::serde!($name);
    };
}
