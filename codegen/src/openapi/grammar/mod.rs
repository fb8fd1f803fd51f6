//! The grammar of OpenAPI: each kind of object with its keywords, the type of their values, the first version that has
//! each, and how it is used. The types are those of 3.0, which [`dialect`](super::dialect) translates to. To support a
//! keyword, change its line in [`objects`] or [`schema`].

mod extensions;
mod keyword;
mod object_kind;
mod objects;
mod position;
mod schema;

pub(crate) use extensions::{
    EFFECT, ENUM_DESCRIPTIONS, ENUM_NAMES, RECIPIENT, SEARCH_TERMS, SECONDS, UNIT, extension_usage,
    is_extension,
};
pub(crate) use keyword::{Keyword, UsageRule, ValueType};
pub(crate) use object_kind::ObjectKind;
pub(crate) use objects::{BESIDE_REFERENCE, UNUSED};
pub(crate) use position::kind_at;
pub(crate) use schema::{TYPES, UNREFERENCED};
