//! Every fact in the spec is in the docs of the generated crate. Both are read from their files; only names come from
//! the generator.

mod access_tokens;
mod checker;
mod constraints;
mod defaults;
mod descriptions;
mod docs;
mod examples;
mod links;
mod numbers;
mod operations;
mod parameters;
mod responses;
mod rewording;
mod samples;
mod types;
mod usage;
