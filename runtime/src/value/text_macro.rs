//! Macros for types that are a string on the wire.

/// Implements conversions into text, printing, serde and clap for a type with `as_str`, `Text` and `FromStr`.
#[doc(hidden)]
#[macro_export]
macro_rules! text {
    ($name:ident) => {
        impl From<$name> for String {
            #[inline]
            fn from(value: $name) -> Self {
                value.as_str().to_owned()
            }
        }

        impl From<&$name> for String {
            #[inline]
            fn from(value: &$name) -> Self {
                value.as_str().to_owned()
            }
        }

        impl AsRef<str> for $name {
            #[inline]
            fn as_ref(&self) -> &str {
                self.as_str()
            }
        }

        impl ::std::fmt::Display for $name {
            #[inline]
            fn fmt(&self, f: &mut ::std::fmt::Formatter<'_>) -> ::std::fmt::Result {
                f.pad(self.as_str())
            }
        }

        $crate::serde!($name);
        $crate::clap!($name);
    };
}

/// Implements conversions from and comparisons with text for a type with `From<String>`, such as dates.
#[doc(hidden)]
#[macro_export]
macro_rules! text_of_one_kind {
    ($name:ident) => {
        impl $crate::__private::Text for $name {
            fn from_text(text: String) -> Self {
                Self::from(text)
            }
        }

        impl From<&str> for $name {
            #[inline]
            fn from(text: &str) -> Self {
                Self::from(text.to_owned())
            }
        }

        impl From<&String> for $name {
            #[inline]
            fn from(text: &String) -> Self {
                Self::from(text.clone())
            }
        }

        impl From<&$name> for $name {
            #[inline]
            fn from(value: &$name) -> Self {
                value.clone()
            }
        }

        $crate::text_comparisons!($name);
    };
}

/// Implements comparisons with text.
#[doc(hidden)]
#[macro_export]
macro_rules! text_comparisons {
    ($name:ident) => {
        impl PartialEq<str> for $name {
            #[inline]
            fn eq(&self, text: &str) -> bool {
                self.as_str() == text
            }
        }

        impl PartialEq<&str> for $name {
            #[inline]
            fn eq(&self, text: &&str) -> bool {
                self.as_str() == *text
            }
        }
    };
}

/// Implements order and hashes for a type that is compared by its text, which can be borrowed from it.
#[doc(hidden)]
#[macro_export]
macro_rules! text_order {
    ($name:ident) => {
        impl Eq for $name {}

        impl PartialOrd for $name {
            #[inline]
            fn partial_cmp(&self, other: &Self) -> Option<::std::cmp::Ordering> {
                Some(self.cmp(other))
            }
        }

        impl Ord for $name {
            #[inline]
            fn cmp(&self, other: &Self) -> ::std::cmp::Ordering {
                self.as_str().cmp(other.as_str())
            }
        }

        impl ::std::hash::Hash for $name {
            fn hash<H: ::std::hash::Hasher>(&self, state: &mut H) {
                self.as_str().hash(state);
            }
        }

        impl ::std::borrow::Borrow<str> for $name {
            #[inline]
            fn borrow(&self) -> &str {
                self.as_str()
            }
        }
    };
}

/// Makes clap parse a type with `FromStr`, which is stricter than `From<String>`.
#[cfg(feature = "clap")]
#[doc(hidden)]
#[macro_export]
macro_rules! clap {
    ($name:ident) => {
        impl $crate::__private::clap_builder::builder::ValueParserFactory for $name {
            type Parser = $crate::__private::clap_builder::builder::ValueParser;

            fn value_parser() -> Self::Parser {
                Self::Parser::new(<Self as ::std::str::FromStr>::from_str)
            }
        }
    };
}

/// Does nothing without the feature `clap`.
#[cfg(not(feature = "clap"))]
#[doc(hidden)]
#[macro_export]
macro_rules! clap {
    ($name:ident) => {};
}
