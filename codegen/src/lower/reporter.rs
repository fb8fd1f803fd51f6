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
    /// The parts of the document that make no difference, with the reasons.
    ignored: Vec<(Pointer, &'static str)>,
    /// The parts that make a difference only there.
    used: Vec<Pointer>,
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

    /// Notes that a part of the document makes no difference.
    pub(super) fn ignored(&self, at: &Pointer, reason: &'static str) {
        let mut reported = self.reported.borrow_mut();
        reported.ignored.push((at.clone(), reason));
    }

    /// Notes that a part of the document makes a difference that it does not make elsewhere.
    pub(super) fn used(&self, at: &Pointer) {
        self.reported.borrow_mut().used.push(at.clone());
    }

    /// All diagnostics, in the order in which they were reported, and the parts of the document that make no difference,
    /// or one only there.
    pub(super) fn into_parts(self) -> (Diagnostics, Vec<(Pointer, &'static str)>, Vec<Pointer>) {
        let Reported {
            diagnostics,
            ignored,
            used,
            ..
        } = self.reported.into_inner();
        (Diagnostics::from(diagnostics), ignored, used)
    }
}
