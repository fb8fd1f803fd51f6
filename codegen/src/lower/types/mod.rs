//! Types: the Rust type of each schema, and the definitions of those with names.

mod components;
mod enums;
mod fields;
mod identity;
mod member_traits;
mod structs;
mod type_of;
mod unions;
mod variant_words;

pub(super) use fields::FieldSource;
pub(super) use identity::identity;
pub(super) use structs::Owner;
