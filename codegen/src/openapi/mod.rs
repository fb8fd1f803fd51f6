//! OpenAPI itself: grammar, dialects, repair, validation, lints, keyword usage.
//!
//! Nothing is dropped silently: [`validate`](validate()) compares each keyword of a document with the [`grammar`],
//! which defines how it is used.

mod dialect;
mod document;
mod expected;
mod expressed;
mod fix;
mod grammar;
mod hints;
mod lint;
mod mutual_tls;
mod object;
pub(crate) mod overlay;
mod paths;
mod placeholder;
mod repair;
mod targets;
mod usage;
mod validate;
mod version;
mod warnings;

pub(crate) use document::Document;
pub(crate) use expressed::Expressed;
pub(crate) use grammar::{
    EFFECT, ENUM_DESCRIPTIONS, ENUM_NAMES, RECIPIENT, SEARCH_TERMS, SECONDS, UNIT,
};
pub(crate) use lint::lint;
pub(crate) use mutual_tls::MUTUAL_TLS;
pub(crate) use paths::is_of_other_path;
pub(crate) use placeholder::PLACEHOLDER;
pub(crate) use repair::{Repairs, repair};
pub(crate) use targets::{ByPointer, Targets};
pub use usage::{KeywordOccurrence, KeywordUsage, Usage};
pub(crate) use validate::{Validation, validate};
pub(crate) use version::{Version, version};
