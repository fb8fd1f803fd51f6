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
mod security;
mod swagger;

use std::collections::HashSet;

use super::grammar::{ObjectKind, kind_at};
use super::warnings::Warnings;
use super::{Expressed, Version, dialect};
use crate::diagnostic::Diagnostic;
use crate::source::{Pointer, SourceMaps, Sources};
use object::{Repair, Target, TargetKind};

/// The result of repairing a document.
#[derive(Default)]
pub(crate) struct Repairs {
    pub(crate) diagnostics: Vec<Diagnostic>,
    /// The keywords that others express.
    pub(crate) expressed: Vec<Expressed>,
}

/// Replaces each mistake that has one sensible interpretation by that, and each spelling that OpenAPI 3.0 lacks by its
/// own, in a document and in the files that it refers to.
pub(crate) fn repair(sources: &mut Sources, maps: &mut SourceMaps, version: Version) -> Repairs {
    let mut warnings = Warnings::new(maps, version);
    dialect::resolve_identifiers(sources, &mut warnings);
    dialect::translate_streams(sources, &mut warnings);
    for (kind, pointer) in walk(sources, &mut warnings) {
        let replacements = match kind {
            ObjectKind::Schema => scalars::of_schema(sources, &pointer, &mut warnings),
            ObjectKind::MediaType => examples::of_media_type(sources, &pointer, &mut warnings),
            ObjectKind::Document | ObjectKind::Operation => {
                security::of_owner(sources, &pointer, &mut warnings)
            }
            ObjectKind::PathItem => path_parameters::of_path_item(sources, &pointer, &mut warnings),
            _ => Vec::new(),
        };
        for (pointer, replacement) in replacements {
            sources.insert(&pointer, replacement);
        }
    }
    let (diagnostics, expressed) = warnings.into_parts();
    Repairs {
        diagnostics,
        expressed,
    }
}

/// Repairs each object by itself, first the document, then what references refer to. Returns the objects.
fn walk(sources: &mut Sources, warnings: &mut Warnings<'_>) -> Vec<(ObjectKind, Pointer)> {
    let document = sources.name.clone();
    let body_parameters = body_parameters::take_shared(sources);
    let mut repair = Repair::new(&document, &body_parameters, warnings);
    let mut pending = vec![Target {
        at: Pointer::root(),
        kind: TargetKind::Object(ObjectKind::Document),
    }];
    let mut values = HashSet::new();
    while let Some(Target { at, kind }) = pending.pop() {
        let is_new = match kind {
            TargetKind::Object(kind) => {
                let is_document = at.file().is_none();
                !is_document || kind_at(&at.tokens()).is_none_or(|actual| actual == kind)
            }
            TargetKind::Value(keyword) => values.insert((keyword.name, at.clone())),
        };
        if let Some(value) = sources.find_mut(&at).filter(|_| is_new) {
            let mut taken = value.take();
            repair.target(kind, &mut taken, &at);
            *value = taken;
            pending.append(&mut repair.targets);
        }
    }
    repair.repaired
}
