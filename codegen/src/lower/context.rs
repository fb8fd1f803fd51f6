//! The state of lowering.

use super::definitions::Types;
use super::document::TypedDocument;
use super::facts::Sensitive;
use super::naming::{SidNames, TypeNames};
use super::reporter::Reporter;
use super::schema::Schemas;
use crate::openapi::Document;
use crate::twilio;

/// The state of lowering: parts that each own their data.
pub(super) struct Lowering<'a> {
    pub(super) document: TypedDocument<'a>,
    pub(super) schemas: Schemas<'a>,
    pub(super) names: TypeNames,
    pub(super) sids: SidNames,
    pub(super) types: Types<'a>,
    pub(super) sensitive: Sensitive,
    pub(super) reporter: &'a Reporter,
}

impl<'a> Lowering<'a> {
    pub(super) fn new(document: &'a Document<'a>, reporter: &'a Reporter) -> Self {
        let json: Vec<_> = document.texts.values().copied().collect();
        let document = TypedDocument::new(document);
        let mut schemas = Schemas::new(document, reporter);
        let sids = SidNames::new(&twilio::sid::uses(&json));
        let mut names = TypeNames::new(document, sids.names());
        // No type within another takes the name of a component.
        for (_, schema, at) in document.component_schemas() {
            if let Some(schema) = schema.as_item()
                && schemas.resolve(schema, &at).is_named()
            {
                let path = names.preferred(&at);
                names.claim(&path, &at);
            }
        }
        // Those of other files have their names whatever refers to them first.
        for (at, schema) in document
            .other_schemas()
            .filter(|(at, _)| at.file().is_some())
        {
            if let Some(schema) = schema.as_item()
                && schemas.resolve(schema, at).is_named()
            {
                let path = names.preferred(at);
                names.claim(&path, at);
            }
        }
        Self {
            document,
            schemas,
            names,
            sids,
            types: Types::default(),
            sensitive: Sensitive::find(&json),
            reporter,
        }
    }
}
