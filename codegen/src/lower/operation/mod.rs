//! Operations: their parameters, bodies and responses.

mod body;
mod body_fields;
mod body_source;
mod body_sources;
mod capacity;
mod declared_field;
mod effect;
mod examples;
mod further_bodies;
mod headers;
mod media_kind;
mod media_types;
mod modules;
mod operations;
mod parameter_names;
mod parameter_source;
mod parameters;
mod part_headers;
mod path_template;
mod repeated_parameter;
mod response_source;
mod response_type;
mod responses;
mod security;
mod security_schemes;
mod serialization;
mod server;
mod server_url;
mod streams;
mod style;
mod type_modules;
mod url_text;

pub(super) use modules::Modules;
pub(super) use security_schemes::{name_credentials, security_schemes};
pub(super) use server::url_with_defaults;
