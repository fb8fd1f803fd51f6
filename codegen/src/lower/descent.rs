//! How deep lowering goes down into schemas: references make documents of any depth, and the stack has an end.

use std::collections::VecDeque;

use openapiv3::{ReferenceOr, Schema};

use super::Lowering;
use super::shape::{Shape, shape};
use crate::{Code, Pointer};

/// From here on down, a schema of `components` that has a type of its own is left for later: its name is all that
/// is needed.
const DEPTH: usize = 40;

/// How many lists, maps and references may stand in one another without a type of its own between them: the
/// compiler goes down into them too.
const CHAIN: usize = 40;

/// Where lowering is.
#[derive(Default)]
pub(super) struct Descent {
    /// For each level, how many there are without a type of its own, up from it.
    chains: Vec<usize>,
    /// The schemas that were left for later, each with its module.
    later: VecDeque<(String, String)>,
    catching_up: bool,
}

impl<'a> Lowering<'a> {
    /// Goes down a level; false, with a fault, if that is too deep.
    pub(super) fn descend(&mut self, schema: &ReferenceOr<&'a Schema>, at: &Pointer) -> bool {
        let chain = match schema {
            ReferenceOr::Item(schema) if has_own_type(schema) => 0,
            _ => self.descent.chains.last().map_or(0, |above| above + 1),
        };
        if chain > CHAIN {
            self.fault(
                Code::Unsupported,
                at,
                format!(
                    "more than {CHAIN} lists, maps and references in one another are not supported"
                ),
            );
            return false;
        }
        self.descent.chains.push(chain);
        true
    }

    /// Goes up a level, and from the first one to what was left for later.
    pub(super) fn ascend(&mut self) {
        self.descent.chains.pop();
        if !self.descent.chains.is_empty() || self.descent.catching_up {
            return;
        }
        self.descent.catching_up = true;
        let here = self.module.clone();
        while let Some((name, module)) = self.descent.later.pop_front() {
            self.module = module;
            let components = self.document.components.as_ref();
            if let Some(schema) = components.and_then(|all| all.schemas.get(&name)) {
                self.work_out(&name, schema);
            }
        }
        self.module = here;
        self.descent.catching_up = false;
    }

    /// Leaves a schema of `components` for later if this is deep down; false if not.
    pub(super) fn put_off(&mut self, name: &str) -> bool {
        let deep = self.descent.chains.len() > DEPTH;
        if deep {
            let later = (name.to_owned(), self.module.clone());
            self.descent.later.push_back(later);
        }
        deep
    }
}

/// Whether the type of a schema has a name of its own.
pub(super) fn has_own_type(schema: &Schema) -> bool {
    matches!(shape(schema), Shape::Object(..) | Shape::Enum(_))
}
