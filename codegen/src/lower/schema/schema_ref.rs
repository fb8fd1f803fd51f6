//! A schema where it is used.

use openapiv3::{ReferenceOr, Schema};

use crate::source::Pointer;

/// A schema, or a reference to one, and its location.
#[derive(Clone)]
pub(in crate::lower) struct SchemaRef<'a> {
    pub(in crate::lower) schema: ReferenceOr<&'a Schema>,
    pub(in crate::lower) at: Pointer,
}

impl<'a> SchemaRef<'a> {
    pub(in crate::lower) fn new(schema: &'a ReferenceOr<Schema>, at: Pointer) -> Self {
        let schema = match schema {
            ReferenceOr::Reference { reference } => ReferenceOr::Reference {
                reference: reference.clone(),
            },
            ReferenceOr::Item(schema) => ReferenceOr::Item(schema),
        };
        Self { schema, at }
    }

    pub(in crate::lower) fn boxed(schema: &'a ReferenceOr<Box<Schema>>, at: Pointer) -> Self {
        let schema = match schema {
            ReferenceOr::Reference { reference } => ReferenceOr::Reference {
                reference: reference.clone(),
            },
            ReferenceOr::Item(schema) => ReferenceOr::Item(&**schema),
        };
        Self { schema, at }
    }

    pub(in crate::lower) fn is_reference(&self) -> bool {
        matches!(self.schema, ReferenceOr::Reference { .. })
    }
}
