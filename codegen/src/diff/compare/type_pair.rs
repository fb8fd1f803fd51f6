use crate::api::{TypeDef, TypeId};
use crate::diff::change::Occurrence;
use crate::diff::phrase::code;
use crate::diff::usage::Direction;

/// A type of both APIs.
pub(super) struct TypePair<'a> {
    pub(super) old_id: &'a TypeId,
    pub(super) id: &'a TypeId,
    pub(super) old: &'a TypeDef,
    pub(super) new: &'a TypeDef,
    pub(super) direction: Direction,
}

impl TypePair<'_> {
    /// An occurrence at an item of the type.
    pub(super) fn item(&self, name: &str) -> Occurrence {
        let path = format!("{}::{name}", self.id);
        let owner = code(self.id.as_str());
        Occurrence::new(
            path,
            owner,
            Some(&self.old.pointer),
            Some(&self.new.pointer),
        )
    }

    /// An occurrence at the type as a whole.
    pub(super) fn whole(&self) -> Occurrence {
        let pointers = (Some(&self.old.pointer), Some(&self.new.pointer));
        Occurrence::new(
            self.id.as_str(),
            code(self.id.as_str()),
            pointers.0,
            pointers.1,
        )
    }
}
