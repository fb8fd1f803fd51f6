//! Names: how the document's become Rust's, and which types, modules and operations have which.
//!
//! A name depends on the thing that is named and at most on what precedes it, so that additions rename nothing. Only the
//! members of a union are named after what distinguishes them from each other.

mod case;
mod definitions;
mod disambiguate;
mod media_types;
mod modules;
mod operation_ids;
mod reserved;
mod root_names;
mod rust;
mod sids;
mod type_names;
mod type_path;
mod words;

pub(super) use definitions::inner_start;
pub(super) use disambiguate::disambiguate;
pub(super) use modules::{MODULE_OF_SHARED, module_of_operation, tags_by_module};
pub(super) use rust::{
    argument_name, const_name, credential_name, examples_module_name, field_name, method_name,
    static_name, variant_name,
};
pub(super) use sids::SidNames;
pub(super) use type_names::TypeNames;
pub(super) use type_path::TypePath;
pub(super) use words::Words;
