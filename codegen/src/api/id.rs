//! Identities of types within an API.

use std::fmt;
use std::sync::Arc;

use serde::Serialize;

/// Declares an ID that is the Rust name of what it identifies, which is unique within an API.
macro_rules! id {
    ($(#[$docs:meta])* $name:ident) => {
        $(#[$docs])*
        #[derive(Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub struct $name(Arc<str>);

        impl $name {
            /// The ID of the type with that Rust name.
            pub fn new(name: &str) -> Self {
                Self(name.into())
            }

            /// The Rust name.
            pub fn as_str(&self) -> &str {
                &self.0
            }
        }

        impl fmt::Debug for $name {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                self.0.fmt(f)
            }
        }

        impl fmt::Display for $name {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str(&self.0)
            }
        }

        impl Serialize for $name {
            fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
                serializer.serialize_str(&self.0)
            }
        }
    };
}

id! {
    /// Identifies a [`TypeDef`](super::TypeDef): its Rust name, which no other type, SID type or parameter struct of the
    /// API has.
    TypeId
}

id! {
    /// Identifies a [`Sid`](super::Sid): its Rust name.
    SidId
}
