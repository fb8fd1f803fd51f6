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

            fn variant(&self) -> Result<(&str, &dyn $crate::WireValue), &$crate::Json> {
                match self {
                    $(Self::$variant(value) => Ok((stringify!($variant), value)),)*
                    Self::Unknown(json) => Err(json),
                }
            }

            fn set_variant(&mut self, index: usize) -> &mut dyn $crate::WireValue {
                const DEFAULTS: &[fn() -> $name] = &[$(|| $name::$variant(Default::default())),*];
                *self = DEFAULTS[index]();
                match self {
                    $(Self::$variant(value) => value,)*
                    Self::Unknown(json) => json,
                }
            }

            fn set_unknown(&mut self, json: $crate::Json) {
                *self = Self::Unknown(json);
            }
        }

        impl Default for $name {
            fn default() -> Self {
                Self::Unknown($crate::Json::Null)
            }
        }

        impl $crate::WireValue for $name {
            fn view(&self) -> $crate::View<'_> {
                $crate::View::Union(self)
            }

            fn slot(&mut self, _: bool) -> $crate::Slot<'_> {
                $crate::Slot::Union(self)
            }
        }

        impl ::std::fmt::Debug for $name {
            fn fmt(&self, f: &mut ::std::fmt::Formatter<'_>) -> ::std::fmt::Result {
                $crate::__private::debug::union(self, f)
            }
        }

        $crate::serde!($name);
    };
}
