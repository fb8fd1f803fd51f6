//! Validates a document: its version, each object against the grammar, and each object against the typed model.
//!
//! References are resolved here, and nowhere else: lowering finds the target of each reference, or an error was
//! reported for it.

mod entries;
mod linker;
mod links;
mod misplaced;
mod references;
mod required;
mod resolver;
mod stub;
mod typed;
mod unresolved;
mod usage;
mod value;
mod walker;

use std::borrow::Cow;
use std::collections::BTreeSet;
use std::sync::Arc;

use serde_json::Value;

use super::object::Object;
use super::{Document, KeywordUsage, version};
use crate::diagnostic::Diagnostic;
use crate::source::{Origins, Pointer, Sources, SyntaxErrorKind};
use linker::Linker;
use walker::{Walker, walk};

/// The result of validating a document.
#[derive(Default)]
pub(crate) struct Validation<'d> {
    /// The typed document, if each of its objects is well-formed.
    pub(crate) typed: Option<Document<'d>>,
    /// The document as JSON, with the targets of references to other things than components in their place.
    pub(crate) linked: Cow<'d, Value>,
    /// The objects of the document, with those that nothing uses.
    pub(crate) objects: Vec<Object<'d>>,
    pub(crate) usage: KeywordUsage,
    /// The other files that the document consists of.
    pub(crate) files: BTreeSet<Arc<str>>,
    /// Where the texts have the values of the linked document.
    pub(crate) origins: Origins,
    pub(crate) errors: Vec<Diagnostic>,
}

/// Validates a document; nothing is left to validate if its text could not be parsed.
pub(crate) fn validate(sources: &Sources) -> Validation<'_> {
    let Some(value) = sources.document() else {
        return Validation::default();
    };
    if let Err(error) = version::check(value) {
        return Validation {
            errors: vec![error],
            ..Validation::default()
        };
    }
    let walked = walk(value, sources);
    link(value, sources, walked)
}

/// Links and deserializes a document.
fn link<'d>(value: &'d Value, sources: &'d Sources, walked: Walker<'d>) -> Validation<'d> {
    let mut linker = Linker::new(&walked.links, &walked.resolver);
    let linked = linker.link(value, &Pointer::root());
    let targets: Vec<_> = walked
        .links
        .targets()
        .filter_map(|(kind, at)| {
            Some((
                *kind,
                at.clone(),
                linker.link(walked.resolver.value(at)?, at),
            ))
        })
        .collect();
    let Linker {
        origins,
        errors: unlinked,
        ..
    } = linker;
    let mut errors = walked.errors;
    let mut syntax_errors = sources.errors(&walked.files).into_iter();
    let is_well_formed = syntax_errors.all(|error| error.kind == SyntaxErrorKind::RepeatedKey)
        && unlinked.is_empty()
        && !walked.links.is_incomplete
        && !errors.iter().any(typed::is_malformed);
    errors.extend(unlinked);
    let placed = targets
        .into_iter()
        .map(|(kind, at, target)| (kind, origins.place_of(&at), target));
    let typed = is_well_formed
        .then(|| {
            let target = |at: &Pointer| walked.resolver.value(walked.links.value(at)?);
            typed::parse(&linked, placed, &walked.objects, target)
        })
        .and_then(|parsed| parsed.map_err(|invalid| errors.extend(invalid)).ok());
    errors.extend(walked.misplaced.into_warning());
    Validation {
        typed: typed.map(|(typed, targets)| Document {
            typed,
            targets,
            origins: origins.clone(),
            texts: sources.values(&walked.files),
        }),
        linked,
        objects: walked.objects,
        usage: KeywordUsage::new(walked.occurrences),
        files: walked.files,
        origins,
        errors,
    }
}
