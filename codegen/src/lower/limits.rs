//! How far schemas are followed, so that there is an end to all of them.

use std::rc::Rc;

use super::Lowering;
use super::shape::Shape;
use crate::{Code, Diagnostic, Pointer};

/// How many schemas may stand in each other through `allOf`, `oneOf` and `anyOf`, or through lists and maps that
/// have no name: far more than people can follow. Working on them takes stack in proportion.
pub(super) const DEPTH_LIMIT: usize = 100;

/// How many properties and schemas `allOf`, `oneOf` and `anyOf` may put together in a document: far more than real
/// ones do, far less than memory holds.
const COMPOSED_LIMIT: usize = 250_000;

impl<'a> Lowering<'a> {
    /// Counts what is put together; false where it is too much.
    pub(super) fn compose(&mut self, amount: usize, at: &Pointer) -> bool {
        let before = self.followed.composed;
        self.followed.composed = before.saturating_add(amount);
        let fits = self.followed.composed <= COMPOSED_LIMIT;
        if !fits && before <= COMPOSED_LIMIT {
            self.report(
                Diagnostic::new(
                    Code::Unsupported,
                    at,
                    format!(
                        "the `allOf`, `oneOf` and `anyOf` of this document put together more than \
                         {COMPOSED_LIMIT} properties and schemas"
                    ),
                )
                .help("refer to what many schemas share from a property of theirs"),
            );
        }
        fits
    }

    /// Says that schemas stand too deep in each other; nothing is said of the innermost then.
    pub(super) fn too_deep(&mut self, at: &Pointer) -> Rc<Shape<'a>> {
        self.report_depth(at, "`allOf`, `oneOf` and `anyOf`");
        Rc::new(Shape::Untyped)
    }

    /// Says that schemas stand too deep in each other, and through what.
    pub(super) fn report_depth(&mut self, at: &Pointer, through: &str) {
        let message =
            format!("more than {DEPTH_LIMIT} schemas stand in each other here through {through}");
        self.report(
            Diagnostic::new(Code::Unsupported, at, message)
                .help("let one of them be an object that holds the next in a property"),
        );
    }
}
