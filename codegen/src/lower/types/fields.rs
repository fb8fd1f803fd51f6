//! Fields: properties and parameters as their schemas describe them.

use openapiv3::{Schema, SchemaData};
use serde_json::Value;

use crate::api::{Access, Docs, Field, RustName, Style, Type, TypeRef, Unit};
use crate::lower::context::Lowering;
use crate::lower::facts::{combined, constraints, deprecation};
use crate::lower::schema::{PropertySchema, SchemaRef};
use crate::openapi::{SECONDS, UNIT};
use crate::twilio::sid;

/// A field without the facts that its schema states.
pub(in crate::lower) struct FieldSource<'s, 'a> {
    pub(in crate::lower) wire: &'s str,
    pub(in crate::lower) name: RustName,
    pub(in crate::lower) schema: &'s SchemaRef<'a>,
    /// The schema that describes it, if another one does.
    pub(in crate::lower) described_by: Option<&'a Schema>,
    pub(in crate::lower) required: bool,
}

impl<'s, 'a> FieldSource<'s, 'a> {
    pub(in crate::lower) fn of_property(
        wire: &'s str,
        property: &'s PropertySchema<'a>,
        name: RustName,
        required: bool,
    ) -> Self {
        Self {
            wire,
            name,
            schema: &property.first,
            described_by: property.described_by,
            required,
        }
    }
}

/// The unit that a schema states for its numbers.
fn unit(schema: &Schema) -> Option<Unit> {
    let unit = schema.schema_data.extensions.get(UNIT)?;
    (unit == SECONDS).then_some(Unit::Seconds)
}

impl<'a> Lowering<'a> {
    /// The field of a type.
    pub(in crate::lower) fn field(
        &mut self,
        source: FieldSource<'_, 'a>,
        mut value: TypeRef,
    ) -> Field {
        let schema = self.schemas.direct_target(source.schema);
        let wrapped = self.schemas.wrapped(source.schema);
        let described_by = source.described_by.or(schema);
        let texts = [described_by, wrapped].into_iter().flatten();
        let mut own_docs = texts.map(|schema| {
            let description = schema.schema_data.description.as_deref();
            Docs::of_description(description)
        });
        let docs = own_docs.find(|docs| !docs.is_empty()).unwrap_or_default();
        if let Some(described_by) = source.described_by {
            value.constraints = combined(constraints(described_by), value.constraints);
        }
        let access = self.access(source.schema);
        let deprecated = schema.is_some_and(|schema| schema.schema_data.deprecated);
        let sensitivity = self
            .sensitive
            .sensitivity(source.wire, source.schema, &mut self.schemas);
        let is_sid = matches!(value.ty, Type::Sid(_));
        Field {
            wire: source.wire.to_owned(),
            name: source.name,
            pointer: source.schema.at.clone(),
            deprecated: deprecated.then(|| deprecation(&docs)),
            docs,
            value,
            identifies_owner: is_sid && source.wire == sid::OWN,
            unit: schema.and_then(unit),
            required: source.required,
            access,
            sensitivity,
            style: Style::Plain,
            allow_reserved: false,
            example: self.schema_example(source.schema),
            content_type: None,
        }
    }

    /// The example that a schema gives.
    fn schema_example(&mut self, schema: &SchemaRef<'a>) -> Option<Value> {
        let (schema, at) = self.schemas.target(schema)?;
        let example = schema.schema_data.example.clone()?;
        self.reporter.used(&at.child("example"));
        Some(example)
    }

    /// Which side sets the values of a schema, as it says itself or one that all its values satisfy.
    pub(in crate::lower) fn access(&mut self, schema: &SchemaRef<'a>) -> Access {
        let schemas = self.schemas.conjuncts(schema);
        let says = |is: fn(&SchemaData) -> bool| schemas.iter().any(|it| is(&it.schema_data));
        if says(|data| data.read_only) {
            Access::ReadOnly
        } else if says(|data| data.write_only) {
            Access::WriteOnly
        } else {
            Access::ReadWrite
        }
    }
}
