//! The kind of object at a location.

use super::{ObjectKind, ValueType, is_extension};

/// What OpenAPI defines for a location.
#[derive(Clone, Copy, PartialEq)]
enum Position {
    Object(ObjectKind),
    /// A list or a map of objects.
    Objects(ObjectKind),
    /// A value that is no object.
    Other,
    /// Something that OpenAPI does not define.
    Undefined,
}

/// The kind of the object that `tokens` lead to in an OpenAPI document, if OpenAPI defines it.
pub(crate) fn kind_at(tokens: &[&str]) -> Option<ObjectKind> {
    let document = Position::Object(ObjectKind::Document);
    let position = tokens
        .iter()
        .fold(document, |position, token| position.child(token));
    match position {
        Position::Object(kind) => Some(kind),
        Position::Objects(_) | Position::Other | Position::Undefined => None,
    }
}

impl Position {
    fn child(self, token: &str) -> Self {
        let kind = match self {
            Position::Object(kind) => kind,
            Position::Objects(kind) => return Position::Object(kind),
            Position::Other | Position::Undefined => return self,
        };
        if is_extension(token) {
            return Position::Undefined;
        }
        if let Some(entry) = kind.entry_kind() {
            return Position::Object(entry);
        }
        match kind.keyword(token).map(|keyword| keyword.value) {
            Some(ValueType::Object(kind) | ValueType::ObjectOrBool(kind)) => Position::Object(kind),
            Some(
                ValueType::ObjectList(kind)
                | ValueType::FirstObject(kind, _)
                | ValueType::ObjectMap(kind),
            ) => Position::Objects(kind),
            Some(ValueType::Any) | None => Position::Undefined,
            Some(_) => Position::Other,
        }
    }
}
