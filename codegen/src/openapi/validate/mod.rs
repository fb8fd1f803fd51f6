//! Validates a document: its version, each object against the grammar, and each object against the typed model.

mod entries;
mod expected;
mod hints;
mod references;
mod required;
mod stub;
mod typed;
mod value;
mod version;
mod walker;

use super::KeywordUsage;
use super::object::Object;
use crate::diagnostic::Diagnostic;
use crate::source::Source;
use openapiv3::OpenAPI;

/// The result of validating a document.
#[derive(Default)]
pub(crate) struct Validation<'d> {
    /// The typed document, if each of its objects is well-formed.
    pub(crate) typed: Option<OpenAPI>,
    /// The objects of the document, with those that nothing uses.
    pub(crate) objects: Vec<Object<'d>>,
    pub(crate) usage: KeywordUsage,
    pub(crate) errors: Vec<Diagnostic>,
}

/// Validates a document; nothing is left to validate if its text could not be parsed.
pub(crate) fn validate(source: &Source) -> Validation<'_> {
    let Some(value) = &source.value else {
        return Validation::default();
    };
    if let Err(error) = version::check(value) {
        return Validation {
            errors: vec![error],
            ..Validation::default()
        };
    }
    let walked = walker::walk(value);
    let mut errors = walked.errors;
    let is_well_formed = source.errors.is_empty() && !errors.iter().any(typed::is_malformed);
    let typed = is_well_formed
        .then(|| typed::parse(value, &walked.objects))
        .and_then(|parsed| parsed.map_err(|invalid| errors.extend(invalid)).ok());
    Validation {
        typed,
        objects: walked.objects,
        usage: KeywordUsage::new(walked.occurrences),
        errors,
    }
}
