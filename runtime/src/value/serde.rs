//! serde's traits for values.

use std::cell::Cell;

use serde_core::{Deserializer, Serialize, Serializer, de::Error as _};

use super::decode::decode_from;
use super::decoded::Decoded;
use super::encode::Encoded;
use super::json_type::original_type;
use super::wire_value::WireValue;

/// Implements `Serialize` for every value.
pub fn serialize<S: Serializer>(value: &dyn WireValue, serializer: S) -> Result<S::Ok, S::Error> {
    Encoded(value).serialize(serializer)
}

/// Implements `Deserialize` for every value.
pub fn deserialize<'de, T: WireValue + Default, D: Deserializer<'de>>(
    deserializer: D,
) -> Result<T, D::Error> {
    let mut value = T::default();
    deserialize_into(&mut value, std::any::type_name::<T>(), deserializer)?;
    Ok(value)
}

fn deserialize_into<'de, D: Deserializer<'de>>(
    value: &mut dyn WireValue,
    type_name: &str,
    deserializer: D,
) -> Result<(), D::Error> {
    match decode_from(value, deserializer, &Cell::new(false))? {
        Decoded::Mismatch(original) => Err(D::Error::custom(format_args!(
            "{type_name} cannot be decoded from {}",
            original_type(&original)
        ))),
        _ => Ok(()),
    }
}

/// Implements serde's `Serialize` and `Deserialize` for a [`WireValue`](trait@crate::WireValue).
#[doc(hidden)]
#[macro_export]
macro_rules! serde {
    ($name:ident) => {
        impl $crate::__private::serde_core::Serialize for $name {
            fn serialize<S: $crate::__private::serde_core::Serializer>(
                &self,
                serializer: S,
            ) -> Result<S::Ok, S::Error> {
                $crate::__private::serialize(self, serializer)
            }
        }

        impl<'de> $crate::__private::serde_core::Deserialize<'de> for $name {
            fn deserialize<D: $crate::__private::serde_core::Deserializer<'de>>(
                deserializer: D,
            ) -> Result<Self, D::Error> {
                $crate::__private::deserialize(deserializer)
            }
        }
    };
}
