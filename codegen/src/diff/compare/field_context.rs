use super::methods;
use crate::api::{Field, Operation};
use crate::diff::change::Occurrence;
use crate::diff::phrase::code;
use crate::diff::usage::Direction;

/// The context of a parameter or a property.
pub(super) struct FieldContext {
    /// The path of the Rust item.
    pub(super) rust_path: String,
    /// The item that sentences name as the owner.
    pub(super) owner: String,
    pub(super) direction: Direction,
    /// Whether callers write it as an argument, and cannot read it.
    pub(super) is_argument: bool,
    /// Whether the old field was boxed, and the new one is.
    pub(super) is_boxed: (bool, bool),
}

impl FieldContext {
    /// The context of a parameter of an operation.
    pub(super) fn argument(rust_path: String, operation: &Operation) -> Self {
        Self {
            rust_path,
            owner: code(&methods::path(operation)),
            direction: Direction::REQUEST,
            is_argument: true,
            is_boxed: (false, false),
        }
    }

    pub(super) fn occurrence(&self, old: &Field, new: &Field) -> Occurrence {
        Occurrence::new(
            &*self.rust_path,
            &*self.owner,
            Some(&old.pointer),
            Some(&new.pointer),
        )
    }
}
