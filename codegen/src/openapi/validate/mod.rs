//! Validates a document: its version, each object against the grammar, and each object against the typed model.
//!
//! References are resolved here, and nowhere else: lowering finds the target of each reference, or an error was
//! reported for it.

mod entries;
mod linked;
mod linker;
mod links;
mod malformed;
mod misplaced;
mod object_index;
mod references;
mod replaced;
mod required;
mod resolver;
mod stub;
mod typed;
mod unresolved;
mod usage;
mod value;
mod walker;
mod webhooks;

use std::borrow::Cow;
use std::collections::{BTreeMap, BTreeSet, HashSet};
use std::sync::Arc;

use serde_json::Value;

use super::object::Object;
use super::{Document, KeywordUsage, Version};
use crate::diagnostic::Diagnostic;
use crate::source::{Origins, Pointer, Sources, SyntaxErrorKind};
use linked::Linked;
use object_index::ObjectIndex;
pub(crate) use replaced::Replaced;
use walker::{Walker, walk};

/// The result of validating a document.
#[derive(Default)]
pub(crate) struct Validation<'d> {
    pub(crate) version: Version,
    /// The typed document, with stubs in place of what is malformed.
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
    /// What is malformed, and what refers to that.
    pub(crate) replaced: Replaced,
    pub(crate) errors: Vec<Diagnostic>,
}

impl From<Diagnostic> for Validation<'_> {
    /// The result for a document that cannot be validated.
    fn from(error: Diagnostic) -> Self {
        Self {
            errors: vec![error],
            ..Self::default()
        }
    }
}

/// Validates a document; nothing is left to validate if its text could not be parsed.
pub(crate) fn validate(sources: &Sources, version: Version) -> Validation<'_> {
    let Some(value) = sources.document() else {
        return Validation::default();
    };
    let walked = walk(value, sources, version);
    link(value, sources, walked)
}

/// Links and deserializes a document.
fn link<'d>(value: &'d Value, sources: &'d Sources, mut walked: Walker<'d>) -> Validation<'d> {
    let linked = Linked::new(value, &walked);
    let mut errors = std::mem::take(&mut walked.errors);
    let malformed = malformed(sources, &walked, &linked.errors, &mut errors);
    errors.extend(linked.errors.iter().cloned());
    let replaced = match malformed.is_empty() {
        true => Replaced::default(),
        false => {
            let objects = ObjectIndex::new(&walked.objects);
            let mut replaced = malformed::replace(&malformed, &objects, &mut walked.links);
            replaced.add_references(&walked.references);
            replaced
        }
    };
    let replacing = (!malformed.is_empty()).then(|| Linked::new(value, &walked));
    let lowered = replacing.as_ref().unwrap_or(&linked);
    let parsed = lowered
        .errors
        .is_empty()
        .then(|| lowered.typed(walked.version));
    let is_new = malformed.is_empty();
    let typed = parsed.and_then(|parsed| {
        let report = |invalid| errors.extend(is_new.then_some(invalid));
        parsed.map_err(report).ok()
    });
    errors.extend(walked.misplaced.into_warning());
    Validation {
        version: walked.version,
        typed: typed.map(|typed| Document {
            typed: typed.document,
            version: walked.version,
            queries: typed.queries,
            webhook_schemas: walked.webhook_schemas,
            targets: typed.targets,
            origins: lowered.origins.clone(),
            exact_numbers: BTreeMap::new(),
            texts: sources.values(&walked.files),
        }),
        linked: linked.value,
        objects: walked.objects,
        usage: KeywordUsage::new(walked.occurrences),
        files: walked.files,
        origins: linked.origins,
        replaced,
        errors,
    }
}

/// The locations of the values that the typed model does not have. Reports those that nothing has reported yet.
fn malformed(
    sources: &Sources,
    walked: &Walker<'_>,
    unlinked: &[Diagnostic],
    errors: &mut Vec<Diagnostic>,
) -> Vec<Pointer> {
    let syntax_errors = sources.errors(&walked.files).into_iter();
    let syntax_errors = syntax_errors.filter(|error| error.kind != SyntaxErrorKind::RepeatedKey);
    let known = errors.iter().filter(|error| typed::is_malformed(error));
    let mut malformed: Vec<_> = syntax_errors.map(|error| error.pointer).collect();
    malformed.extend(known.map(|error| error.pointer.clone()));
    malformed.extend(walked.links.missing.iter().cloned());
    malformed.extend(unlinked.iter().map(|error| error.pointer.clone()));
    let index = ObjectIndex::new(&walked.objects);
    let owners = malformed.iter().filter_map(|at| index.innermost(at));
    let owners: HashSet<_> = owners.map(|object| &object.pointer).collect();
    let target = |at: &Pointer| walked.resolver.value(walked.links.value(at)?);
    let objects = walked.objects.iter();
    let others = objects.filter(|object| !owners.contains(&object.pointer));
    let invalid: Vec<_> = others
        .filter_map(|object| typed::check(object, target))
        .collect();
    malformed.extend(invalid.iter().map(|error| error.pointer.clone()));
    errors.extend(invalid);
    malformed
}
