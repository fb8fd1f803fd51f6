//! Collects the diagnostics of lowering.

use std::cell::RefCell;
use std::collections::HashSet;

use crate::diagnostic::{Code, Diagnostic, Diagnostics};
use crate::source::Pointer;

/// The diagnostics so far. All parts of lowering share one; a location that is visited twice is reported once.
#[derive(Default)]
pub(super) struct Reporter {
    reported: RefCell<Reported>,
}

#[derive(Default)]
struct Reported {
    diagnostics: Vec<Diagnostic>,
    keys: HashSet<(Code, Pointer, String)>,
}

impl Reporter {
    /// Reports a diagnostic unless it was reported before.
    pub(super) fn report(&self, diagnostic: Diagnostic) {
        let key = (
            diagnostic.code,
            diagnostic.pointer.clone(),
            diagnostic.message.clone(),
        );
        let mut reported = self.reported.borrow_mut();
        if reported.keys.insert(key) {
            reported.diagnostics.push(diagnostic);
        }
    }

    /// Reports an error.
    pub(super) fn error(&self, code: Code, at: &Pointer, message: impl Into<String>) {
        self.report(Diagnostic::new(code, at, message));
    }

    /// All diagnostics, in the order in which they were reported; none if there are none.
    pub(super) fn into_result(self) -> Result<(), Diagnostics> {
        let Reported { diagnostics, .. } = self.reported.into_inner();
        if diagnostics.is_empty() {
            Ok(())
        } else {
            Err(Diagnostics::from(diagnostics))
        }
    }
}
