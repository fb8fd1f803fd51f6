//! References where OpenAPI allows none.

use crate::diagnostic::{Code, Diagnostic};
use crate::source::Pointer;

/// References that are read although OpenAPI does not allow them.
#[derive(Default)]
pub(super) struct Misplaced {
    /// What the first one replaces, and where.
    first: Option<(String, Pointer)>,
    count: usize,
}

impl Misplaced {
    /// Adds a reference in place of an object or of a keyword's value.
    pub(super) fn add(&mut self, replaced: String, pointer: &Pointer) {
        self.count += 1;
        self.first
            .get_or_insert_with(|| (replaced, pointer.clone()));
    }

    /// One warning for all of them.
    pub(super) fn into_warning(self) -> Option<Diagnostic> {
        let (replaced, pointer) = self.first?;
        let elsewhere = match self.count {
            1 => String::new(),
            2 => ", here and in another place".to_owned(),
            count => format!(", here and in {} other places", count - 1),
        };
        let message = format!(
            "OpenAPI does not allow a reference in place of {replaced}; it is followed{elsewhere}"
        );
        let warning = Diagnostic::new(Code::UnknownKeyword, &pointer.child("$ref"), message);
        Some(warning.help("copy its target, or bundle the document, for tools that reject it"))
    }
}
