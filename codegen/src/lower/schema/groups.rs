//! The schemas that a schema is composed of: `allOf`, `oneOf` and `anyOf`.

use openapiv3::{ReferenceOr, Schema, SchemaKind};

use super::schema_ref::SchemaRef;
use crate::source::Pointer;

/// A keyword and its schemas.
#[derive(Clone, Copy)]
pub(super) struct Group<'a> {
    pub(super) keyword: &'static str,
    pub(super) schemas: &'a [ReferenceOr<Schema>],
}

/// The groups of a schema.
pub(super) struct Groups<'a> {
    pub(super) all_of: Group<'a>,
    /// `oneOf` and `anyOf`.
    pub(super) any_of: [Group<'a>; 2],
}

impl<'a> Groups<'a> {
    pub(super) fn of(schema: &'a Schema) -> Self {
        let (all_of, one_of, any_of): (&[_], &[_], &[_]) = match &schema.schema_kind {
            SchemaKind::AllOf { all_of } => (all_of, &[], &[]),
            SchemaKind::OneOf { one_of } => (&[], one_of, &[]),
            SchemaKind::AnyOf { any_of } => (&[], &[], any_of),
            SchemaKind::Any(any) => (&any.all_of, &any.one_of, &any.any_of),
            SchemaKind::Type(_) | SchemaKind::Not { .. } => (&[], &[], &[]),
        };
        let group = |keyword, schemas| Group { keyword, schemas };
        Self {
            all_of: group("allOf", all_of),
            any_of: [group("oneOf", one_of), group("anyOf", any_of)],
        }
    }

    pub(super) fn iter(self) -> impl Iterator<Item = Group<'a>> {
        std::iter::once(self.all_of).chain(self.any_of)
    }
}

impl<'a> Group<'a> {
    pub(super) fn is_empty(self) -> bool {
        self.schemas.is_empty()
    }

    /// The schemas of the group in the schema at `at`.
    pub(super) fn members(self, at: &Pointer) -> impl Iterator<Item = SchemaRef<'a>> + use<'a> {
        let at = at.child(self.keyword);
        let schemas = self.schemas.iter().enumerate();
        schemas.map(move |(index, schema)| SchemaRef::new(schema, at.child(index)))
    }
}
