//! Finds the targets of references.

use std::collections::HashSet;

use serde_json::Value;

use crate::openapi::grammar::{ObjectKind, kind_at};
use crate::source::{InvalidReference, NoValue, Pointer, Sources, child, location};

/// The number of references that the way to a target may lead through.
const MAX_REFERENCES: usize = 20;

/// Finds the targets of references in the texts of a document.
pub(super) struct Resolver<'d> {
    sources: &'d Sources,
    /// The targets that no longer lead to a reference back to themselves.
    finite: HashSet<Pointer>,
    /// The targets that lead back to themselves.
    circular: HashSet<Pointer>,
}

/// The value that a reference refers to, and its location.
#[derive(Clone)]
pub(super) struct Target<'d> {
    pub(super) value: &'d Value,
    pub(super) at: Pointer,
}

/// The reason why a reference has no target.
pub(super) enum Failure<'d> {
    /// It is not a location in the document's folder.
    Invalid(InvalidReference),
    /// The file cannot be read.
    Unreadable(Pointer, &'d str),
    /// The file cannot be parsed, which its own errors report.
    Unparsable(Pointer),
    /// The file has nothing there.
    Missing(Pointer),
    /// The target is not the right kind of object.
    WrongKind(Target<'d>, Option<ObjectKind>),
    /// It leads back to itself.
    Circular(Pointer),
    /// It leads to references that lead back to themselves, which was reported before.
    Reported,
}

impl<'d> Resolver<'d> {
    pub(super) fn new(sources: &'d Sources) -> Self {
        Self {
            sources,
            finite: HashSet::new(),
            circular: HashSet::new(),
        }
    }

    /// Finds the target of a reference in place of any value.
    pub(super) fn resolve_value(
        &mut self,
        reference: &str,
        from: &Pointer,
    ) -> Result<Target<'d>, Failure<'d>> {
        let target = self.resolve(reference, from)?;
        self.check_end(&target)?;
        Ok(target)
    }

    /// Finds the target of a reference at `from`.
    fn resolve(&self, reference: &str, from: &Pointer) -> Result<Target<'d>, Failure<'d>> {
        self.resolve_within(reference, from, MAX_REFERENCES)
    }

    /// Finds the target of a reference in place of an object of that kind.
    pub(super) fn resolve_object(
        &mut self,
        kind: ObjectKind,
        reference: &str,
        from: &Pointer,
    ) -> Result<Target<'d>, Failure<'d>> {
        let target = self.resolve(reference, from)?;
        if target.at.file().is_none() || is_document(&target.at) {
            match kind_at(&target.at.tokens()) {
                Some(actual) if actual != kind => {
                    return Err(Failure::WrongKind(target, Some(actual)));
                }
                _ => {}
            }
        }
        if !target.value.is_object() {
            return Err(Failure::WrongKind(target, None));
        }
        self.check_end(&target)?;
        Ok(target)
    }

    fn resolve_within(
        &self,
        reference: &str,
        from: &Pointer,
        references: usize,
    ) -> Result<Target<'d>, Failure<'d>> {
        let to = location(reference, from, &self.sources.name).map_err(Failure::Invalid)?;
        let root = to.ancestor(0);
        let value = match self.sources.value(to.file()) {
            Ok(value) => value,
            Err(NoValue::Unreadable(reason)) => return Err(Failure::Unreadable(root, reason)),
            Err(NoValue::Invalid) => return Err(Failure::Unparsable(root)),
        };
        let mut found = Target { value, at: root };
        for token in to.tokens() {
            found = match self.child(&found, token, references) {
                Some(child) => child,
                None => return Err(Failure::Missing(to)),
            };
        }
        Ok(found)
    }

    /// The child of a value, or else that of the value that a reference in its place refers to.
    fn child(&self, parent: &Target<'d>, token: &str, references: usize) -> Option<Target<'d>> {
        if let Some(value) = child(parent.value, token) {
            let at = parent.at.child(token);
            return Some(Target { value, at });
        }
        let reference = reference(parent.value)?;
        let references = references.checked_sub(1)?;
        let target = self
            .resolve_within(reference, &parent.at, references)
            .ok()?;
        self.child(&target, token, references)
    }

    /// Checks that a target is not a reference, or leads to something that is not.
    fn check_end(&mut self, target: &Target<'d>) -> Result<(), Failure<'d>> {
        let mut followed = HashSet::new();
        let mut target = target.clone();
        while !self.finite.contains(&target.at) {
            if self.circular.contains(&target.at) {
                self.circular.extend(followed);
                return Err(Failure::Reported);
            }
            if !followed.insert(target.at.clone()) {
                self.circular.extend(followed);
                return Err(Failure::Circular(target.at));
            }
            // A reference without a target is reported where it is.
            let next = reference(target.value).map(|next| self.resolve(next, &target.at));
            let Some(Ok(next)) = next else {
                break;
            };
            target = next;
        }
        self.finite.extend(followed);
        Ok(())
    }

    /// The value at a location.
    pub(super) fn value(&self, at: &Pointer) -> Option<&'d Value> {
        let root = self.sources.value(at.file()).ok()?;
        at.tokens()
            .into_iter()
            .try_fold(root, |value, token| child(value, token))
    }
}

/// The reference in place of a value.
pub(super) fn reference(value: &Value) -> Option<&str> {
    value.get("$ref")?.as_str()
}

/// Whether a location in another file is in a part that OpenAPI documents have.
fn is_document(at: &Pointer) -> bool {
    matches!(at.tokens()[..], ["components" | "paths", ..])
}
