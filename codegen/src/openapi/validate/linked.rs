use std::borrow::Cow;

use serde_json::Value;

use super::linker::Linker;
use super::typed::{self, Typed};
use super::walker::Walker;
use crate::diagnostic::Diagnostic;
use crate::openapi::Version;
use crate::openapi::grammar::ObjectKind;
use crate::source::{Origins, Pointer};

/// A linked document.
pub(super) struct Linked<'d> {
    pub(super) value: Cow<'d, Value>,
    /// The targets of references that are not components.
    targets: Vec<(ObjectKind, Pointer, Cow<'d, Value>)>,
    pub(super) origins: Origins,
    pub(super) errors: Vec<Diagnostic>,
}

impl<'d> Linked<'d> {
    pub(super) fn new(document: &'d Value, walked: &Walker<'d>) -> Self {
        let mut linker = Linker::new(&walked.links, &walked.resolver);
        let value = linker.link(document, &Pointer::root());
        let targets = walked.links.targets().filter_map(|(kind, at)| {
            let target = linker.link(walked.resolver.value(at)?, at);
            Some((*kind, at.clone(), target))
        });
        let targets = targets.collect();
        let Linker {
            origins, errors, ..
        } = linker;
        Self {
            value,
            targets,
            origins,
            errors,
        }
    }

    /// Deserializes the document.
    pub(super) fn typed(&self, version: Version) -> Result<Typed, Diagnostic> {
        let targets = self.targets.iter().map(|(kind, at, target)| {
            let place = self.origins.place_of(at);
            (*kind, place, target.as_ref())
        });
        typed::parse(&self.value, version, targets)
    }
}
