//! The differences of each pair.

mod aliases;
mod constraints;
mod docs;
mod enums;
mod examples;
mod field_context;
mod fields;
mod headers;
mod info;
mod methods;
mod modules;
mod operations;
mod parameters;
mod path_parameters;
mod positions;
mod request_body;
mod responses;
mod security;
mod sensitivity;
mod sids;
mod structs;
mod type_pair;
mod types;
mod unions;

use super::matching::Matching;
use super::record::Record;

/// Records all changes.
pub(super) fn compare(matching: &Matching<'_>, record: &mut Record) {
    info::compare(matching, record);
    security::compare_schemes(matching, record);
    sids::compare(matching, record);
    operations::compare(matching, record);
    types::compare(matching, record);
    aliases::compare(matching, record);
    modules::compare(matching, record);
}
