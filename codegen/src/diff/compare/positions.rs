use crate::api::{Type, TypeRef};
use crate::diff::phrase::code;

/// A value, or the items or values in it, before and after.
pub(super) struct Position<'a> {
    /// The name of the position within the field; none for the value itself.
    pub(super) name: Option<&'static str>,
    pub(super) old: &'a TypeRef,
    pub(super) new: &'a TypeRef,
}

impl Position<'_> {
    /// The position within a field as the subject of a sentence.
    pub(super) fn described(&self, field: &str) -> String {
        match self.name {
            None => code(field),
            Some(name) => format!("The {name} of {}", code(field)),
        }
    }
}

/// The value of a field and all lists and maps within it.
pub(super) fn positions<'a>(old: &'a TypeRef, new: &'a TypeRef) -> Vec<Position<'a>> {
    let mut positions = Vec::new();
    let mut current = Some(Position {
        name: None,
        old,
        new,
    });
    while let Some(position) = current.take() {
        current = match (&position.old.ty, &position.new.ty) {
            (Type::List(old), Type::List(new)) => Some(Position {
                name: Some("items"),
                old,
                new,
            }),
            (Type::Map(old), Type::Map(new)) => Some(Position {
                name: Some("values"),
                old,
                new,
            }),
            (Type::Stream(_, old), Type::Stream(_, new)) => Some(Position {
                name: Some("items"),
                old,
                new,
            }),
            _ => None,
        };
        positions.push(position);
    }
    positions
}
