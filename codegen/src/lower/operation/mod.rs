//! Operations: their parameters, bodies and responses.

mod body;
mod body_fields;
mod body_sources;
mod examples;
mod headers;
mod media_types;
mod modules;
mod operations;
mod parameter_names;
mod parameter_source;
mod parameters;
mod path_template;
mod response_source;
mod response_type;
mod responses;
mod security;
mod server;
mod style;

pub(super) use modules::Modules;
pub(super) use security::security_schemes;
