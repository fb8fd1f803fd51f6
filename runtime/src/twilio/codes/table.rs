//! The macro that defines error codes.

/// A code and the name of its constant.
pub(crate) type Entry = (i64, &'static str);

/// An error code as data, for documentation outside of rustdoc.
#[cfg(feature = "code-descriptions")]
#[derive(Clone, Copy, Debug)]
pub struct CodeDescription {
    /// The code.
    pub code: i64,
    /// The name of its constant.
    pub name: &'static str,
    /// The lines of its docs: its meaning and remedy, in Markdown.
    pub docs: &'static [&'static str],
    /// The words by which readers may search for it.
    pub search_terms: &'static [&'static str],
}

/// Defines constants, and `TABLE`, which has their codes and names.
macro_rules! codes {
    ($(
        $(#[doc = $docs:literal])*
        $(#[doc(alias = $term:literal)])*
        $name:ident = $code:literal;
    )*) => {
        $(
            $(#[doc = $docs])*
            $(#[doc(alias = $term)])*
            pub const $name: i64 = $code;
        )*

        pub(super) const TABLE: &[super::table::Entry] = &[$(($code, stringify!($name))),*];

        #[cfg(feature = "code-descriptions")]
        pub(super) const DESCRIPTIONS: &[super::table::CodeDescription] = &[
            $(super::table::CodeDescription {
                code: $code,
                name: stringify!($name),
                docs: &[$($docs),*],
                search_terms: &[$($term),*],
            }),*
        ];
    };
}

pub(crate) use codes;
