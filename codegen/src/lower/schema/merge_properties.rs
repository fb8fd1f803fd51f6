//! Properties that several schemas of an object describe.

use std::rc::Rc;

use indexmap::map::Entry;
use openapiv3::ReferenceOr;

use super::resolved::{AdditionalProperties, ObjectSchema, PropertySchema};
use super::schema_ref::SchemaRef;
use super::schemas::Schemas;

impl<'a> Schemas<'a> {
    /// Adds a property. Of an existing one the last schema holds, unless it does not say what the values are.
    pub(super) fn refine(
        &mut self,
        object: &mut ObjectSchema<'a>,
        name: &'a str,
        property: &Rc<PropertySchema<'a>>,
    ) {
        let known = match object.properties.entry(name) {
            Entry::Vacant(entry) => {
                entry.insert(property.clone());
                return;
            }
            Entry::Occupied(entry) => Rc::make_mut(entry.into_mut()),
        };
        let described_by = match &property.first.schema {
            ReferenceOr::Item(schema) if schema.schema_data.description.is_some() => Some(*schema),
            _ => property.described_by,
        };
        known.described_by = described_by.or(known.described_by);
        if self.is_informative(&property.first) {
            known.first.clone_from(&property.first);
            known.others.clone_from(&property.others);
        }
    }
}

impl<'a> ObjectSchema<'a> {
    /// Takes over what a schema says about additional properties, if anything.
    pub(super) fn allow(&mut self, additional: &AdditionalProperties<'a>) {
        if !matches!(additional, AdditionalProperties::Unspecified) {
            self.additional_properties = additional.clone();
        }
    }

    /// Adds a property. An existing one can have the schemas of this one too.
    pub(super) fn widen(&mut self, name: &'a str, property: &Rc<PropertySchema<'a>>) {
        match self.properties.entry(name) {
            Entry::Vacant(entry) => {
                entry.insert(property.clone());
            }
            Entry::Occupied(entry) => {
                let known = Rc::make_mut(entry.into_mut());
                for schema in property.schemas() {
                    if !known
                        .schemas()
                        .any(|other| describe_the_same(other, schema))
                    {
                        known.others.push(schema.clone());
                    }
                }
            }
        }
    }
}

/// Whether two schemas describe the same values, whatever they say about them.
fn describe_the_same(a: &SchemaRef<'_>, b: &SchemaRef<'_>) -> bool {
    match (&a.schema, &b.schema) {
        (ReferenceOr::Item(a), ReferenceOr::Item(b)) => a.schema_kind == b.schema_kind,
        (a, b) => a == b,
    }
}
