//! Reports references without a target, each target once.

use indexmap::IndexMap;
use serde_json::Value;

use super::resolver::{Failure, Resolver, Target};
use crate::diagnostic::suggest::closest;
use crate::diagnostic::{Code, Diagnostic};
use crate::openapi::expected::describe;
use crate::openapi::grammar::ObjectKind;
use crate::source::{InvalidReference, Pointer};

/// The keywords of the Components Object, each with a noun for its objects.
const COMPONENTS: &[(&str, &str)] = &[
    ("schemas", "schema"),
    ("responses", "response"),
    ("parameters", "parameter"),
    ("requestBodies", "request body"),
    ("headers", "header"),
    ("examples", "example"),
    ("links", "link"),
    ("callbacks", "callback"),
    ("securitySchemes", "security scheme"),
    ("pathItems", "path item"),
];

/// The errors of references, with the number of references that have each.
#[derive(Default)]
pub(super) struct Unresolved {
    errors: IndexMap<(Code, String, Option<ObjectKind>), (Diagnostic, usize)>,
}

/// A reference in place of an object of a kind, or of another value.
pub(super) struct Reference<'r> {
    pub(super) text: &'r str,
    pub(super) kind: Option<ObjectKind>,
    /// The location of what it replaces.
    pub(super) at: &'r Pointer,
}

impl Unresolved {
    /// Adds the error of a reference.
    pub(super) fn add(
        &mut self,
        reference: &Reference<'_>,
        failure: Failure<'_>,
        resolver: &Resolver<'_>,
    ) {
        let target = match &failure {
            Failure::Unparsable(_) | Failure::Reported => return,
            Failure::Invalid(_) => reference.text.to_owned(),
            Failure::Unreadable(at, _) | Failure::Missing(at) | Failure::Circular(at) => {
                at.to_string()
            }
            Failure::WrongKind(target, _) => target.at.to_string(),
        };
        // A target that exists may be right for other references.
        let kind = reference
            .kind
            .filter(|_| matches!(failure, Failure::WrongKind(..)));
        let error = diagnostic(reference, failure, resolver);
        let key = (error.code, target, kind);
        self.errors.entry(key).or_insert((error, 0)).1 += 1;
    }

    /// The errors, each of which says how many references have it.
    pub(super) fn into_errors(self) -> impl Iterator<Item = Diagnostic> {
        self.errors.into_values().map(|(mut error, count)| {
            if count > 1 && error.code != Code::CircularReference {
                error.message = format!("{}, in {count} places", error.message);
            }
            error
        })
    }
}

fn diagnostic(
    reference: &Reference<'_>,
    failure: Failure<'_>,
    resolver: &Resolver<'_>,
) -> Diagnostic {
    let Reference { text, kind, at } = *reference;
    let error = |code, message: String, help: String| Diagnostic::new(code, at, message).help(help);
    match failure {
        Failure::Invalid(reason) => {
            let (reason, help) = invalid(reason);
            let message = format!("unsupported reference `{text}`: {reason}");
            error(Code::UnsupportedReference, message, help.to_owned())
        }
        Failure::Unreadable(file, reason) => {
            let path = file.file().unwrap_or_default();
            let message = format!("unresolved reference: cannot read `{path}`: {reason}");
            let help = "add the file next to the document, or fix the reference".to_owned();
            error(Code::UnresolvedReference, message, help)
        }
        Failure::Missing(target) => {
            let message = format!("unresolved reference `{text}`");
            let help = suggestion(resolver, kind, &target);
            error(Code::UnresolvedReference, message, help)
        }
        Failure::WrongKind(target, actual) => {
            let message = format!(
                "unsupported reference `{text}` to {}, expected {}",
                actual.map_or_else(|| describe(target.value), ObjectKind::with_article),
                kind.map_or_else(|| "another value".to_owned(), ObjectKind::with_article),
            );
            let help = wrong_kind(resolver, kind, &target);
            error(Code::UnsupportedReference, message, help)
        }
        Failure::Circular(_) | Failure::Unparsable(_) | Failure::Reported => {
            let message = format!("circular reference `{text}`: it only refers back to itself");
            let help = "refer to an object that is not a reference itself".to_owned();
            error(Code::CircularReference, message, help)
        }
    }
}

fn invalid(reason: InvalidReference) -> (&'static str, &'static str) {
    match reason {
        InvalidReference::Fragment => (
            "its fragment is not a JSON Pointer",
            "write the way to the target, such as `#/components/schemas/NAME`",
        ),
        InvalidReference::Url => (
            "nothing is read from other hosts",
            "copy the file into the document's folder, and refer to it by its relative path",
        ),
        InvalidReference::Absolute => (
            "its path is absolute",
            "move the file into the document's folder, and refer to it by its relative path",
        ),
        InvalidReference::Outside => (
            "it leads out of the document's folder",
            "move the file into that folder, or move the document to a folder that contains both",
        ),
    }
}

/// Suggests how to fix a reference to something that does not exist.
fn suggestion(resolver: &Resolver<'_>, kind: Option<ObjectKind>, target: &Pointer) -> String {
    let tokens = target.tokens();
    let name = tokens.last().copied().unwrap_or_default();
    let parent = target.ancestor(tokens.len().saturating_sub(1));
    let key = kind.and_then(ObjectKind::component_key);
    let components = key.map(|key| Pointer::root().descend(["components", key]));
    for map in [Some(parent), components].into_iter().flatten() {
        let names = resolver
            .value(&map)
            .and_then(Value::as_object)
            .into_iter()
            .flatten();
        if let Some(close) = closest(name, names.map(|(name, _)| name.as_str())) {
            return format!("did you mean `{}`?", map.child(close));
        }
    }
    let mut components = COMPONENTS.iter();
    let same_name = components.find(|(other, _)| component(resolver, other, name).is_some());
    match (same_name, key.and_then(noun)) {
        (Some((_, actual)), Some(expected)) => {
            format!("`{name}` is a {actual}, expected a {expected}")
        }
        _ => "define it, or fix the reference".to_owned(),
    }
}

/// Suggests how to fix a reference to an object of the wrong kind.
fn wrong_kind(resolver: &Resolver<'_>, kind: Option<ObjectKind>, target: &Target<'_>) -> String {
    let tokens = target.at.tokens();
    let name = tokens.last().copied().unwrap_or_default();
    match kind.and_then(ObjectKind::component_key) {
        Some(key) if component(resolver, key, name).is_some() => {
            format!(
                "did you mean `{}`?",
                Pointer::root().descend(["components", key, name])
            )
        }
        Some(key) => format!("refer to an object of that kind, such as `#/components/{key}/NAME`"),
        None => "refer to an object of that kind".to_owned(),
    }
}

fn noun(key: &str) -> Option<&'static str> {
    let component = COMPONENTS.iter().find(|(other, _)| *other == key);
    component.map(|(_, noun)| *noun)
}

fn component<'d>(resolver: &Resolver<'d>, key: &str, name: &str) -> Option<&'d Value> {
    resolver.value(&Pointer::root().descend(["components", key, name]))
}
