//! Mistakes with one sensible interpretation: each gets it, with a warning, so that the later steps need to know
//! nothing about it.
//!
//! Mistakes that are ambiguous stay in the document; [`validate`](super::validate()) reports them as errors.

mod body_parameters;
mod coerce;
mod examples;
mod json_text;
mod keys;
mod lists;
mod missing;
mod object;
mod path_parameters;
mod references;
mod scalars;
mod schema;
mod schema_type;
mod swagger;
mod warnings;

use serde_json::Value;

use super::grammar::ObjectKind;
use super::version;
use crate::diagnostic::Diagnostic;
use crate::source::SourceMap;
use object::Repair;
use warnings::Warnings;

/// Returns the document with each mistake that has one sensible interpretation replaced by that, and the warnings.
pub(crate) fn repair(mut value: Value, map: &mut SourceMap) -> (Value, Vec<Diagnostic>) {
    let mut warnings = Warnings::new(map);
    let mut objects = Vec::new();
    // What is a mistake depends on the version.
    let is_supported = version::check(&value).is_ok();
    if let (true, Value::Object(entries)) = (is_supported, &mut value) {
        let mut repair = Repair::new(&mut warnings);
        repair.document(entries);
        objects = repair.into_visited();
    }
    for (kind, pointer) in &objects {
        let replacements = match kind {
            ObjectKind::Schema => scalars::of_schema(&value, pointer, &mut warnings),
            ObjectKind::MediaType => examples::of_media_type(&value, pointer, &mut warnings),
            ObjectKind::PathItem => path_parameters::of_path_item(&value, pointer, &mut warnings),
            _ => Vec::new(),
        };
        for (pointer, replacement) in replacements {
            pointer.insert(&mut value, replacement);
        }
    }
    (value, warnings.into_diagnostics())
}
