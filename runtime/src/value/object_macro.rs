//! The macro `object!`.

/// Implements [`Object`](trait@crate::Object) for a struct, with `Debug`, serde's `Serialize` and `Deserialize`, and a
/// method `extra`.
///
/// The struct derives `Default` and has a field `_extra: Extra`. Each field is listed once: its name in Rust, its name
/// in JSON, `redacted` if `Debug` must not show its value, and `nullable` if `None` is sent as null.
///
/// ```
/// #[derive(Clone, Default, PartialEq)]
/// pub struct Token {
///     pub sid: String,
///     pub token: Option<String>,
///     _extra: twilio_runtime::Extra,
/// }
/// twilio_runtime::object! { Token { sid: "sid", token: "token" redacted } }
///
/// let token: Token = serde_json::from_str(r#"{"sid": "YK12", "token": "secret"}"#).unwrap();
/// assert_eq!(format!("{token:?}"), r#"Token { sid: "YK12", token: [redacted] }"#);
/// ```
#[macro_export]
macro_rules! object {
    ($name:ident { $($field:ident : $wire:literal $($modifier:ident)*),* $(,)? }) => {
        impl $name {
            #[inline]
            fn _shape() -> $crate::ObjectShape<'static> {
                static FIELDS: &[$crate::Field] =
                    &[$($crate::Field::new(stringify!($field), $wire)$(.$modifier())*),*];
                static ORDER: $crate::FieldOrder = $crate::FieldOrder::new();
                $crate::ObjectShape { name: stringify!($name), fields: FIELDS, order: &ORDER }
            }

            /// Returns the properties that the fields do not hold as they were received: unknown ones, `null`s, values
            /// that could not be decoded, and the text of numbers.
            #[inline]
            pub fn extra(&self) -> &$crate::Extra {
                &self._extra
            }
        }

        #[allow(deprecated)]
        impl $crate::Object for $name {
            fn shape(&self) -> $crate::ObjectShape<'_> {
                Self::_shape()
            }

            fn extra(&self) -> &$crate::Extra {
                &self._extra
            }

            fn with_values(&self, visit: &mut dyn FnMut(&[&dyn $crate::WireValue])) {
                visit(&[$(&self.$field),*]);
            }

            fn with_parts(&mut self, visit: &mut dyn FnMut($crate::ObjectParts<'_, '_>)) {
                visit($crate::ObjectParts {
                    shape: Self::_shape(),
                    values: &mut [$(&mut self.$field),*],
                    extra: &mut self._extra,
                });
            }
        }

        impl $crate::WireValue for $name {
            fn view(&self) -> $crate::View<'_> {
                $crate::View::Object(self)
            }

            fn slot(&mut self, _: bool) -> $crate::Slot<'_> {
                $crate::Slot::Object(self)
            }
        }

        impl ::std::fmt::Debug for $name {
            fn fmt(&self, f: &mut ::std::fmt::Formatter<'_>) -> ::std::fmt::Result {
                $crate::__private::debug::object(self, f)
            }
        }

        $crate::serde!($name);
    };
}
