//! Fragments in paths.

use crate::diagnostic::{Code, Diagnostic};
use crate::openapi::Validation;
use crate::openapi::grammar::ObjectKind;

/// Warns about each path with a fragment.
pub(super) fn check(validation: &Validation<'_>) -> Vec<Diagnostic> {
    let objects = &validation.objects;
    let paths = objects
        .iter()
        .filter(|object| object.kind == ObjectKind::Paths);
    let keys = paths.flat_map(|paths| {
        paths
            .entries
            .keys()
            .map(|key| (key, paths.pointer.child(key)))
    });
    keys.filter_map(|(key, at)| {
        let (_, fragment) = key.split_once('#')?;
        let message = format!("the fragment `#{fragment}` of the path is not sent");
        let warning = Diagnostic::new(Code::PathFragment, &at, message);
        Some(warning.help("write `%23` for the character `#`, or remove the fragment"))
    })
    .collect()
}
