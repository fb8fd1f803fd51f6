//! Types that are a string on the wire.

use super::number;
use crate::Json;

/// Returns the text of a JSON string, number or boolean. A number has the digits that were received.
pub fn text(json: &Json) -> Option<String> {
    match json {
        Json::String(text) => Some(number::marked(json).unwrap_or(text).to_owned()),
        Json::Number(_) | Json::Bool(_) => Some(json.to_string()),
        _ => None,
    }
}

/// A type that is a string on the wire.
pub trait Text: From<String> {}

impl Text for String {}

/// Implements conversions, comparisons and serde for a type with `as_str` and `From<String>`.
#[doc(hidden)]
#[macro_export]
macro_rules! text {
    ($name:ident) => {
        impl $crate::__private::Text for $name {}

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
