//! serde's traits for [`Wire`] types.

use serde_core::{Deserialize, Deserializer, Serialize, Serializer, de::Error as _};

use super::wire::json_type;
use crate::{Json, Wire};

/// Implements `Serialize` for every wire type.
pub fn serialize<S: Serializer>(value: &dyn Wire, serializer: S) -> Result<S::Ok, S::Error> {
    value.encode().unwrap_or_default().serialize(serializer)
}

/// Implements `Deserialize` for every wire type.
pub fn deserialize<'de, T: Wire + Default, D: Deserializer<'de>>(
    deserializer: D,
) -> Result<T, D::Error> {
    let json = Json::deserialize(deserializer)?;
    let mut value = T::default();
    if value.decode(&json) {
        Ok(value)
    } else {
        Err(D::Error::custom(format_args!(
            "{} cannot be decoded from {}",
            std::any::type_name::<T>(),
            json_type(&json)
        )))
    }
}

/// Implements serde's `Serialize` and `Deserialize` for a [`Wire`](trait@crate::Wire) type.
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
