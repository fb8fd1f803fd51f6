use crate::Pointer;

/// A position in an example.
#[derive(Clone)]
pub(super) struct Position {
    /// The location of the value.
    pub(super) value: Pointer,
    /// The location of its schema.
    pub(super) schema: Pointer,
}

impl Position {
    /// The position of a child that has no schema of its own.
    pub(super) fn child(&self, token: impl std::fmt::Display) -> Self {
        Self {
            value: self.value.child(token),
            schema: self.schema.clone(),
        }
    }

    /// The same position with the schema at another location.
    pub(super) fn with_schema(&self, schema: &Pointer) -> Self {
        Self {
            value: self.value.clone(),
            schema: schema.clone(),
        }
    }
}
