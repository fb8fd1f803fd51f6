//! The differences of each pair.

mod aliases;
mod constraints;
mod credentials;
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
mod replaced;
mod request_body;
mod responses;
mod schemes;
mod security;
mod sensitivity;
mod server_variables;
mod servers;
mod setters;
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
    servers::compare(matching, record);
    credentials::compare(matching, record);
    schemes::compare(matching, record);
    sids::compare(matching, record);
    operations::compare(matching, record);
    types::compare(matching, record);
    aliases::compare(matching, record);
    modules::compare(matching, record);
}
