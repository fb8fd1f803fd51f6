//! Dialects: OpenAPI 3.1 and 3.2 have spellings for which OpenAPI 3.0 has others, and those of 3.0 that later versions
//! lack. Each is replaced by that of 3.0, which the later steps know; where a document is of a version without it, with
//! a warning.

mod conditions;
mod constants;
mod document;
mod event_data;
mod identifiers;
mod items;
mod json_schema_dialect;
mod limits;
mod nulls;
mod older;
mod properties;
mod references;
mod resource;
mod schema;
mod schemas;
mod streams;
mod types;
mod values;

use serde_json::{Map, Value};

use super::grammar::ObjectKind;
use super::warnings::Warnings;
use crate::source::Pointer;
pub(super) use identifiers::resolve as resolve_identifiers;
pub(super) use references::wrap;
pub(super) use streams::translate as translate_streams;

/// Replaces the spellings of an object that OpenAPI 3.0 has others for.
pub(super) fn translate(
    kind: ObjectKind,
    entries: &mut Map<String, Value>,
    at: &Pointer,
    warnings: &mut Warnings<'_>,
) {
    schemas::replace_booleans(kind, entries, at, warnings);
    match kind {
        ObjectKind::Schema => schema::translate(entries, at, warnings),
        _ => document::translate(kind, entries, at, warnings),
    }
}
