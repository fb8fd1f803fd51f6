//! What types that are texts at heart have in common.

use crate::Json;

/// The text of a JSON string; numbers and booleans too are read where a text is expected.
pub fn text(json: &Json) -> Option<String> {
    match json {
        Json::String(text) => Some(text.clone()),
        Json::Number(_) | Json::Bool(_) => Some(json.to_string()),
        _ => None,
    }
}

/// serde's `Serialize` and `Deserialize` by way of [`Wire`](crate::Wire).
#[doc(hidden)]
#[macro_export]
macro_rules! serde {
    ($name:ident) => {
        impl $crate::__private::serde_core::Serialize for $name {
            fn serialize<S: $crate::__private::serde_core::Serializer>(
                &self,
                out: S,
            ) -> Result<S::Ok, S::Error> {
                $crate::__private::serialize(self, out)
            }
        }

        impl<'de> $crate::__private::serde_core::Deserialize<'de> for $name {
            fn deserialize<D: $crate::__private::serde_core::Deserializer<'de>>(
                from: D,
            ) -> Result<Self, D::Error> {
                $crate::__private::deserialize(from)
            }
        }
    };
}

/// Conversions, comparisons and serde for a type with `as_str` and `From<String>`.
#[doc(hidden)]
#[macro_export]
macro_rules! text {
    ($name:ident) => {
        impl From<&str> for $name {
            fn from(text: &str) -> Self {
                Self::from(text.to_owned())
            }
        }

        impl From<&String> for $name {
            fn from(text: &String) -> Self {
                Self::from(text.clone())
            }
        }

        impl From<&$name> for $name {
            fn from(value: &$name) -> Self {
                value.clone()
            }
        }

        impl AsRef<str> for $name {
            fn as_ref(&self) -> &str {
                self.as_str()
            }
        }

        impl PartialEq<str> for $name {
            fn eq(&self, text: &str) -> bool {
                self.as_str() == text
            }
        }

        impl PartialEq<&str> for $name {
            fn eq(&self, text: &&str) -> bool {
                self.as_str() == *text
            }
        }

        impl ::std::fmt::Display for $name {
            fn fmt(&self, f: &mut ::std::fmt::Formatter<'_>) -> ::std::fmt::Result {
                f.pad(self.as_str())
            }
        }

        $crate::serde!($name);
    };
}
