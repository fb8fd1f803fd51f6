//! The Rust types that users see.

use crate::api::{Api, Field, Operation, Repr, Type, TypeKind};
pub(super) use crate::backend::rust_type::{type_text, value_text};

/// The Rust type of a struct's field as text.
pub(super) fn field_text(field: &Field, is_boxed: bool) -> String {
    let text = match is_boxed {
        true => format!("Box<{}>", type_text(field.ty())),
        false => type_text(field.ty()),
    };
    optional_text(text, !field.is_always_set())
}

/// The Rust type that a setter takes a field as, as text.
pub(super) fn argument_text(field: &Field) -> String {
    match field.is_duration() {
        true => "Seconds".to_owned(),
        false => type_text(field.ty()),
    }
}

/// The Rust type that an operation returns as text.
pub(super) fn response_text(operation: &Operation) -> String {
    optional_text(
        type_text(&operation.response.ty),
        operation.returns_optional(),
    )
}

/// A type, or that of an optional value.
pub(super) fn optional_text(text: String, is_optional: bool) -> String {
    match is_optional {
        true => format!("Option<{text}>"),
        false => text,
    }
}

/// The type of a function's argument.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Argument {
    /// Anything that converts into a string.
    String,
    /// A SID or a string.
    Sid,
    /// A value of an enum or a string.
    Enum,
    /// A date, a date-time, a time of the standard library or a string.
    Time,
    /// A value of exactly one type, or of types that convert into no other argument.
    Other,
}

impl Argument {
    /// The argument of a setter, a constructor or a method for a type; that of an item for a list.
    pub(super) fn of(ty: &Type, api: &Api) -> Self {
        match ty {
            Type::String => Argument::String,
            Type::Sid(_) => Argument::Sid,
            Type::DateTime | Type::Date => Argument::Time,
            Type::Def(id) => match &api[id].kind {
                TypeKind::Enum(def) if def.repr == Repr::String => Argument::Enum,
                TypeKind::Enum(_) | TypeKind::Struct(_) | TypeKind::Union(_) => Argument::Other,
            },
            _ => Argument::Other,
        }
    }

    /// Whether it accepts string literals and `String`s.
    pub(super) fn accepts_text(self) -> bool {
        self != Argument::Other
    }
}
