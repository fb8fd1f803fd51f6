//! Limits on composition and nesting, so that resolving any document ends.

use std::rc::Rc;

use super::resolved::ResolvedSchema;
use super::schemas::Schemas;
use crate::diagnostic::{Code, Diagnostic};
use crate::source::Pointer;

/// The greatest number of schemas nested in each other through `allOf`, `oneOf` and `anyOf`, or through lists and maps
/// without a name: far more than people can follow. Resolving them takes stack in proportion.
pub(in crate::lower) const DEPTH_LIMIT: usize = 100;

/// The composition budget of a document, in properties and schemas: far more than real documents need, far less than
/// fits into memory.
const COMPOSITION_BUDGET: usize = 250_000;

impl<'a> Schemas<'a> {
    /// Charges `amount` to the composition budget; `false` once it is exhausted.
    pub(super) fn charge(&mut self, amount: usize, at: &Pointer) -> bool {
        let before = self.composed;
        self.composed = before.saturating_add(amount);
        let fits = self.composed <= COMPOSITION_BUDGET;
        if !fits && before <= COMPOSITION_BUDGET {
            let message = format!(
                "`allOf`, `oneOf` and `anyOf` compose more than {COMPOSITION_BUDGET} properties and schemas in \
                 this document"
            );
            self.reporter.report(
                Diagnostic::new(Code::Unsupported, at, message)
                    .help("refer to what many schemas share through a property"),
            );
        }
        fits
    }

    /// Reports that schemas are nested too deeply, and takes the innermost for one of any value.
    pub(super) fn reject_depth(&mut self, at: &Pointer) -> Rc<ResolvedSchema<'a>> {
        self.report_depth(at, "`allOf`, `oneOf` and `anyOf`");
        Rc::new(ResolvedSchema::Any)
    }

    /// Reports that schemas are nested too deeply, and through what.
    pub(in crate::lower) fn report_depth(&self, at: &Pointer, through: &str) {
        let message = format!("more than {DEPTH_LIMIT} schemas nested through {through}");
        self.reporter.report(
            Diagnostic::new(Code::Unsupported, at, message)
                .help("make one of them an object that has the next one in a property"),
        );
    }
}
