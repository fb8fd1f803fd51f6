//! The macro that defines error codes.

/// A code and the name of its constant.
pub(crate) type Entry = (i64, &'static str);

/// Defines constants, and `TABLE`, which has their codes and names.
macro_rules! codes {
    ($($(#[$attribute:meta])* $name:ident = $code:literal;)*) => {
        $(
            $(#[$attribute])*
            pub const $name: i64 = $code;
        )*

        pub(super) const TABLE: &[super::table::Entry] = &[$(($code, stringify!($name))),*];
    };
}

pub(crate) use codes;
